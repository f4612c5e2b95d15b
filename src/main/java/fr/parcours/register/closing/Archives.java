package fr.parcours.register.closing;

import fr.parcours.DossierNumber;
import fr.parcours.register.Rows;
import fr.parcours.register.agreement.Rebillings;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How long what a dossier leaves is kept, and what becomes of it then: the working values of domain.md 6.4 [PARAM], to be
 * validated by the archives service. Owns {@code archive_date}.
 */
@Component
public class Archives {
    /** What is done at the end; any destruction needs the visa of the departmental archives. */
    public enum Fate {
        TRI,
        DESTRUCTION
    }

    /** Kinds of papers. @see Archives */
    public enum Matter {
        TITRE("Titre, actes, états des lieux, clés", 10, Fate.TRI),
        ASSURANCE("Déclarations d'assurance", 5, Fate.DESTRUCTION),
        SINISTRES("Incidents et sinistres", 10, Fate.TRI),
        COMPTABILITE("Refacturation, décompte et pièces comptables", 10, Fate.DESTRUCTION),
        VISITE("Comptes rendus de visite et photos", 5, Fate.DESTRUCTION),
        DEMANDE("Demande refusée ou abandonnée", 2, Fate.DESTRUCTION);

        private final String label;
        private final int years;
        private final Fate fate;

        Matter(String label, int years, Fate fate) {
            this.label = label;
            this.years = years;
            this.fate = fate;
        }

        /** French. */
        public String label() {
            return label;
        }
    }

    /** One kind of papers of a dossier. */
    public record Kept(Matter matter, LocalDate until, Fate fate) {}

    private final JdbcClient jdbc;
    private final Rebillings rebillings;
    private final Settlements settlements;

    Archives(JdbcClient jdbc, Rebillings rebillings, Settlements settlements) {
        this.jdbc = jdbc;
        this.rebillings = rebillings;
        this.settlements = settlements;
    }

    /** Writes the dates that follow from the last day of the occupation; accounts only where something was paid. */
    public void plan(DossierNumber dossier, LocalDate lastDay) {
        var matters = EnumSet.complementOf(EnumSet.of(Matter.DEMANDE));
        if (rebillings.find(dossier).isEmpty() && settlements.find(dossier).isEmpty()) {
            matters.remove(Matter.COMPTABILITE);
        }
        write(dossier, lastDay, matters);
    }

    /** As {@link #plan}, of a request that was refused, lapsed or abandoned before an occupation began. */
    public void planUnused(DossierNumber dossier, LocalDate lastAct) {
        write(dossier, lastAct, EnumSet.of(Matter.DEMANDE));
    }

    /** As {@link #plan}, of the accounts that are settled after the rest was planned; nothing before. */
    public void planAccounts(DossierNumber dossier, LocalDate settledOn) {
        var planned = of(dossier);
        if (!planned.isEmpty() && planned.stream().noneMatch(kept -> kept.matter() == Matter.COMPTABILITE)) {
            write(dossier, settledOn, EnumSet.of(Matter.COMPTABILITE));
        }
    }

    private void write(DossierNumber dossier, LocalDate from, Set<Matter> matters) {
        Rows.insert(
                jdbc,
                "archive_date",
                matters.stream()
                        .map(matter -> Map.of(
                                "dossier", dossier.value(),
                                "matter", matter.name(),
                                "keep_until", from.plusYears(matter.years),
                                "final_fate", matter.fate.name()))
                        .toList());
    }

    public List<Kept> of(DossierNumber dossier) {
        return jdbc.sql("select * from archive_date where dossier = :dossier order by matter")
                .param("dossier", dossier.value())
                .query((row, no) -> new Kept(
                        Matter.valueOf(row.getString("matter")),
                        row.getObject("keep_until", LocalDate.class),
                        Fate.valueOf(row.getString("final_fate"))))
                .list();
    }
}
