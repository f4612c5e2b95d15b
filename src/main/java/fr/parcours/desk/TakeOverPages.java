package fr.parcours.desk;

import fr.parcours.BadInput;
import fr.parcours.Conflict;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The page by which patrimony takes occupations over: a file, what it would do, then the deed. */
@Controller
@RequestMapping("/reprise")
class TakeOverPages {
    private static final String PAGE = "reprise";

    private final Sight sight;
    private final TakeOver takeOver;

    TakeOverPages(Sight sight, TakeOver takeOver) {
        this.sight = sight;
        this.takeOver = takeOver;
    }

    @GetMapping
    String chooseFile() {
        sight.keeperOfOccupations();
        return PAGE;
    }

    /** The columns of the file, to be filled in with a spreadsheet. */
    @GetMapping("/modele")
    ResponseEntity<byte[]> model() {
        sight.keeperOfOccupations();
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("reprise.csv")
                                .build()
                                .toString())
                .body(TakeOverFile.model().getBytes(StandardCharsets.UTF_8));
    }

    /** Says what the file would do; changes nothing. */
    @PostMapping
    String check(@RequestParam MultipartFile file, HttpServletResponse response, Model model) throws IOException {
        sight.keeperOfOccupations();
        try {
            var text = CsvText.of(file.getBytes());
            model.addAttribute("report", takeOver.report(text));
            model.addAttribute("content", text);
        } catch (BadInput unfit) {
            response.setStatus(unfit.status().value());
            model.addAttribute("unfit", unfit.reason());
        }
        return PAGE;
    }

    /** Does it: all of it or nothing. */
    @PostMapping("/confirmer")
    String apply(@RequestParam String content, HttpServletResponse response, Model model) {
        var person = sight.keeperOfOccupations();
        try {
            model.addAttribute("report", takeOver.apply(content, person.login()));
        } catch (BadInput | Conflict refused) {
            response.setStatus(refused.status().value());
            model.addAttribute("unfit", refused.reason());
        }
        return PAGE;
    }
}
