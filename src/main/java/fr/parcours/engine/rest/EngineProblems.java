package fr.parcours.engine.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import fr.parcours.BadInput;
import fr.parcours.Problem;
import fr.parcours.Refusal;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a failure of the engine means to a client. The engine answers 500 to an unknown task, a foreign tenant, a claimed
 * task and a lost race; here each gets its status, in French, and nothing of the engine's own words.
 */
public final class EngineProblems {
    private static final Logger LOG = LoggerFactory.getLogger(EngineProblems.class);
    private static final Pattern UNKNOWN_INPUT = Pattern.compile("Cannot resolve identifier '(\\w+)'");

    private EngineProblems() {}

    /** A failure of ours is logged here, under the reference that it answers with. */
    public static Problem of(Throwable failure) {
        return first(failure, Refusal.class)
                .map(Problem::of)
                .or(() -> missingInput(failure).map(Problem::of))
                .orElseGet(() -> ofEngine(failure));
    }

    private static Problem ofEngine(Throwable failure) {
        if (first(failure, AuthorizationException.class).isPresent()) {
            return Problem.of("Action non autorisée", 403, "Votre rôle ne permet pas cette opération.");
        }
        if (first(failure, OptimisticLockingException.class).isPresent()
                || first(failure, TaskAlreadyClaimedException.class).isPresent()) {
            return Problem.of(
                    "Action impossible en l'état",
                    409,
                    "Un collègue a traité cet élément au même moment. Rechargez la page.");
        }
        if (isForeignOrUnknown(failure)) {
            return Problem.of("Introuvable", 404, "Cet élément n'existe pas ou ne vous est pas ouvert.");
        }
        if (first(failure, JsonProcessingException.class).isPresent()
                || first(failure, BadUserRequestException.class).isPresent()
                || isHalfSent(failure)) {
            return Problem.of("Requête à corriger", 400, "La requête n'est pas comprise.");
        }
        if (isEnginesOwnRefusal(failure)) {
            LOG.warn("the engine refused a request: {}", failure.getMessage());
            return Problem.of("Requête à corriger", 400, "La requête n'est pas comprise.");
        }
        return byStatus(failure);
    }

    /** What the engine itself finds wrong with a query or a value: an exception of its own that nothing has caused. */
    private static boolean isEnginesOwnRefusal(Throwable failure) {
        return first(failure, DmnEngineException.class).isPresent()
                || causes(failure)
                        .reduce((outer, inner) -> inner)
                        .filter(root ->
                                root.getClass() == ProcessEngineException.class || root instanceof NotValidException)
                        .isPresent();
    }

    private static Problem byStatus(Throwable failure) {
        var status = status(failure);
        return switch (status) {
            case 400, 405, 406, 413, 415 -> Problem.of("Requête à corriger", status, "La requête n'est pas comprise.");
            case 403 -> Problem.of("Action non autorisée", 403, "Votre rôle ne permet pas cette opération.");
            case 404 -> Problem.of("Introuvable", 404, "Cet élément n'existe pas ou ne vous est pas ouvert.");
            default -> {
                var reference = UUID.randomUUID().toString();
                LOG.error("failure {}", reference, failure);
                yield Problem.failure(reference);
            }
        };
    }

    private static int status(Throwable failure) {
        if (failure instanceof RestException rest && rest.getStatus() != null) {
            return rest.getStatus().getStatusCode();
        }
        if (failure instanceof WebApplicationException web) {
            return web.getResponse().getStatus();
        }
        return Response.Status.INTERNAL_SERVER_ERROR.getStatusCode();
    }

    /** A decision asked for without one of its inputs: the engine's cause names it. */
    private static Optional<BadInput> missingInput(Throwable failure) {
        return causes(failure)
                .map(cause -> UNKNOWN_INPUT.matcher(String.valueOf(cause.getMessage())))
                .filter(matcher -> matcher.find())
                .map(matcher -> new BadInput(
                        matcher.group(1),
                        "La règle ne peut pas s'appliquer : « %s » n'est pas renseigné.".formatted(matcher.group(1))))
                .findFirst();
    }

    private static boolean isForeignOrUnknown(Throwable failure) {
        return first(failure, NullValueException.class).isPresent()
                || first(failure, NotFoundException.class).isPresent()
                || causes(failure)
                        .filter(ProcessEngineException.class::isInstance)
                        .map(cause -> String.valueOf(cause.getMessage()))
                        .anyMatch(message -> message.contains("belongs to no authenticated tenant")
                                || message.contains("Cannot find task")
                                || message.contains("No job found"));
    }

    /** The engine's resources do not ask whether what they unpack is there. */
    private static boolean isHalfSent(Throwable failure) {
        return failure instanceof NullPointerException
                && failure.getStackTrace().length > 0
                && failure.getStackTrace()[0].getClassName().startsWith("org.camunda.bpm.engine.rest.");
    }

    private static <T> Optional<T> first(Throwable failure, Class<T> type) {
        return causes(failure).filter(type::isInstance).map(type::cast).findFirst();
    }

    private static Stream<Throwable> causes(@Nullable Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, cause -> cause.getCause())
                .limit(20);
    }

    /** The same, as a response. */
    static Response response(Throwable failure) {
        var problem = of(failure);
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
