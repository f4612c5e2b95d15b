package fr.parcours;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

/** The rooms and their doors (design.md, section 2). The types of {@code fr.parcours} itself are everybody's. */
@AnalyzeClasses(packages = "fr.parcours", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {
    /** Each room and the rooms that it may enter. */
    static final Map<String, Set<String>> DOORS = Map.of(
            "demo", Set.of("register", "engine", "step"),
            "desk", Set.of("register", "notice", "insight", "engine"),
            "step", Set.of("register", "notice", "engine"),
            "insight", Set.of("register", "engine"),
            "access", Set.of("engine", "register"),
            "register", Set.of(),
            "notice", Set.of(),
            "engine", Set.of());

    @ArchTest
    static void rooms_use_only_their_doors(JavaClasses house) {
        DOORS.forEach((room, open) -> noClasses()
                .that(resideInAPackage("fr.parcours." + room + ".."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(allExcept(room, open))
                .allowEmptyShould(true)
                .check(house));
    }

    /** A room that is not built yet has no package; one that has a package has something in it. */
    @ArchTest
    static void every_room_has_its_doors_and_something_in_it(JavaClasses house) {
        var parcours = house.getPackage("fr.parcours");
        assertThat(parcours.getSubpackages()).allSatisfy(room -> {
            assertThat(DOORS).containsKey(room.getRelativeName());
            assertThat(room.getClassesInPackageTree())
                    .as(room.getName())
                    .anyMatch(type -> !type.getSimpleName().equals("package-info"));
        });
    }

    @ArchTest
    static void types_that_all_rooms_use_need_none_of_them(JavaClasses house) {
        noClasses()
                .that()
                .resideInAPackage("fr.parcours")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(allExcept("", Set.of()))
                .check(house);
    }

    @ArchTest
    static final ArchRule steps_meet_only_in_a_process =
            slices().matching("fr.parcours.step.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule what_all_steps_share_needs_none_of_them = noClasses()
            .that()
            .resideInAPackage("fr.parcours.step")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("fr.parcours.step.*..");

    @ArchTest
    static final ArchRule registers_do_not_go_in_circles =
            slices().matching("fr.parcours.register.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_time_comes_from_the_one_clock = noClasses()
            .that()
            .haveNameNotMatching("fr\\.parcours\\.engine\\.(House|Demo)Clock")
            .should()
            .accessTargetWhere(describe("the machine's time is asked", RoomsTest::asksTheMachine));

    /** What goes around that door would not be noticed by who has asked before. */
    @ArchTest
    static final ArchRule our_tables_have_one_door = noClasses()
            .that()
            .haveNameNotMatching("fr\\.parcours\\.register\\.DatabaseDoor.*")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(
                    JdbcTemplate.class, NamedParameterJdbcTemplate.class, KeyHolder.class, GeneratedKeyHolder.class);

    @ArchTest
    static final ArchRule nobody_writes_to_the_console = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule everybody_logs_by_slf4j = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    private static boolean asksTheMachine(JavaAccess<?> access) {
        var target = access.getTarget();
        var owner = target.getOwner();
        if (owner.isEquivalentTo(Date.class)) {
            return target.getFullName().equals("java.util.Date.<init>()");
        }
        if (owner.isEquivalentTo(System.class)) { // sign-in and throttling stay on the wall clock
            return target.getName().equals("currentTimeMillis")
                    && !access.getOriginOwner().getPackageName().startsWith("fr.parcours.access");
        }
        return owner.getPackageName().equals("java.time")
                && target.getName().equals("now")
                && !target.getFullName().contains(Clock.class.getName());
    }

    private static String[] allExcept(String room, Set<String> open) {
        return DOORS.keySet().stream()
                .filter(other -> !other.equals(room) && !open.contains(other))
                .flatMap(other -> Stream.of("fr.parcours." + other + ".."))
                .toArray(String[]::new);
    }
}
