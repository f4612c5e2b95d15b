package fr.parcours.register.space;

import fr.parcours.BadInput;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A check of a building that somebody made (table {@code requiredDiagnostics}).
 *
 * @param validUntil last day on which it counts; null: no end
 * @param conclusion what it says, 500 characters at most
 * @param documentId its paper in the register of documents; null when it is not there
 */
public record Diagnostic(
        Code code,
        LocalDate madeOn,
        @Nullable LocalDate validUntil,
        String conclusion,
        @Nullable String documentId) {

    /** @throws BadInput when it ends before it was made */
    public Diagnostic {
        if (validUntil != null && validUntil.isBefore(madeOn)) {
            throw new BadInput(
                    "validUntil",
                    "%s : la fin de validité (%s) précède la date du diagnostic (%s)."
                            .formatted(code.label, validUntil, madeOn));
        }
    }

    /** The codes of table {@code requiredDiagnostics}. */
    public enum Code {
        DTA("Dossier technique amiante"),
        DPE("Diagnostic de performance énergétique"),
        ETAT_DES_RISQUES("État des risques"),
        VERIF_ELECTRIQUE("Vérification électrique"),
        VERIF_GAZ("Vérification du gaz"),
        ENTRETIEN_CHAUDIERE("Entretien de la chaudière"),
        VERIF_SSI_EXTINCTEURS("Vérification de l'alarme et des extincteurs"),
        CONTROLE_ASCENSEUR("Contrôle de l'ascenseur"),
        DIAG_STRUCTURE("Diagnostic de structure"),
        LEGIONELLES("Recherche de légionelles"),
        RAAT("Repérage amiante avant travaux");

        private final String label;

        Code(String label) {
            this.label = label;
        }

        /** In French. */
        public String label() {
            return label;
        }

        /** Label by code, as a list offers them. */
        public static Map<String, String> labels() {
            var labels = new LinkedHashMap<String, String>();
            for (var code : values()) {
                labels.put(code.name(), code.label);
            }
            return labels;
        }
    }

    public boolean isValidOn(LocalDate day) {
        return validUntil == null || !day.isAfter(validUntil);
    }
}
