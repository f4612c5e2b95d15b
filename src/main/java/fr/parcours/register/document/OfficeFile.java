package fr.parcours.register.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** An office file is an archive: of which kind, and that it holds no macro, is not locked and unpacks to a decent size. */
final class OfficeFile {
    private static final int MOST_ENTRIES = 1000;
    private static final long MOST_UNPACKED = 200L * 1024 * 1024;
    private static final int MOST_RATIO = 100;
    private static final int LARGEST_LIST = 1024 * 1024;
    private static final String ACTIVE =
            "(?s)(.*/)?(vbaproject|vbadata|activex|oleobject|basic/|scripts/|macros/).*|.*\\.(exe|dll|js|vbs|jar|class|bat|cmd|ps1|msi|scr|com|pif|lnk|hta|html?|svg)";

    private static final Pattern MACROS = Pattern.compile("macroEnabled|vbaProject", Pattern.CASE_INSENSITIVE);
    private static final Pattern OUTSIDE = Pattern.compile("(^|.*[/\\\\])\\.\\.([/\\\\].*|$)|[/\\\\].*");

    private OfficeFile() {}

    static boolean isOne(byte[] content) {
        return content.length > 4 && content[0] == 'P' && content[1] == 'K' && content[2] == 3 && content[3] == 4;
    }

    /** Does it end as an archive does, whatever it begins as? */
    static boolean endsAsArchive(byte[] content) {
        for (var at = Math.max(0, content.length - 22 - 0xffff); at <= content.length - 22; at++) {
            if (content[at] == 'P' && content[at + 1] == 'K' && content[at + 2] == 5 && content[at + 3] == 6) {
                var comment = (content[at + 20] & 0xff) | (content[at + 21] & 0xff) << 8;
                if (at + 22 + comment == content.length) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Word or Excel, by its list of parts. @throws FileRefused when it is another archive */
    static FileType type(byte[] content) {
        return opened(content, archive -> {
            var parts = text(archive, "[Content_Types].xml");
            if (MACROS.matcher(parts).find()) { // whatever the parts are called
                throw withMacros();
            }
            if (parts.contains("wordprocessingml.document.main+xml")) {
                return FileType.DOCX;
            }
            if (parts.contains("spreadsheetml.sheet.main+xml")) {
                return FileType.XLSX;
            }
            throw FileRefused.type("Une archive n'est pas admise : joignez chaque fichier.");
        });
    }

    static void check(byte[] content) {
        if (!endsAsArchive(content)) {
            throw FileRefused.type("Ce fichier est suivi d'autre chose.");
        }
        opened(content, archive -> {
            refuseActive(archive);
            refuseLocked(archive);
            refuseBomb(archive, content.length);
            return archive;
        });
    }

    private static void refuseActive(ZipFile archive) {
        if (archive.stream().anyMatch(entry -> OUTSIDE.matcher(entry.getName()).matches())) {
            throw FileRefused.type("Ce fichier est endommagé.");
        }
        var isActive = archive.stream()
                .anyMatch(entry -> entry.getName().toLowerCase(Locale.ROOT).matches(ACTIVE));
        if (isActive) {
            throw withMacros();
        }
    }

    private static void refuseLocked(ZipFile archive) throws IOException {
        if (text(archive, "META-INF/manifest.xml").contains("encryption-data")) {
            throw FileRefused.type("Ce fichier est protégé : enregistrez-le sans mot de passe.");
        }
    }

    /** Counted while unpacking: what the list of entries says of their size is only said. */
    private static void refuseBomb(ZipFile archive, int packed) throws IOException {
        if (archive.size() > MOST_ENTRIES) {
            throw tooBig();
        }
        var most = Math.min(MOST_UNPACKED, (long) packed * MOST_RATIO);
        var unpacked = 0L;
        var part = new byte[64 * 1024];
        for (var entry : Collections.list(archive.entries())) {
            try (var stream = archive.getInputStream(entry)) {
                for (var length = stream.read(part); length >= 0; length = stream.read(part)) {
                    unpacked += length;
                    if (unpacked > most) {
                        throw tooBig();
                    }
                }
            }
        }
    }

    private static String text(ZipFile archive, String entry) throws IOException {
        var found = Optional.ofNullable(archive.getEntry(entry));
        if (found.isEmpty()) {
            return "";
        }
        try (InputStream stream = archive.getInputStream(found.get())) {
            return new String(stream.readNBytes(LARGEST_LIST), StandardCharsets.UTF_8);
        }
    }

    private interface Look<T> {
        T at(ZipFile archive) throws IOException;
    }

    /** As an office programme opens it, by its central directory: hence from a file. */
    private static <T> T opened(byte[] content, Look<T> look) {
        try {
            var file = Files.createTempFile("parcours", ".zip");
            try {
                Files.write(file, content);
                return looked(file, look);
            } finally {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static <T> T looked(Path file, Look<T> look) throws IOException {
        try (var archive = new ZipFile(file.toFile())) {
            return look.at(archive);
        } catch (ZipException | IllegalArgumentException broken) {
            throw FileRefused.type("Ce fichier est endommagé.");
        }
    }

    private static FileRefused withMacros() {
        return FileRefused.type("Ce fichier contient des macros ou un programme.");
    }

    private static FileRefused tooBig() {
        return FileRefused.size("Ce fichier se déplie au-delà de ce qui est admis.");
    }
}
