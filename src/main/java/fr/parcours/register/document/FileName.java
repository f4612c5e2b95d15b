package fr.parcours.register.document;

import java.text.Normalizer;
import java.util.Locale;

/** The name that somebody gave a file: data to show again, never a path. */
record FileName(String stem, String extension) {
    private static final int LONGEST = 120;

    /** What a name must not hold: controls, what bends the reading direction, quotes, separators of any system. */
    private static final String UNFIT = "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\"<>|:*?/\\\\]";

    /** The last part of what was sent, without what is unfit. */
    static FileName of(String sent) {
        var last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        var clean = Normalizer.normalize(last, Normalizer.Form.NFC)
                .replaceAll(UNFIT, "")
                .strip()
                .replaceFirst("^\\.+", "");
        var dot = clean.lastIndexOf('.');
        return dot < 0
                ? new FileName(clean, "")
                : new FileName(clean.substring(0, dot), clean.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /** With the extension of what the file really is; another one becomes part of the name. */
    String as(FileType type) {
        var known = type.extensions().contains(extension);
        var end = "." + (known ? extension : type.extensions().get(0));
        var start = known || extension.isEmpty() ? stem : stem + "." + extension;
        var name = start.isBlank() ? "document" : start;
        return name.substring(0, Math.min(name.length(), LONGEST - end.length())) + end;
    }
}
