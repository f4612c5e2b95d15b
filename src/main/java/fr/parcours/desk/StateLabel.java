package fr.parcours.desk;

import fr.parcours.DossierNumber;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.occupancy.Endings;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where a dossier stands, as its page says it: a title that was withdrawn before its space was open is no refused request. */
@Component
class StateLabel {
    private final Endings endings;

    StateLabel(Endings endings) {
        this.endings = endings;
    }

    String of(Dossier dossier) {
        return isWithdrawn(dossier)
                ? "Titre retiré avant l'ouverture"
                : dossier.state().label();
    }

    /** Those of these whose title was withdrawn before the space was open: one question for a whole list. */
    Set<DossierNumber> withdrawn(List<Dossier> shown) {
        return endings.signedAmong(shown.stream()
                .filter(dossier -> dossier.state() == DossierState.REFUSE)
                .map(Dossier::number)
                .collect(Collectors.toSet()));
    }

    /** As {@link #of}, in the few words of a list. */
    static String inList(Dossier dossier, Set<DossierNumber> withdrawn) {
        return withdrawn.contains(dossier.number())
                ? "Titre retiré"
                : dossier.state().label();
    }

    /** What {@link DossierView#closingReason()} is called; null for a dossier that has none. */
    @Nullable
    String reason(Dossier dossier) {
        if (isWithdrawn(dossier)) {
            return "Motif du retrait";
        }
        return switch (dossier.state()) {
            case REFUSE -> "Motif du refus";
            case ABANDONNE -> "Motif de l'abandon";
            default -> null;
        };
    }

    private boolean isWithdrawn(Dossier dossier) {
        return dossier.state() == DossierState.REFUSE
                && endings.signed(dossier.number()).isPresent();
    }
}
