package fr.parcours;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the whole house on a database of its own, on H2 and again on PostgreSQL. Tests that ask for nothing special
 * share one house, so keep {@link #properties} empty if you can. Each test method finds it as after the first start: no
 * dossier, no mail, and the clock at the wall's time.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("database")
@SpringBootTest
@Import(BehindTheHouse.Wiring.class)
@ContextConfiguration(initializers = TestDatabase.class)
@ExtendWith(FreshHouse.class)
public @interface ParcoursTest {
    @AliasFor(annotation = SpringBootTest.class)
    String[] properties() default {};

    @AliasFor(annotation = SpringBootTest.class)
    WebEnvironment webEnvironment() default WebEnvironment.RANDOM_PORT;
}
