package fr.parcours.register.document;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

    private static final String OBJECTS = "ObjStm";
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_DICTIONARY = 4096;
    private static final int MOST_UNPACKED = 8 * 1024 * 1024;

    private PdfFile() {}

    static void check(byte[] content) {
        requireEnd(content);
        var names = names(content);
        refuseUnwanted(names);
        var unpacked = 0;
        for (var name : names) {
            if (name.text().equals(OBJECTS)) {
                var objects = objects(content, name.at(), MOST_UNPACKED - unpacked);
                unpacked += objects.length;
                refuseUnwanted(names(objects));
            }
        }
    }

    /** A name and where it stands. */
    private record Name(String text, int at) {}

    private static void refuseUnwanted(List<Name> names) {
        names.stream()
                .filter(name -> UNWANTED.contains(name.text()))
                .findFirst()
                .ifPresent(name -> {
                    throw FileRefused.type(
                            name.text().equals("Encrypt")
                                    ? "Ce PDF est protégé : enregistrez-le sans mot de passe ni restriction."
                                    : "Ce PDF contient un script, un programme ou une pièce attachée.");
                });
    }

    /** After the last {@code %%EOF} nothing but blanks; and no archive that ends with the file. */
    private static void requireEnd(byte[] content) {
        var end = lastIndexOf(content, "%%EOF", content.length, content.length);
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

    /** Those that matter here: the unwanted ones and the compressed objects. */
    private static List<Name> names(byte[] bytes) {
        var found = new ArrayList<Name>();
        for (var at = 0; at < bytes.length; at++) {
            if (bytes[at] == '/') {
                var name = name(bytes, at + 1);
                if (name.equals(OBJECTS) || UNWANTED.contains(name)) {
                    found.add(new Name(name, at));
                }
            }
        }
        return found;
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

    /** What the stream unpacks to whose dictionary holds this place. */
    private static byte[] objects(byte[] content, int at, int most) {
        var start = indexOf(content, "stream", at, LONGEST_DICTIONARY);
        if (start < 0) {
            throw unreadable();
        }
        var dictionary = text(content, Math.max(lastIndexOf(content, "obj", at, LONGEST_DICTIONARY), 0), start);
        if (!dictionary.contains("/Filter")) {
            return new byte[0]; // plain: the names in it are found already
        }
        if (!dictionary.matches("(?s).*/Filter\\s*(\\[\\s*/FlateDecode\\s*]|/FlateDecode)\\s*(/|>).*")
                || dictionary.contains("/DecodeParms")
                || dictionary.contains("#")) {
            throw unreadable();
        }
        var data = start + "stream".length();
        while (data < content.length && (content[data] == '\r' || content[data] == '\n')) {
            data++;
        }
        return inflated(content, data, most);
    }

    private static byte[] inflated(byte[] content, int start, int most) {
        var inflater = new Inflater();
        try {
            inflater.setInput(content, start, content.length - start);
            var out = new ByteArrayOutputStream();
            var part = new byte[8192];
            while (!inflater.finished()) {
                var length = inflater.inflate(part);
                if (length == 0) {
                    throw unreadable();
                }
                out.write(part, 0, length);
                if (out.size() > most) {
                    throw FileRefused.size("Ce PDF se déplie au-delà de ce qui est admis.");
                }
            }
            return out.toByteArray();
        } catch (DataFormatException broken) {
            throw unreadable();
        } finally {
            inflater.end();
        }
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

    /** @param within how far to look: a hostile file is not to be searched again and again to its end */
    private static int indexOf(byte[] content, String sought, int from, int within) {
        var last = Math.min(content.length - sought.length(), from + within);
        for (var at = from; at <= last; at++) {
            if (isAt(content, sought, at)) {
                return at;
            }
        }
        return -1;
    }

    private static int lastIndexOf(byte[] content, String sought, int from, int within) {
        var first = Math.max(0, from - within);
        for (var at = Math.min(from, content.length - sought.length()); at >= first; at--) {
            if (isAt(content, sought, at)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isAt(byte[] content, String sought, int at) {
        for (var letter = 0; letter < sought.length(); letter++) {
            if (content[at + letter] != sought.charAt(letter)) {
                return false;
            }
        }
        return true;
    }
}
