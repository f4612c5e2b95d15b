package fr.parcours.register.document;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A PDF that only shows: no script, no programme to launch, nothing attached or locked, nothing after its end. Looks for
 * the names of these things wherever a reader would find them, in the file and in its compressed objects, and refuses
 * what it cannot look into.
 */
final class PdfFile {
    /** Each active thing has one of these names, escaped or not (ISO 32000-1, 7.3.5 and 12.6.4). */
    private static final Set<String> UNWANTED = Set.of(
            "JavaScript",
            "Launch",
            "EmbeddedFile",
            "EmbeddedFiles",
            "RichMedia",
            "SubmitForm",
            "ImportData",
            "XFA",
            "Encrypt");

    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_DICTIONARY = 4096;
    private static final int MOST_UNPACKED = 8 * 1024 * 1024;
    private static final int MOST_PACKED = 1_000; // [PARAM]
    private static final int NEVER = -LONGEST_DICTIONARY - 1;
    /** Numbers of objects and where each stands. */
    private static final Pattern PACKED_OBJECTS = Pattern.compile("(?s)\\s*\\d+\\s+\\d+\\s.*");

    private PdfFile() {}

    static void check(byte[] content) {
        requireEnd(content);
        refuseUnwanted(content);
        var left = MOST_UNPACKED;
        for (var stream : packed(content)) {
            var objects = stream.isDeclared() ? declared(content, stream, left) : hidden(content, stream, left);
            left -= objects.length;
            refuseUnwanted(objects);
        }
    }

    /**
     * A stream that may hold objects.
     *
     * @param object where the object that it belongs to begins
     * @param at its own place
     * @param isDeclared its dictionary says so: by its kind, or by the count and the place of the first, which alone a
     *     reader needs
     */
    private record Packed(int object, int at, boolean isDeclared) {}

    private static void refuseUnwanted(byte[] bytes) {
        for (var at = 0; at < bytes.length; at++) {
            if (bytes[at] == '/') {
                var name = name(bytes, at + 1);
                if (UNWANTED.contains(name)) {
                    throw FileRefused.type(
                            name.equals("Encrypt")
                                    ? "Ce PDF est protégé : enregistrez-le sans mot de passe ni restriction."
                                    : "Ce PDF contient un script, un programme ou une pièce attachée.");
                }
            }
        }
    }

    /** After the last {@code %%EOF} nothing but blanks; and no archive that ends with the file. */
    private static void requireEnd(byte[] content) {
        var end = lastIndexOf(content, "%%EOF");
        if (end < 0) {
            throw FileRefused.type("Ce PDF est incomplet.");
        }
        for (var at = end + 5; at < content.length; at++) {
            if (!isBlank(content[at])) {
                throw FileRefused.type("Ce PDF est suivi d'autre chose.");
            }
        }
        if (OfficeFile.endsAsArchive(content)) {
            throw FileRefused.type("Ce PDF est aussi une archive.");
        }
    }

    /** In one pass: a hostile file is not to be searched again and again to its end. */
    private static List<Packed> packed(byte[] content) {
        var found = new ArrayList<Packed>();
        var object = 0;
        var kind = NEVER;
        var count = NEVER;
        var first = NEVER;
        for (var at = 0; at < content.length; at++) {
            switch (content[at]) {
                case '/' -> {
                    switch (name(content, at + 1)) {
                        case "ObjStm" -> kind = at;
                        case "N" -> count = at;
                        case "First" -> first = at;
                        default -> {}
                    }
                }
                case 'o' -> object = isAt(content, "obj", at) ? at : object;
                case 's' -> {
                    var told = Math.max(kind, Math.min(count, first));
                    var isDeclared = told > object;
                    if ((isDeclared || at - told <= LONGEST_DICTIONARY) && beginsStream(content, at)) {
                        if (found.size() == MOST_PACKED) {
                            throw tooMuch();
                        }
                        found.add(new Packed(object, at, isDeclared));
                        kind = isDeclared ? NEVER : kind; // told once, of one stream
                        first = isDeclared ? NEVER : first;
                    }
                }
                default -> {}
            }
        }
        return found;
    }

    private static boolean beginsStream(byte[] content, int at) {
        return isAt(content, "stream", at) && !isAt(content, "end", at - 3);
    }

    private static String name(byte[] bytes, int start) {
        var name = new StringBuilder();
        for (var at = start; at < bytes.length && name.length() < LONGEST_NAME; at++) {
            if (isBlank(bytes[at]) || "()<>[]{}/%".indexOf(bytes[at]) >= 0) {
                break;
            }
            if (bytes[at] == '#' && at + 2 < bytes.length) {
                var high = Character.digit(bytes[at + 1], 16);
                var low = Character.digit(bytes[at + 2], 16);
                if (high >= 0 && low >= 0) {
                    name.append((char) (high * 16 + low));
                    at += 2;
                    continue;
                }
            }
            name.append((char) (bytes[at] & 0xff));
        }
        return name.toString();
    }

    /** What the stream unpacks to; one that cannot be looked into is refused. */
    private static byte[] declared(byte[] content, Packed stream, int most) {
        if (stream.at() - stream.object() > LONGEST_DICTIONARY) {
            throw unreadable();
        }
        var dictionary = text(content, stream.object(), stream.at());
        if (dictionary.contains("#") || dictionary.contains("/DecodeParms")) {
            throw unreadable();
        }
        if (!dictionary.contains("/Filter")) {
            return new byte[0]; // plain: the names in it are found already
        }
        if (!dictionary.matches("(?s).*/Filter\\s*(\\[\\s*/FlateDecode\\s*]|/FlateDecode)\\s*(/|>).*")) {
            throw unreadable();
        }
        try {
            return inflated(content, stream, most);
        } catch (DataFormatException broken) {
            throw unreadable();
        }
    }

    /** A dictionary nearby speaks of packed objects; whose, only what the stream unpacks to shows. */
    private static byte[] hidden(byte[] content, Packed stream, int most) {
        try {
            return PACKED_OBJECTS
                            .matcher(new String(begin(content, stream), StandardCharsets.ISO_8859_1))
                            .matches()
                    ? inflated(content, stream, most)
                    : new byte[0];
        } catch (DataFormatException notPacked) {
            return new byte[0];
        }
    }

    private static byte[] inflated(byte[] content, Packed stream, int most) throws DataFormatException {
        var inflater = inflater(content, stream);
        try {
            var out = new ByteArrayOutputStream();
            var part = new byte[8192];
            while (!inflater.finished()) {
                var length = inflater.inflate(part);
                if (length == 0) {
                    throw new DataFormatException();
                }
                out.write(part, 0, length);
                if (out.size() > most) {
                    throw tooMuch();
                }
            }
            return out.toByteArray();
        } finally {
            inflater.end();
        }
    }

    /** Its first letters. */
    private static byte[] begin(byte[] content, Packed stream) throws DataFormatException {
        var inflater = inflater(content, stream);
        try {
            var part = new byte[64];
            return Arrays.copyOf(part, inflater.inflate(part));
        } finally {
            inflater.end();
        }
    }

    private static Inflater inflater(byte[] content, Packed stream) {
        var data = stream.at() + "stream".length();
        while (data < content.length && (content[data] == '\r' || content[data] == '\n')) {
            data++;
        }
        var inflater = new Inflater();
        inflater.setInput(content, data, content.length - data);
        return inflater;
    }

    private static FileRefused tooMuch() {
        return FileRefused.size("Ce PDF se déplie au-delà de ce qui est admis.");
    }

    private static FileRefused unreadable() {
        return FileRefused.type("Ce PDF ne se laisse pas contrôler : enregistrez-le de nouveau.");
    }

    private static boolean isBlank(byte one) {
        return one == ' ' || one == '\t' || one == '\r' || one == '\n' || one == '\f' || one == 0;
    }

    private static String text(byte[] content, int from, int to) {
        return new String(content, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static int lastIndexOf(byte[] content, String sought) {
        for (var at = content.length - sought.length(); at >= 0; at--) {
            if (isAt(content, sought, at)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isAt(byte[] content, String sought, int at) {
        if (at < 0 || at + sought.length() > content.length) {
            return false;
        }
        for (var letter = 0; letter < sought.length(); letter++) {
            if (content[at + letter] != sought.charAt(letter)) {
                return false;
            }
        }
        return true;
    }
}
