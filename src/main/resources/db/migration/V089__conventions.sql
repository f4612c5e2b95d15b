-- V089__conventions.sql · a convention's text, article by article and version by version, and what the other side says of it. Owner: register.agreement.Conventions.
create table convention (
  dossier     varchar(15)   not null,
  version     integer       not null,
  facts_hash  varchar(64)   not null,                       -- SHA-256 of the key facts that it was drafted on
  reply       varchar(4000),                                -- what the drafter answers to the remarks on the version before
  accepted_by varchar(100),
  accepted_at timestamp with time zone,
  primary key (dossier, version),
  foreign key (dossier, version) references agreement (dossier, version),
  check ((accepted_by is null) = (accepted_at is null))
);

create table convention_article (
  dossier    varchar(15)    not null,
  version    integer        not null,
  article_no integer        not null,
  title      varchar(200)   not null,
  body       varchar(10000) not null,
  proposal   varchar(10000) not null,                       -- what the clause said of these facts: negotiated where the body differs
  primary key (dossier, version, article_no),
  foreign key (dossier, version) references convention (dossier, version)
);

create table convention_remark (
  dossier    varchar(15)   not null,
  version    integer       not null,
  line_no    integer       not null,
  article_no integer       not null,                        -- 0: the text as a whole
  remark     varchar(2000) not null,
  made_by    varchar(100)  not null,
  made_at    timestamp with time zone not null,
  primary key (dossier, version, line_no),
  foreign key (dossier, version) references convention (dossier, version)
);
