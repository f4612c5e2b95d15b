package fr.parcours.register.document;

import fr.parcours.Refusal;
import org.springframework.http.HttpStatus;

/** A file that this house does not take: of a type that is not admitted (415) or too big (413). */
final class FileRefused extends Refusal {
    private FileRefused(HttpStatus status, String title, String message) {
        super(status, title, message);
    }

    static FileRefused type(String why) {
        return new FileRefused(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "Format de fichier non admis",
                why + " Formats admis : PDF, JPEG, PNG, ODT, ODS, DOCX, XLSX.");
    }

    static FileRefused size(String why) {
        return new FileRefused(HttpStatus.PAYLOAD_TOO_LARGE, "Fichier trop volumineux", why);
    }
}
