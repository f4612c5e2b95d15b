package fr.parcours.desk;

import fr.parcours.engine.form.Forms;
import fr.parcours.register.document.Uploads.Staged;
import fr.parcours.register.door.Doors;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** What the forms of the occupant's page ask and send; for its scripts alone. 401 without a session of the door. */
@RestController
@Hidden
@RequestMapping(path = "/porte/api", produces = MediaType.APPLICATION_JSON_VALUE)
class DoorApi {
    private final Door door;
    private final DocumentsApi documents;
    /** All occupants from outside hold one of the house's turns at most. */
    private final Turns turn = new Turns(1);

    private final Repeats repeats;

    DoorApi(Door door, DocumentsApi documents, Repeats repeats) {
        this.door = door;
        this.documents = documents;
        this.repeats = repeats;
    }

    @GetMapping("/tasks/{taskId}")
    Forms.View task(@PathVariable String taskId) {
        return door.form(taskId);
    }

    @PostMapping(path = "/tasks/{taskId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    Repeats.Done complete(
            @PathVariable String taskId,
            @RequestHeader(name = Repeats.HEADER, required = false) @Nullable String key,
            @RequestBody Submitted answer) {
        return repeats.once(key, "door/" + taskId, answer, () -> door.complete(taskId, answer));
    }

    @GetMapping("/actions/{id}")
    Forms.View action(@PathVariable String id, @RequestParam(required = false) @Nullable String dossier) {
        return door.action(id, dossier);
    }

    @PostMapping(path = "/actions/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    Repeats.Done perform(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String dossier,
            @RequestHeader(name = Repeats.HEADER, required = false) @Nullable String key,
            @RequestBody Submitted answer) {
        return repeats.once(key, "door/action/" + id, answer, () -> door.perform(id, dossier, answer));
    }

    @GetMapping(path = "/documents/{id}", produces = MediaType.ALL_VALUE)
    ResponseEntity<InputStreamResource> document(@PathVariable String id) {
        return documents.content(door.paper(id));
    }

    @PostMapping(path = "/documents/staged", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Staged stage(
            @CookieValue(Doors.COOKIE) String visit, @RequestParam(required = false) @Nullable MultipartFile file) {
        door.requireUnderWay();
        return turn.take(() -> documents.inTurn(file, sent -> door.stage(visit, sent)));
    }

    @GetMapping("/documents/staged")
    List<Staged> staged() {
        door.requireDossier();
        return documents.staged();
    }

    @DeleteMapping("/documents/staged/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable String id) {
        door.requireDossier();
        documents.discard(id);
    }
}
