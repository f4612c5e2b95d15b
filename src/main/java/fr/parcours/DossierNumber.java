package fr.parcours;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The number of a dossier, {@code OCC-YYYY-NNNN} (four to six digits): the business key of all its processes. */
public record DossierNumber(@JsonValue String value) implements Comparable<DossierNumber> {
    /** Under this key each log line names the dossier that it is about. */
    public static final String IN_LOG = "dossier";

    @JsonCreator
    public DossierNumber {
        if (!value.matches("OCC-[0-9]{4}-[0-9]{4,6}")) {
            throw new BadInput("number", "Un numéro de dossier s'écrit OCC-AAAA-NNNN.");
        }
    }

    /** @param sequence 1 or more, gapless within the year */
    public static DossierNumber of(int year, int sequence) {
        return new DossierNumber("OCC-%04d-%04d".formatted(year, sequence));
    }

    @Override
    public int compareTo(DossierNumber other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
