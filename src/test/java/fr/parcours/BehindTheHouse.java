package fr.parcours;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Marks the client of a test that writes past the registers and their rules, as nobody of the house can. */
@Qualifier
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface BehindTheHouse {
    @TestConfiguration(proxyBeanMethods = false)
    class Wiring {
        @BehindTheHouse
        @Bean(defaultCandidate = false)
        JdbcClient behindTheHouse(DataSource database) {
            return JdbcClient.create(database);
        }
    }
}
