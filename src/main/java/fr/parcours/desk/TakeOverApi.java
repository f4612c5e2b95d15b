package fr.parcours.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * Takes occupations over that run already. 400 no such file, or with {@code confirm} a line that is refused · 403 for all
 * but patrimony · 409 a space was taken meanwhile.
 */
@RestController
@RequestMapping(path = "/api/take-over", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Reprise")
class TakeOverApi {
    private static final String SUMMARY =
            "Contrôle un fichier d'occupations en cours ; avec confirm=true, les reprend toutes ou aucune";

    private final Sight sight;
    private final TakeOver takeOver;

    TakeOverApi(Sight sight, TakeOver takeOver) {
        this.sight = sight;
        this.takeOver = takeOver;
    }

    @PostMapping(consumes = "text/csv")
    @Operation(summary = SUMMARY)
    TakeOver.Report text(@RequestParam(defaultValue = "false") boolean confirm, InputStream body) throws IOException {
        return take(confirm, body);
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = SUMMARY)
    TakeOver.Report file(@RequestParam(defaultValue = "false") boolean confirm, @RequestParam MultipartFile file)
            throws IOException {
        return take(confirm, file.getInputStream());
    }

    private TakeOver.Report take(boolean confirm, InputStream body) throws IOException {
        var person = sight.keeperOfOccupations();
        var text = CsvText.of(body.readNBytes(CsvText.MOST_BYTES + 1));
        return confirm ? takeOver.apply(text, person.login()) : takeOver.report(text);
    }
}
