package fr.parcours.desk;

import fr.parcours.AuditEvent;
import fr.parcours.DossierNumber;
import fr.parcours.engine.Audit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The two files that one may take away from a dossier's page. 404 unknown or not yours. */
@Controller
class TakeAwayDownloads {
    private final TakeAway takeAway;
    private final Sight sight;
    private final Audit audit;

    TakeAwayDownloads(TakeAway takeAway, Sight sight, Audit audit) {
        this.takeAway = takeAway;
        this.sight = sight;
        this.audit = audit;
    }

    @GetMapping("/dossiers/{number}/dossier.pdf")
    void pdf(@PathVariable DossierNumber number, HttpServletResponse response) throws IOException {
        var pdf = takeAway.summary(number);
        audit.record(AuditEvent.DOSSIER_EXPORTED, number, "pdf");
        head(response, MediaType.APPLICATION_PDF_VALUE, "%s Résumé.pdf".formatted(number));
        response.setContentLength(pdf.length);
        response.getOutputStream().write(pdf);
    }

    @GetMapping("/dossiers/{number}/dossier.zip")
    void zip(@PathVariable DossierNumber number, HttpServletResponse response) throws IOException {
        sight.dossier(number); // refused while it still can be
        audit.record(AuditEvent.DOSSIER_EXPORTED, number, "zip");
        head(response, "application/zip", "%s.zip".formatted(number));
        takeAway.write(number, response.getOutputStream());
    }

    private static void head(HttpServletResponse response, String type, String name) {
        response.setContentType(type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
    }
}
