package fr.parcours.desk;

import fr.parcours.BadInput;
import fr.parcours.DossierNumber;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for. A parameter that says nothing here is refused rather than ignored: who misspells
 * one would take a part for the whole.
 *
 * @param after the last number of the page before; null for the first page
 * @param size 1–200
 */
record PageAsked(@Nullable DossierNumber after, int size) {
    private static final int DEFAULT_SIZE = 50;
    private static final int MOST = 200;

    static PageAsked of(Map<String, String[]> parameters) {
        parameters.forEach(PageAsked::check);
        var after = parameters.get("after");
        var size = parameters.get("size");
        return new PageAsked(after == null ? null : after(after[0]), size == null ? DEFAULT_SIZE : size(size[0]));
    }

    private static void check(String name, String[] values) {
        if (!List.of("after", "size").contains(name)) {
            throw new BadInput(
                    name.length() > 50 ? "parameter" : name,
                    "Ce paramètre n'est pas proposé : la liste se demande par « after » et « size », les plus récents d'abord.");
        }
        if (values.length != 1) {
            throw new BadInput(name, "Ce paramètre ne se donne qu'une fois.");
        }
    }

    private static DossierNumber after(String value) {
        try {
            return new DossierNumber(value);
        } catch (BadInput unfit) {
            throw new BadInput("after", unfit.reason());
        }
    }

    private static int size(String value) {
        var size = value.matches("[0-9]{1,3}") ? Integer.parseInt(value) : 0;
        if (size < 1 || size > MOST) {
            throw new BadInput("size", "Une page compte de 1 à %d dossiers.".formatted(MOST));
        }
        return size;
    }
}
