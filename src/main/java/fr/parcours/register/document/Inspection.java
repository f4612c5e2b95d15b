package fr.parcours.register.document;

import fr.parcours.BadInput;
import java.util.Locale;
import java.util.Optional;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;

/**
 * What a file from outside really is, whatever its name says, and whether it is harmless: nothing that runs, hides or
 * swells when opened. Detects and walks the outer structure; renders and parses nothing.
 */
final class Inspection {
    static final int LARGEST = 25 * 1024 * 1024;
    private static final int MOST_PIXELS = 50_000_000;
    private static final Tika TIKA = new Tika();

    private Inspection() {}

    /** A file that may be kept. @param content without the traces that pictures carry of place and device */
    record Passed(String name, FileType type, byte[] content) {}

    /**
     * @param declared media type that the sender gave, null when none
     * @throws BadInput (400) when there is nothing in it · FileRefused 413 too big · 415 not one of ours or not harmless
     */
    static Passed of(String name, @Nullable String declared, byte[] content) {
        if (content.length == 0) {
            throw new BadInput("file", "Ce fichier est vide : choisissez-en un autre.");
        }
        if (content.length > LARGEST) {
            throw FileRefused.size("Un fichier ne dépasse pas 25 Mo.");
        }
        var sent = FileName.of(name);
        var found = found(content);
        refuseOther(FileType.ofExtension(sent.extension()), found);
        refuseOther(Optional.ofNullable(declared).flatMap(Inspection::declared), found);
        return new Passed(sent.as(found), found, harmless(found, content));
    }

    private static FileType found(byte[] content) {
        var type = TIKA.detect(content);
        return FileType.ofMediaType(type)
                .or(() -> OfficeFile.isOne(content) ? Optional.of(OfficeFile.type(content)) : Optional.empty())
                .orElseThrow(() -> FileRefused.type("Le contenu de ce fichier n'est pas d'un format admis."));
    }

    private static Optional<FileType> declared(String mediaType) {
        return FileType.ofMediaType(mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }

    private static void refuseOther(Optional<FileType> said, FileType found) {
        if (said.isPresent() && said.get() != found) {
            throw FileRefused.type("Ce fichier n'est pas un %s : son contenu est un %s.".formatted(said.get(), found));
        }
    }

    private static byte[] harmless(FileType type, byte[] content) {
        switch (type) {
            case PDF -> PdfFile.check(content);
            case JPEG -> {
                return JpegPicture.cleaned(content);
            }
            case PNG -> {
                return PngPicture.cleaned(content);
            }
            default -> OfficeFile.check(content);
        }
        return content;
    }

    /** By what the header says: nobody unpacks a picture to know how large it is. */
    static void refuseFlood(long width, long height) {
        if (width * height > MOST_PIXELS) {
            throw FileRefused.size("Une image ne dépasse pas 50 mégapixels.");
        }
    }
}
