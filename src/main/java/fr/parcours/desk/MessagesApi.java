package fr.parcours.desk;

import fr.parcours.DossierNumber;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The messages of a dossier, for programs. */
@RestController
@RequestMapping(path = "/api/dossiers/{number}/messages", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Dossiers")
class MessagesApi {
    private final Sight sight;
    private final Conversation conversation;
    private final Repeats repeats;

    MessagesApi(Sight sight, Conversation conversation, Repeats repeats) {
        this.sight = sight;
        this.conversation = conversation;
        this.repeats = repeats;
    }

    /** 403 no business with dossiers · 404 unknown or not yours. */
    @GetMapping
    @Operation(summary = "Les messages que je peux lire, les plus anciens d'abord")
    List<Conversation.Line> lines(@PathVariable DossierNumber number) {
        return conversation.lines(number, sight.reader(sight.dossier(number)));
    }

    /** 400 nothing said, or too long · 403 not yours to write · 404 unknown or not yours · 409 the dossier has ended. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary =
                    "Écrit un message : {\"text\": \"…\", \"visibility\": \"DEMANDEUR\"}, ou INTERNE entre services instructeurs")
    Repeats.Done write(
            @PathVariable DossierNumber number,
            @RequestHeader(name = Repeats.HEADER, required = false) @Nullable String key,
            @RequestBody Submitted sent) {
        return repeats.once(key, "message/" + number, sent, () -> {
            conversation.write(number, sent);
            return number;
        });
    }
}
