package fr.parcours.desk;

import com.fasterxml.jackson.annotation.JsonFormat;
import fr.parcours.BadInput;
import fr.parcours.Forbidden;
import fr.parcours.engine.CurrentUser;
import fr.parcours.engine.DemoClock;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The demonstration's time, which its administrator moves forward to see deadlines arrive. Not there in production. */
@RestController
@RequestMapping(path = "/api/demo/clock", produces = MediaType.APPLICATION_JSON_VALUE)
@ConditionalOnProperty("parcours.demo.enabled")
@Tag(name = "Démonstration")
class DemoClockApi {
    record Time(@JsonFormat(pattern = "yyyy-MM-dd'T'HH:mm") LocalDateTime now) {}

    private final DemoClock clock;
    private final CurrentUser currentUser;

    DemoClockApi(DemoClock clock, CurrentUser currentUser) {
        this.clock = clock;
        this.currentUser = currentUser;
    }

    /** 403 for all but the administrator. */
    @GetMapping
    @Operation(summary = "L'heure de la démonstration")
    Time now() {
        requireAdministrator();
        return new Time(clock.now());
    }

    /** 400 backwards, or not a time · 403 for all but the administrator. Answers when what fell due has happened. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Avance l'heure : {\"to\": \"2027-01-15T08:00\"}")
    Time move(@RequestBody Submitted asked) {
        requireAdministrator();
        asked.fields().keySet().stream()
                .filter(field -> !field.equals("to"))
                .findFirst()
                .ifPresent(other -> {
                    throw new BadInput(other, "Seul le champ « to » est attendu.");
                });
        return new Time(clock.moveTo(time(asked.fields().get("to"))));
    }

    private static LocalDateTime time(@Nullable Object to) {
        if (to instanceof String text && text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?")) {
            try {
                return LocalDateTime.parse(text);
            } catch (DateTimeException noSuchTime) {
                throw new BadInput("to", "Cette date n'existe pas.");
            }
        }
        throw new BadInput("to", "Une date et une heure de Paris sont attendues (AAAA-MM-JJTHH:MM).");
    }

    private void requireAdministrator() {
        if (!currentUser.require().isIn("camunda-admin")) {
            throw new Forbidden("L'horloge de la démonstration est réservée à l'administrateur.");
        }
    }
}
