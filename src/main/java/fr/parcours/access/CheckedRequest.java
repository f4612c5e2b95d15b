package fr.parcours.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.web.util.UriUtils.encode;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.BadInput;
import fr.parcours.Refusal;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A request to the engine whose body has been read strictly before the engine sees it: JSON without a key twice, without
 * expressions, with plain types only; and whose lists have a page size.
 */
final class CheckedRequest extends HttpServletRequestWrapper {
    private static final int LARGEST_BODY = 2 * 1024 * 1024;
    private static final int LARGEST_PAGE = 200;
    private static final String PAGE = "maxResults";
    private static final Set<String> PLAIN =
            Set.of("string", "boolean", "integer", "long", "double", "date", "null", "json");
    private static final Pattern JSON =
            Pattern.compile("application/(vnd\\.[a-z.+-]*)?json( *;.*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern LIST = Pattern.compile(
            "/(task|process-definition|decision-definition|process-instance|incident|job|job-definition|deployment|user|group|tenant|authorization|external-task|case-definition|batch"
                    + "|decision-requirements-definition|history/[a-z-]+|filter|filter/[^/]+/list)");
    private static final ObjectMapper STRICT = new ObjectMapper(new JsonFactoryBuilder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(50).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final byte[] body;
    private final Map<String, String[]> parameters;

    private CheckedRequest(HttpServletRequest request, byte[] body, Map<String, String[]> parameters) {
        super(request);
        this.body = body;
        this.parameters = parameters;
    }

    /**
     * @param path of the engine's resource; null for the webapps' own, whose bodies are not the engine's
     * @throws Refusal 400 a body or parameter that is not taken · 413 too large · 415 not JSON
     */
    static HttpServletRequest of(HttpServletRequest request, @Nullable String path) throws IOException {
        refuseHal(request);
        if (path == null) {
            path = ""; // read as strictly, though it is no resource of the engine's
        }
        if (request.getContentType() != null) {
            requireJson(request); // first: a body of form fields would be read as parameters
        }
        var parameters = paged(request, path);
        var body = read(request);
        if (body.length > 0) {
            requireJson(request);
            check(parse(body), path);
        }
        return new CheckedRequest(request, body, parameters);
    }

    /** Its embedded resources would tell names and addresses of persons that their own calls keep closed. */
    private static void refuseHal(HttpServletRequest request) {
        var accepted = request.getHeader("Accept");
        if (request.getRequestURI().startsWith("/engine-rest/") // Tasklist itself asks so
                && accepted != null
                && accepted.toLowerCase(Locale.ROOT).contains("hal+json")) {
            throw new NotJson();
        }
    }

    private static byte[] read(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > LARGEST_BODY) {
            throw new TooLarge();
        }
        var body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw new TooLarge();
        }
        return body;
    }

    private static void requireJson(HttpServletRequest request) {
        var type = request.getContentType();
        if (type == null || !JSON.matcher(type).matches()) {
            throw new NotJson();
        }
    }

    private static JsonNode parse(byte[] body) throws IOException {
        try {
            return STRICT.readTree(body);
        } catch (JsonProcessingException malformed) {
            throw new BadInput("corps", "Le corps de la requête n'est pas un JSON valide.");
        }
    }

    private static void check(JsonNode body, String path) {
        refuseExpressions(body);
        if (LIST.matcher(path.replaceFirst("/count$", "")).matches() || path.isEmpty()) {
            refuseVariables(body);
        }
        refusePersons(body, path);
        if (path.endsWith("/start") || path.endsWith("/submit-form")) {
            refuse(body, "startInstructions", "Un parcours commence par son début.");
            refuse(body, "businessKey", "Le numéro de dossier est attribué par le serveur.");
            refuse(body, "caseInstanceId", "Un parcours ne dépend d'aucun cas.");
        }
        body.path("variables").fields().forEachRemaining(variable -> {
            var type = variable.getValue().path("type");
            if (!type.isMissingNode()
                    && !type.isNull()
                    && !PLAIN.contains(type.asText().toLowerCase(Locale.ROOT))) {
                throw new BadInput(variable.getKey(), "Ce type de donnée n'est pas accepté.");
            }
        });
    }

    private static void refuse(JsonNode body, String key, String message) {
        if (body.hasNonNull(key) && !(body.get(key).isArray() && body.get(key).isEmpty())) {
            throw new BadInput(key, message);
        }
    }

    /** Variables route the course and hold no content: nobody searches or sorts by them. */
    private static void refuseVariables(JsonNode query) {
        query.fields().forEachRemaining(entry -> {
            var value = entry.getValue();
            if (isVariable(
                    entry.getKey(), value.isContainerNode() ? (value.isEmpty() ? "" : "some") : value.asText())) {
                throw noVariable(entry.getKey());
            }
        });
        query.forEach(CheckedRequest::refuseVariables);
    }

    private static boolean isVariable(String name, String value) {
        var isAsked = name.toLowerCase(Locale.ROOT).endsWith("variables") && !value.isBlank();
        return isAsked || value.toLowerCase(Locale.ROOT).endsWith("variable");
    }

    private static BadInput noVariable(String name) {
        return new BadInput(name, "Les variables ne se recherchent pas : cherchez par numéro de dossier.");
    }

    private static void refusePersons(JsonNode query, String path) {
        query.fields()
                .forEachRemaining(entry -> Nameless.refusePersons(
                        path, entry.getKey(), entry.getValue().asText()));
        query.forEach(part -> refusePersons(part, path));
    }

    /** Queries name no expression: parsed, not searched for, so that no escape hides one. */
    private static void refuseExpressions(JsonNode node) {
        node.fieldNames().forEachRemaining(name -> {
            if (isExpression(name)) {
                throw new BadInput(name, "Les expressions ne sont pas acceptées.");
            }
        });
        node.forEach(CheckedRequest::refuseExpressions);
    }

    private static Map<String, String[]> paged(HttpServletRequest request, String path) {
        var parameters = new HashMap<>(request.getParameterMap());
        if (parameters.keySet().stream().anyMatch(CheckedRequest::isExpression)) {
            throw new BadInput("expression", "Les expressions ne sont pas acceptées.");
        }
        var isList = LIST.matcher(path.replaceFirst("/count$", "")).matches();
        parameters.forEach((name, values) -> Arrays.stream(values).forEach(value -> {
            if (isList && isVariable(name, value)) {
                throw noVariable(name);
            }
            Nameless.refusePersons(path, name, value);
        }));
        require(parameters, "firstResult", "[0-9]{1,7}", "Le premier résultat est un nombre positif.");
        require(parameters, PAGE, "[0-9]{1,9}", "Le nombre de résultats par page est un nombre positif.");
        var sent = parameters.get(PAGE);
        if (sent == null ? LIST.matcher(path).matches() : Integer.parseInt(sent[0]) > LARGEST_PAGE) {
            parameters.put(PAGE, new String[] {String.valueOf(LARGEST_PAGE)}); // Tasklist itself asks for 2000 filters
        }
        return parameters;
    }

    private static void require(Map<String, String[]> parameters, String name, String pattern, String message) {
        var sent = parameters.get(name);
        if (sent != null && !(sent.length == 1 && sent[0].matches(pattern))) {
            throw new BadInput(name, message);
        }
    }

    private static boolean isExpression(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith("expression");
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(parameters);
    }

    @Override
    public @Nullable String getParameter(String name) {
        var values = parameters.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return parameters.get(name);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }

    @Override
    public @Nullable String getQueryString() {
        if (parameters.isEmpty()) {
            return null;
        }
        var query = UriComponentsBuilder.newInstance(); // written anew: an escape in a name would hide it from a look
        parameters.forEach((name, values) -> query.queryParam(
                encode(name, UTF_8),
                Arrays.stream(values).map(value -> encode(value, UTF_8)).toArray()));
        return query.build(true).getQuery();
    }

    @Override
    public ServletInputStream getInputStream() {
        var bytes = new ByteArrayInputStream(body);
        return new ServletInputStream() {
            @Override
            public int read() {
                return bytes.read();
            }

            @Override
            public boolean isFinished() {
                return bytes.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException();
            }
        };
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), UTF_8));
    }

    private static final class TooLarge extends Refusal {
        TooLarge() {
            super(HttpStatus.PAYLOAD_TOO_LARGE, "Requête trop volumineuse", "Le corps de la requête dépasse 2 Mo.");
        }
    }

    private static final class NotJson extends Refusal {
        NotJson() {
            super(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Format non accepté", "Seul le format JSON est accepté.");
        }
    }
}
