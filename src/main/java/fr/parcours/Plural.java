package fr.parcours;

/** Numbers of things in French, whose plural begins at two. */
public final class Plural {
    private static final int SEVERAL = 2;

    private Plural() {}

    /** « 1 tâche ouverte », « 3 tâches ouvertes ». @param words each takes the mark of the plural */
    public static String count(long number, String... words) {
        var mark = mark(number);
        return "%d %s%s".formatted(number, String.join(mark + " ", words), mark);
    }

    /** What a noun takes behind such a number, as it is written: rounded. */
    public static String mark(double number) {
        return Math.abs(number) < SEVERAL ? "" : "s";
    }
}
