package fr.parcours.desk;

import fr.parcours.BadInput;
import fr.parcours.Problem;
import fr.parcours.Refusal;
import fr.parcours.TooMany;
import fr.parcours.engine.rest.EngineProblems;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Every no of our addresses, in French: a problem (RFC 9457) for programs, a page for people. Nothing of the machine's
 * own words gets out; a failure of ours says a reference under which the log holds the rest.
 */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {
    /** Where {@link ErrorPages} finds what to say. */
    static final String ATTRIBUTE = Problems.class.getName();

    /** Addresses that programs call: under these a refusal is never a page. */
    private static final List<String> PROGRAMS =
            List.of("/api", "/porte/api", "/v3", "/engine-rest", "/camunda/api", "/actuator");

    static boolean isForPrograms(String path) {
        return PROGRAMS.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> refused(Refusal refusal, WebRequest request) {
        var headers = new HttpHeaders();
        if (refusal instanceof TooMany many) {
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(many.seconds()));
        }
        return answer(Problem.of(refusal), headers, request);
    }

    /** Two wrote at the same moment and the database let one of them through. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> raced(ConcurrencyFailureException race, WebRequest request) {
        return answer(
                Problem.of(
                        "Action impossible en l'état",
                        409,
                        "Un collègue a traité cet élément au même moment. Rechargez la page."),
                new HttpHeaders(),
                request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> failed(Exception failure, WebRequest request) {
        return answer(EngineProblems.of(failure), new HttpHeaders(), request);
    }

    /** What a type of ours refuses arrives wrapped by Spring, in English. */
    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var ours = Stream.<Throwable>iterate(mismatch, cause -> cause != null, Throwable::getCause)
                .filter(Refusal.class::isInstance)
                .map(Refusal.class::cast)
                .findFirst();
        return answer(ours.map(Problem::of).orElseGet(() -> Problem.of(unfit(mismatch))), new HttpHeaders(), request);
    }

    /** Nothing was sent where something must be; what is sent but unfit is refused by {@link SubmittedReader} itself. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unread, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(Problem.of(SubmittedReader.unfit()), headers, request);
    }

    private static BadInput unfit(TypeMismatchException mismatch) {
        var field = Optional.of(mismatch)
                .filter(MethodArgumentTypeMismatchException.class::isInstance)
                .map(MethodArgumentTypeMismatchException.class::cast)
                .map(MethodArgumentTypeMismatchException::getParameter)
                .map(MethodParameter::getParameterName)
                .orElse("parameter");
        return new BadInput(field, "Cette valeur n'est pas comprise.");
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception refused, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (status.is5xxServerError()) {
            return failed(refused, request);
        }
        return answer(ofStatus(status.value()), headers, request);
    }

    /** What a status alone says. */
    static Problem ofStatus(int status) {
        return switch (status) {
            case 401 -> Problem.of("Connexion nécessaire", status, "Connectez-vous pour continuer.");
            case 403 -> Problem.of("Action non autorisée", status, "Votre rôle ne permet pas cette opération.");
            case 404 -> Problem.of("Introuvable", status, "Cette adresse n'existe pas ou ne vous est pas ouverte.");
            case 405 -> Problem.of("Méthode non proposée", status, "Cette adresse ne propose pas cette opération.");
            case 406 -> Problem.of("Format non proposé", status, "Cette adresse répond en JSON.");
            case 413 -> Problem.of("Requête trop longue", status, "La requête dépasse la taille admise.");
            case 415 -> Problem.of("Format non admis", status, "Le contenu envoyé n'est pas dans un format admis ici.");
            case 429 -> Problem.of("Trop de tentatives", status, "Patientez avant de réessayer.");
            case 500, 502, 503, 504 ->
                Problem.of("Incident technique", status, "L'opération n'a pas abouti. Réessayez dans un instant.");
            default -> Problem.of("Requête à corriger", status, "La requête n'est pas comprise.");
        };
    }

    private @Nullable ResponseEntity<Object> answer(Problem problem, HttpHeaders headers, WebRequest request) {
        var exchange = (ServletWebRequest) request;
        if (isForPrograms(path(exchange.getRequest()))) {
            return ResponseEntity.status(problem.status())
                    .headers(headers)
                    .contentType(MediaType.valueOf(Problem.MEDIA_TYPE))
                    .body(problem);
        }
        turnToPage(problem, exchange);
        return null;
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    private static void turnToPage(Problem problem, ServletWebRequest exchange) {
        exchange.getRequest().setAttribute(ATTRIBUTE, problem);
        try {
            var response = exchange.getResponse();
            if (response != null && !response.isCommitted()) {
                response.sendError(problem.status());
            }
        } catch (IOException gone) {
            exchange.getRequest().setAttribute(RequestDispatcher.ERROR_EXCEPTION, gone);
        }
    }

    /** As a program reads it, written by hand where no controller answers. */
    static ResponseEntity<Object> problem(Problem problem) {
        return ResponseEntity.status(HttpStatus.valueOf(problem.status()))
                .contentType(MediaType.valueOf(Problem.MEDIA_TYPE))
                .body(problem);
    }
}
