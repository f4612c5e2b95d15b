package fr.parcours.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** Writes a refusal from a filter, in the same form as everywhere else. */
@Component
class ProblemWriter {
    private final ObjectMapper json;

    ProblemWriter(ObjectMapper json) {
        this.json = json;
    }

    void write(HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        json.writeValue(response.getOutputStream(), problem);
    }

    void unauthorized(HttpServletResponse response) throws IOException {
        write(response, Problem.of("Connexion requise", 401, "Identifiez-vous avec un compte valide."));
    }

    void forbidden(HttpServletResponse response) throws IOException {
        write(response, Problem.of("Action non autorisée", 403, "Votre rôle ne permet pas cette opération."));
    }
}
