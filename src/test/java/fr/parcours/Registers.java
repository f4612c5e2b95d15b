package fr.parcours;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** The registers and the outbox on a real database, without the engine. It is 24 November 2026, 9 o'clock in Paris. */
@TestConfiguration
@EnableTransactionManagement(proxyTargetClass = true)
@Import(BehindTheHouse.Wiring.class)
@ComponentScan({"fr.parcours.register", "fr.parcours.notice"})
public class Registers {
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @Bean(destroyMethod = "close")
    DataSource database() {
        return TestDatabase.open();
    }

    @Bean
    PlatformTransactionManager transactions(DataSource database) {
        return new DataSourceTransactionManager(database);
    }

    @Bean
    TransactionTemplate transaction(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    @Bean
    Clock clock() {
        return Clock.fixed(Instant.parse("2026-11-24T08:00:00Z"), ZoneId.of("Europe/Paris"));
    }
}
