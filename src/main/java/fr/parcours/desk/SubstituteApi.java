package fr.parcours.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Substitutes, for programs: one's own, for the administrator those of others, for the steering those of groups. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Suppléance")
class SubstituteApi {
    private final Absences absences;

    SubstituteApi(Absences absences) {
        this.absences = absences;
    }

    /** 403 for the technical administrator. */
    @GetMapping("/me/substitute")
    @Operation(summary = "Mon suppléant, qui peut l'être, et qui je supplée")
    Absences.Absence mine() {
        return absences.of(absences.self());
    }

    /** 400 not fit to stand in, or unfit days · 403 for the technical administrator. */
    @PutMapping(path = "/me/substitute", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Désigne mon suppléant, à la place du précédent :"
                    + " {\"substitute\": …, \"from\": \"2026-12-21\", \"to\": \"2027-01-03\", \"ground\": \"Congés\"}")
    Absences.Absence name(@RequestBody Submitted asked) {
        return named(absences.self(), asked);
    }

    /** 403 for the technical administrator · 404 nobody stands in. */
    @DeleteMapping("/me/substitute")
    @Operation(summary = "Met fin à ma suppléance")
    ResponseEntity<Void> end() {
        return ended(absences.self());
    }

    /** 403 for all but the administrator. */
    @GetMapping("/substitutes")
    @Operation(summary = "Les suppléances en cours et à venir")
    List<Absences.Standing> all() {
        return absences.all();
    }

    /** 403 for all but the administrator · 404 no such account. */
    @GetMapping("/accounts/{login}/substitute")
    @Operation(summary = "Le suppléant d'une autre personne")
    Absences.Absence others(@PathVariable String login) {
        return absences.of(absences.other(login));
    }

    /** 400 not fit to stand in, or unfit days · 403 for all but the administrator · 404 no such account. */
    @PutMapping(path = "/accounts/{login}/substitute", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Désigne le suppléant d'une autre personne")
    Absences.Absence name(@PathVariable String login, @RequestBody Submitted asked) {
        return named(absences.other(login), asked);
    }

    /** 403 for all but the administrator · 404 no such account, or nobody stands in. */
    @DeleteMapping("/accounts/{login}/substitute")
    @Operation(summary = "Met fin à la suppléance d'une autre personne")
    ResponseEntity<Void> end(@PathVariable String login) {
        return ended(absences.other(login));
    }

    /** 403 for all but the administrator · 404 no such group. */
    @GetMapping("/groups/{group}/substitute")
    @Operation(summary = "Le suppléant d'un groupe")
    Absences.Absence ofGroup(@PathVariable String group) {
        return absences.of(absences.other(group));
    }

    /**
     * 400 not fit to stand in, or unfit days · 403 for all but the administrator, and for who would name
     * himself · 404 no such group.
     */
    @PutMapping(path = "/groups/{group}/substitute", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Désigne qui supplée un groupe : une personne ou un autre groupe")
    Absences.Absence nameForGroup(@PathVariable String group, @RequestBody Submitted asked) {
        return named(absences.other(group), asked);
    }

    /** 403 for all but the administrator · 404 no such group, or nobody stands in. */
    @DeleteMapping("/groups/{group}/substitute")
    @Operation(summary = "Met fin à la suppléance d'un groupe")
    ResponseEntity<Void> endOfGroup(@PathVariable String group) {
        return ended(absences.other(group));
    }

    private Absences.Absence named(String holder, Submitted asked) {
        absences.name(holder, asked);
        return absences.of(holder);
    }

    private ResponseEntity<Void> ended(String holder) {
        absences.end(holder);
        return ResponseEntity.noContent().build();
    }
}
