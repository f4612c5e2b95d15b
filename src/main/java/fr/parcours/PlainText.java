package fr.parcours;

import java.util.regex.Pattern;

/** What a text that somebody wrote may hold, be it sent by a form, a page or a file. */
public final class PlainText {
    /** Controls, lone surrogates and bidirectional overrides: they break storage, papers or what the eye reads. */
    private static final Pattern UNFIT =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069&&[^\\r\\n\\t]]");

    private static final Pattern BREAK = Pattern.compile("[\\r\\n\\t]");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Z}\\s]");

    private PlainText() {}

    /** May it be kept, with its line breaks and tabs? */
    public static boolean isFit(String text) {
        return !UNFIT.matcher(text).find();
    }

    /** May it be kept where there is one line only? */
    public static boolean isOneLine(String text) {
        return isFit(text) && !BREAK.matcher(text).find();
    }

    /** Is there nothing in it that the eye sees? */
    public static boolean saysNothing(String text) {
        return INVISIBLE.matcher(text).replaceAll("").isEmpty();
    }
}
