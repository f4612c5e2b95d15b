package fr.parcours.desk;

import fr.parcours.register.assembly.Session;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The sessions of the assemblies, for programs. */
@RestController
@RequestMapping(path = "/api/sessions", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Calendrier")
class SessionsApi {
    private final SessionCalendar calendar;

    SessionsApi(SessionCalendar calendar) {
        this.calendar = calendar;
    }

    @GetMapping
    @Operation(summary = "Les séances à venir du Bureau et du Conseil")
    List<Session> upcoming() {
        return calendar.upcoming();
    }

    /** 400 past, or a deadline after it · 403 not the secretariat · 409 there already. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary =
                    "Ajoute une séance : {\"assembly\": \"CONSEIL\", \"heldOn\": \"2027-02-12\", \"fileDeadline\": \"2027-01-04\"}")
    ResponseEntity<Session> add(@RequestBody Submitted asked) {
        var session = calendar.add(asked);
        return ResponseEntity.created(URI.create("/api/sessions/" + session.id()))
                .body(session);
    }

    /** 403 not the secretariat · 404 no session · 409 a dossier is on its agenda. */
    @DeleteMapping("/{id}")
    @Operation(summary = "La séance n'a pas lieu")
    ResponseEntity<Void> remove(@PathVariable String id) {
        calendar.remove(id);
        return ResponseEntity.noContent().build();
    }
}
