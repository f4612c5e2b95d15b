package fr.parcours.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.parcours.BadInput;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * The engine's history says what happened to work, never who did it: persons are neither asked for nor told, or it would
 * give each person's figures (role-matrix.md, row 60).
 */
final class Nameless extends ContentCachingResponseWrapper {
    private static final String HISTORY = "/history/";
    private static final Set<String> PERSONS = Set.of("assignee", "owner", "startuserid", "createuserid", "userid");
    private static final Set<String> ASKED = Set.of("taskassignee", "taskowner", "startedby", "userid");
    private static final ObjectMapper JSON = new ObjectMapper();

    Nameless(HttpServletResponse response) {
        super(response);
    }

    static boolean isDue(@Nullable String path) {
        return path != null && path.startsWith(HISTORY);
    }

    /** @throws BadInput where history is searched or sorted by persons: by a parameter, or by a field of the body */
    static void refusePersons(String path, String name, String value) {
        var key = name.toLowerCase(Locale.ROOT);
        var isAsked = ASKED.stream().anyMatch(key::startsWith) || key.endsWith("user");
        if (isDue(path) && (isAsked || PERSONS.contains(value.toLowerCase(Locale.ROOT)) && key.equals("sortby"))) {
            throw new BadInput(name, "L'historique ne se cherche pas par personne.");
        }
    }

    /** Writes the answer without names. */
    void send() throws IOException {
        var type = getContentType();
        if (type != null && type.contains("json") && getContentSize() > 0) {
            var answer = JSON.readTree(getContentAsByteArray());
            forget(answer);
            resetBuffer();
            getOutputStream().write(JSON.writeValueAsBytes(answer));
        }
        copyBodyToResponse();
    }

    private static void forget(JsonNode answer) {
        if (answer instanceof ObjectNode told) {
            var isOfPerson = PERSONS.contains(told.path("property").asText().toLowerCase(Locale.ROOT));
            told.fieldNames().forEachRemaining(name -> {
                if (PERSONS.contains(name.toLowerCase(Locale.ROOT)) || isOfPerson && name.endsWith("Value")) {
                    told.putNull(name); // there already: no change to what is walked
                }
            });
        }
        answer.forEach(Nameless::forget);
    }
}
