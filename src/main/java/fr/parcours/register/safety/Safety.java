package fr.parcours.register.safety;

import static fr.parcours.register.Rows.orNull;

import fr.parcours.DossierNumber;
import fr.parcours.NotFound;
import fr.parcours.register.Rows;
import fr.parcours.register.safety.Step.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What safety and planning ask of a dossier: the category of the place, and one step for each requirement. Owns
 * {@code safety_review}, {@code safety_step} and {@code planning_check}.
 */
@Component
public class Safety {
    /** A place whose category nobody has determined, or cannot by the tables. */
    public static final String TO_STUDY = "A_ETUDIER";

    /** What table {@code planning} asks of a project. @param temporaryInstallationMonths 0 without tents or containers */
    public record PlanningCheck(
            boolean destinationChanges,
            boolean subDestinationChanges,
            boolean structuralOrFacadeWorks,
            boolean facadeOnly,
            boolean sign,
            boolean protectedArea,
            int temporaryInstallationMonths) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Safety(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The tables have spoken (again): what is due from now on. What is no longer due goes, unless somebody sees to it;
     * what is due still keeps where it stood.
     *
     * @param erpCategory as table {@code erpCategory} says
     */
    public void assess(DossierNumber dossier, String erpCategory, Collection<Requirement> due) {
        begin(dossier);
        jdbc.sql("update safety_review set erp_category = :category where dossier = :dossier")
                .param("category", erpCategory)
                .param("dossier", dossier.value())
                .update();
        keep(dossier, due, requirement -> !requirement.isPlanning());
        var without = new LinkedHashMap<Requirement, @Nullable Integer>();
        due.forEach(requirement -> without.put(requirement, null));
        add(dossier, without);
    }

    /** As {@link #assess} for the formalities of planning. @param due with the months that the authority may take */
    public void plan(DossierNumber dossier, Map<Requirement, Integer> due) {
        begin(dossier);
        keep(dossier, due.keySet(), Requirement::isPlanning);
        add(dossier, new LinkedHashMap<>(due));
    }

    private void begin(DossierNumber dossier) {
        var exists = jdbc.sql("select count(*) from safety_review where dossier = :dossier")
                        .param("dossier", dossier.value())
                        .query(Integer.class)
                        .single()
                > 0;
        if (!exists) {
            jdbc.sql("insert into safety_review (dossier, permits_begun) values (:dossier, false)")
                    .param("dossier", dossier.value())
                    .update();
        }
    }

    private void keep(DossierNumber dossier, Collection<Requirement> due, Predicate<Requirement> origin) {
        var gone = steps(dossier).stream()
                .map(Step::requirement)
                .filter(origin)
                .filter(known -> !due.contains(known))
                .map(Requirement::name)
                .toList();
        if (!gone.isEmpty()) {
            jdbc.sql("delete from safety_step where dossier = :dossier and code in (:codes) and taken_by is null")
                    .param("dossier", dossier.value())
                    .param("codes", gone)
                    .update();
        }
    }

    /** @param due with the months that the authority may take; null without */
    private void add(DossierNumber dossier, Map<Requirement, @Nullable Integer> due) {
        var known = steps(dossier).stream().map(Step::requirement).toList();
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        due.forEach((requirement, months) -> {
            if (known.contains(requirement)) {
                jdbc.sql("update safety_step set legal_months = :months where dossier = :dossier and code = :code")
                        .param("months", months)
                        .param("dossier", dossier.value())
                        .param("code", requirement.name())
                        .update();
            } else {
                var row = new LinkedHashMap<String, @Nullable Object>();
                row.put("dossier", dossier.value());
                row.put("code", requirement.name());
                row.put("state", (requirement.isRemark() ? State.DONE : State.TO_DO).name());
                row.put("legal_months", months);
                row.put("derogation", false);
                rows.add(row);
            }
        });
        Rows.insert(jdbc, "safety_step", rows);
    }

    /** What the jurist found of the project. */
    public void checked(DossierNumber dossier, PlanningCheck check, String by) {
        jdbc.sql("delete from planning_check where dossier = :dossier")
                .param("dossier", dossier.value())
                .update();
        jdbc.sql("""
                        insert into planning_check (dossier, destination_changes, sub_destination_changes, structural_or_facade_works,
                                                    facade_only, sign, protected_area, temporary_installation_months, checked_by)
                        values (:dossier, :destination, :subDestination, :works, :facade, :sign, :protected, :months, :by)""")
                .param("dossier", dossier.value())
                .param("destination", check.destinationChanges())
                .param("subDestination", check.subDestinationChanges())
                .param("works", check.structuralOrFacadeWorks())
                .param("facade", check.facadeOnly())
                .param("sign", check.sign())
                .param("protected", check.protectedArea())
                .param("months", check.temporaryInstallationMonths())
                .param("by", by)
                .update();
    }

    public Optional<PlanningCheck> planningCheck(DossierNumber dossier) {
        return jdbc.sql("select * from planning_check where dossier = :dossier")
                .param("dossier", dossier.value())
                .query((row, no) -> new PlanningCheck(
                        row.getBoolean("destination_changes"),
                        row.getBoolean("sub_destination_changes"),
                        row.getBoolean("structural_or_facade_works"),
                        row.getBoolean("facade_only"),
                        row.getBoolean("sign"),
                        row.getBoolean("protected_area"),
                        row.getInt("temporary_installation_months")))
                .optional();
    }

    /** As table {@code erpCategory} said last; {@link #TO_STUDY} before. */
    public String category(DossierNumber dossier) {
        return jdbc.sql("select erp_category from safety_review where dossier = :dossier and erp_category is not null")
                .param("dossier", dossier.value())
                .query(String.class)
                .optional()
                .orElse(TO_STUDY);
    }

    /** All that is asked for, in the order of {@link Requirement}. */
    public List<Step> steps(DossierNumber dossier) {
        return jdbc
                .sql("select * from safety_step where dossier = :dossier")
                .param("dossier", dossier.value())
                .query((row, no) -> read(row))
                .list()
                .stream()
                .sorted(Comparator.comparing(Step::requirement))
                .toList();
    }

    /** @throws NotFound when nothing asks for it */
    public Step step(DossierNumber dossier, Requirement requirement) {
        return steps(dossier).stream()
                .filter(step -> step.requirement() == requirement)
                .findFirst()
                .orElseThrow(() -> new NotFound(
                        "« %s » n'est pas demandé dans le dossier %s.".formatted(requirement.label(), dossier)));
    }

    /** What is still to be seen or done in the space before it opens. */
    public List<Step> open(DossierNumber dossier) {
        return unsettled(dossier, Requirement::isOnSite);
    }

    private List<Step> unsettled(DossierNumber dossier, Predicate<Requirement> which) {
        return steps(dossier).stream()
                .filter(step -> which.test(step.requirement()) && !step.isSettled())
                .toList();
    }

    /** It is seen or done. */
    public void confirm(DossierNumber dossier, Collection<Requirement> seen, String by) {
        var codes = seen.stream()
                .filter(Requirement::isOnSite)
                .map(Requirement::name)
                .toList();
        if (!codes.isEmpty()) {
            jdbc.sql("""
                            update safety_step set state = 'DONE', answered_on = :today, changed_by = :by
                             where dossier = :dossier and code in (:codes)""")
                    .param("today", LocalDate.now(clock))
                    .param("by", by)
                    .param("dossier", dossier.value())
                    .param("codes", codes)
                    .update();
        }
    }

    /** The principle is agreed: authorisations may be asked for from now on. */
    public void beginPermits(DossierNumber dossier) {
        begin(dossier);
        jdbc.sql("update safety_review set permits_begun = true where dossier = :dossier")
                .param("dossier", dossier.value())
                .update();
    }

    /**
     * Gives to this process instance what is to be filed and nobody sees to; nothing before {@link #beginPermits}. A
     * second time changes nothing.
     */
    public void take(DossierNumber dossier, String processInstance) {
        steps(dossier).stream()
                .filter(step -> step.requirement().isFiled() && step.state() == State.TO_DO)
                .forEach(step -> jdbc.sql("""
                                update safety_step set taken_by = :instance
                                 where dossier = :dossier and code = :code and taken_by is null
                                   and exists (select 1 from safety_review where dossier = :dossier and permits_begun)""")
                        .param("instance", processInstance)
                        .param("dossier", dossier.value())
                        .param("code", step.requirement().name())
                        .update());
    }

    /** What this process instance sees to, in the order of {@link Requirement}. */
    public List<Requirement> takenBy(String processInstance) {
        return jdbc
                .sql("select code from safety_step where taken_by = :instance")
                .param("instance", processInstance)
                .query(String.class)
                .list()
                .stream()
                .map(Requirement::valueOf)
                .sorted()
                .toList();
    }

    /**
     * Its file went to the authority.
     *
     * @param completeOn null while the authority asks for more
     * @param derogation a derogation is asked for with it
     */
    public void file(
            DossierNumber dossier,
            Requirement requirement,
            LocalDate filedOn,
            @Nullable LocalDate completeOn,
            boolean derogation,
            String by) {
        jdbc.sql("""
                        update safety_step set state = :state, filed_on = :filed, complete_on = :complete, derogation = :derogation,
                               reminded_on = null, answered_on = null, reference = null, remark = null, changed_by = :by
                         where dossier = :dossier and code in (:codes)""")
                .param("state", (requirement.isAnswered() ? State.WAITING : State.DONE).name())
                .param("filed", filedOn)
                .param("complete", completeOn)
                .param("derogation", derogation)
                .param("by", by)
                .param("dossier", dossier.value())
                .param("codes", requirement.withParts())
                .update();
    }

    /** Its file is complete: the authority's delay runs. */
    public void completed(DossierNumber dossier, Requirement requirement, LocalDate on, String by) {
        jdbc.sql("""
                        update safety_step set complete_on = :on, reminded_on = null, changed_by = :by
                         where dossier = :dossier and code in (:codes)""")
                .param("on", on)
                .param("by", by)
                .param("dossier", dossier.value())
                .param("codes", requirement.withParts())
                .update();
    }

    /** The authority was asked where its answer stays. */
    public void reminded(DossierNumber dossier, Requirement requirement) {
        jdbc.sql("update safety_step set reminded_on = :on where dossier = :dossier and code in (:codes)")
                .param("on", LocalDate.now(clock))
                .param("dossier", dossier.value())
                .param("codes", requirement.withParts())
                .update();
    }

    /**
     * What the authority said, or its silence.
     *
     * @param reference of its letter or order; null without
     * @param by null when nobody wrote it down: the delay itself did
     */
    public void answered(
            DossierNumber dossier,
            Requirement requirement,
            boolean granted,
            LocalDate on,
            @Nullable String reference,
            @Nullable String remark,
            @Nullable String by) {
        jdbc.sql("""
                        update safety_step set state = :state, answered_on = :on, reference = :reference, remark = :remark, changed_by = :by
                         where dossier = :dossier and code in (:codes)""")
                .param("state", (granted ? State.GRANTED : State.REFUSED).name())
                .param("on", on)
                .param("reference", reference)
                .param("remark", remark)
                .param("by", by)
                .param("dossier", dossier.value())
                .param("codes", requirement.withParts())
                .update();
    }

    /** What must be granted or sent before anybody gets a key, and is not. What is done on site is confirmed at the opening. */
    public List<Step> withheld(DossierNumber dossier) {
        return unsettled(dossier, Requirement::isFiled);
    }

    /** The longest that an authority may still take. */
    public Period longestDelay(DossierNumber dossier) {
        return withheld(dossier).stream()
                .map(Step::delay)
                .max(Comparator.comparing(Safety::days))
                .orElse(Period.ZERO);
    }

    private static long days(Period period) {
        return period.toTotalMonths() * 30 + period.getDays();
    }

    /** One line for each step; empty when nothing is asked for. */
    public String text(DossierNumber dossier) {
        return steps(dossier).stream().map(step -> "– " + step.title()).collect(Collectors.joining("\n"));
    }

    private static Step read(ResultSet row) throws SQLException {
        return new Step(
                Requirement.valueOf(row.getString("code")),
                State.valueOf(row.getString("state")),
                orNull(row, "legal_months", Integer.class),
                orNull(row, "filed_on", LocalDate.class),
                orNull(row, "complete_on", LocalDate.class),
                row.getBoolean("derogation"),
                orNull(row, "reminded_on", LocalDate.class),
                orNull(row, "answered_on", LocalDate.class),
                row.getString("reference"),
                row.getString("remark"));
    }
}
