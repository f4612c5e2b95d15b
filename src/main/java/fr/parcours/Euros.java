package fr.parcours;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;

/** Amounts as French readers write them. */
public final class Euros {
    private Euros() {}

    /** « 12 500,50 », without its currency. */
    public static String told(BigDecimal euros) {
        var format = NumberFormat.getInstance(Locale.FRENCH);
        format.setMinimumFractionDigits(euros.stripTrailingZeros().scale() > 0 ? 2 : 0);
        return format.format(euros);
    }
}
