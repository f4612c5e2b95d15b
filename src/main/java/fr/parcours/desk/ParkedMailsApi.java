package fr.parcours.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The mails that were given up, for programs. */
@RestController
@RequestMapping(path = "/api/mails", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Exploitation")
class ParkedMailsApi {
    private final ParkedMails mails;

    ParkedMailsApi(ParkedMails mails) {
        this.mails = mails;
    }

    /** 403 for all but the steering role and the administration. */
    @GetMapping("/parked")
    @Operation(summary = "Les courriels mis de côté, et pourquoi")
    List<ParkedMails.Line> parked() {
        return mails.all();
    }

    /** 403 for all but the steering role and the administration · 404 not parked. */
    @PostMapping("/{id}/resend")
    @Operation(summary = "Renvoie un courriel mis de côté")
    ResponseEntity<Void> resend(@PathVariable String id) {
        mails.resend(id);
        return ResponseEntity.noContent().build();
    }

    /** 403 for all but the steering role and the administration · 404 not parked. */
    @PostMapping("/{id}/dismiss")
    @Operation(summary = "Classe sans suite un courriel mis de côté")
    ResponseEntity<Void> dismiss(@PathVariable String id) {
        mails.dismiss(id);
        return ResponseEntity.noContent().build();
    }
}
