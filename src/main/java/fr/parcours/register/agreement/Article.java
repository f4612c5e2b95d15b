package fr.parcours.register.agreement;

/**
 * One article of a convention.
 *
 * @param number from 1
 * @param proposal what its clause said of the facts; the text differs from it where it was negotiated
 */
public record Article(int number, String title, String text, String proposal) {
    /** Number of the text as a whole, in a remark. */
    public static final int WHOLE = 0;

    /** « Article 3 – Désignation ». */
    public String heading() {
        return "Article %d – %s".formatted(number, title);
    }

    public boolean isNegotiated() {
        return !text.equals(proposal);
    }

    /** The same with other words. */
    public Article saying(String words) {
        return new Article(number, title, words, proposal);
    }
}
