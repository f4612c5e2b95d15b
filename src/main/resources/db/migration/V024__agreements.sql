-- V024__agreements.sql · the titles of occupation, one row per version. Owner: register.agreement.Agreements.
create table agreement_year (
  year_no     integer not null primary key,
  last_number integer not null
);
insert into agreement_year (year_no, last_number) values
(2020, 0), (2021, 0), (2022, 0), (2023, 0), (2024, 0), (2025, 0), (2026, 0), (2027, 0), (2028, 0), (2029, 0), (2030, 0), (2031, 0), (2032, 
0), (2033, 0), (2034, 0), (2035, 0), (2036, 0), (2037, 0), (2038, 0), (2039, 0), (2040, 0), (2041, 0), (2042, 0), (2043, 0), (2044, 0), 
(2045, 0), (2046, 0), (2047, 0), (2048, 0), (2049, 0), (2050, 0), (2051, 0), (2052, 0), (2053, 0), (2054, 0), (2055, 0), (2056, 0), (2057, 
0), (2058, 0), (2059, 0), (2060, 0), (2061, 0), (2062, 0), (2063, 0), (2064, 0), (2065, 0), (2066, 0), (2067, 0), (2068, 0), (2069, 0), 
(2070, 0), (2071, 0), (2072, 0), (2073, 0), (2074, 0), (2075, 0), (2076, 0), (2077, 0), (2078, 0), (2079, 0), (2080, 0), (2081, 0), (2082, 
0), (2083, 0), (2084, 0), (2085, 0), (2086, 0), (2087, 0), (2088, 0), (2089, 0), (2090, 0), (2091, 0), (2092, 0), (2093, 0), (2094, 0), 
(2095, 0), (2096, 0), (2097, 0), (2098, 0), (2099, 0);

create table agreement (
  dossier              varchar(15)   not null references dossier (number),
  version              integer       not null,
  agreement_number     varchar(15)   not null,                              -- the same for all versions
  legal_title          varchar(30)   not null,
  authorised_use       varchar(2000) not null,
  responsible_function varchar(120)  not null,
  budget_code          varchar(20)   not null,
  works_cost           numeric(14, 2) not null,
  conditions           varchar(2000),
  start_date           date          not null,
  end_date             date          not null,
  headcount            integer       not null,
  drafted_by           varchar(100)  not null,
  drafted_at           timestamp with time zone not null,
  authority            varchar(30),
  return_remark        varchar(1000),
  signed_by            varchar(100),
  signed_as            varchar(120),                                        -- name and quality of the signatory, as the act shows them
  signed_at            timestamp with time zone,
  executory_at         timestamp with time zone,
  notified_at          timestamp with time zone,
  stale                boolean       not null,                              -- a key fact changed since it was drafted
  primary key (dossier, version),
  check ((signed_by is null) = (signed_at is null)),
  check (executory_at is null or signed_at is not null)
);
