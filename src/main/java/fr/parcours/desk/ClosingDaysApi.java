package fr.parcours.desk;

import fr.parcours.register.calendar.ClosingDay;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The closing days of the house, for programs. */
@RestController
@RequestMapping(path = "/api/closing-days", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Calendrier")
class ClosingDaysApi {
    private final Closings closings;

    ClosingDaysApi(Closings closings) {
        this.closings = closings;
    }

    @GetMapping
    @Operation(summary = "Les jours de fermeture, hors week-ends et jours fériés")
    List<ClosingDay> all() {
        return closings.all();
    }

    /** 400 past, or free anyway · 403 not the steering role · 409 one already. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Ajoute un jour de fermeture : {\"day\": \"2026-12-24\", \"label\": \"Pont\"}")
    ResponseEntity<ClosingDay> add(@RequestBody Submitted asked) {
        var closed = closings.add(asked);
        return ResponseEntity.created(URI.create("/api/closing-days/" + closed.day()))
                .body(closed);
    }

    /** 403 not the steering role · 404 no closing day. */
    @DeleteMapping("/{day}")
    @Operation(summary = "La maison ouvre ce jour-là")
    ResponseEntity<Void> remove(@PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day) {
        closings.remove(day);
        return ResponseEntity.noContent().build();
    }
}
