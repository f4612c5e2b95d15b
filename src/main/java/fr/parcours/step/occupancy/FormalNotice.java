package fr.parcours.step.occupancy;

import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.occupancy.Breaches;
import fr.parcours.register.occupancy.Breaches.Kind;
import fr.parcours.step.EarlyEnd;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import fr.parcours.step.Paper;
import fr.parcours.step.Papers;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The « mise en demeure »: what is wrong, until when it may be mended, and what follows else, which its kind says. */
@Component
class FormalNotice {
    private static final Map<Kind, String> ELSE = Map.of(
            Kind.FAULT,
            "Passé ce délai, la résiliation du titre pour faute pourra être prononcée, sans indemnité, par une décision motivée.",
            Kind.COVER,
            "Passé ce délai, l'occupation est suspendue et l'accès à l'espace fermé, jusqu'à l'acceptation d'une attestation en cours. Si le manquement dure, une autre mise en demeure peut ouvrir la résiliation du titre pour faute.");

    private final Breaches breaches;
    private final EarlyEnd earlyEnd;
    private final Papers papers;
    private final Letters letters;

    FormalNotice(Breaches breaches, EarlyEnd earlyEnd, Papers papers, Letters letters) {
        this.breaches = breaches;
        this.earlyEnd = earlyEnd;
        this.papers = papers;
        this.letters = letters;
    }

    /** @param cureBy last day to mend it */
    public void send(Dossier dossier, Kind kind, String breach, LocalDate cureBy, String by) {
        breaches.tell(dossier.number(), kind, breach, cureBy, by);
        Map<String, Object> content = Map.of(
                "titleLabel",
                French.capitalised(earlyEnd.titleLabel(dossier)),
                "breach",
                breach,
                "cureBy",
                cureBy,
                "consequence",
                ELSE.get(kind));
        papers.issue(dossier.number(), Paper.FORMAL_NOTICE, content, by);
        letters.toOccupant(dossier, "formal-notice-%s-%s".formatted(kind, cureBy), "mise en demeure", """
                Bonjour,

                Vous êtes mis en demeure de remédier au manquement suivant au plus tard le %s : %s

                %s Vous pouvez, dans ce délai, présenter vos observations par écrit. La mise en demeure est au dossier.""".formatted(
                        French.day(cureBy), breach, ELSE.get(kind)));
    }
}
