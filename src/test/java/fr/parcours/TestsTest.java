package fr.parcours;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.boot.test.context.SpringBootTest;

/** What every test owes the others. */
@AnalyzeClasses(packages = "fr.parcours", importOptions = ImportOption.OnlyIncludeTests.class)
class TestsTest {
    @ArchTest
    static final ArchRule a_test_of_the_house_runs_on_both_databases = noClasses()
            .that()
            .areNotAnnotations()
            .should()
            .beAnnotatedWith(SpringBootTest.class)
            .because("@ParcoursTest carries the tag that runs it again on PostgreSQL");
}
