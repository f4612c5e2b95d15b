package fr.parcours.robot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.parcours.demo.Answers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A client from outside that knows nothing but contract.md: it reads {@code {schema, data}}, builds an answer from them
 * alone, and completes whatever is open as the first role that is let in.
 */
public final class Robot {
    /** What came back. */
    public record Reply(int status, String body, JsonNode json, Map<String, List<String>> headers) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ROLES = List.of(
            "agent",
            "agent2",
            "hierarchie",
            "hierarchie2",
            "patrimoine",
            "patrimoine2",
            "juridique",
            "technique",
            "securite",
            "numerique",
            "assurances",
            "finances",
            "communication",
            "signature-dga",
            "signature-dgs",
            "signature-elu",
            "assemblees",
            "pilotage");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final Answers answers = new Answers(LocalDate.now());

    public Robot(String base) {
        this.base = base;
    }

    /** What to answer where a form asks for this key; the rest is made up by the form's own rules. */
    public Robot wish(String key, Object value) {
        answers.wish(key, value);
        return this;
    }

    public Robot forget(String key) {
        answers.forget(key);
        return this;
    }

    public Robot at(LocalDate day) {
        answers.today(day);
        return this;
    }

    /** Starts a dossier. @return its number */
    public String start(String login) {
        var form = get(login, "/api/start-form").json();
        var reply = post(
                login, "/engine-rest/process-definition/key/occupation-journey/start", engineBody(answers.to(form)));
        if (reply.status() != 200) {
            throw new AssertionError("start: %d %s".formatted(reply.status(), reply.body()));
        }
        return reply.json().get("businessKey").asText();
    }

    /** Names (ids in the model) of the dossier's open tasks, as patrimony sees them. */
    public List<String> open(String dossier) {
        return tasks(dossier).stream()
                .map(task -> task.get("taskDefinitionKey").asText())
                .toList();
    }

    public List<JsonNode> tasks(String dossier) {
        var found = new ArrayList<JsonNode>();
        get("patrimoine", "/engine-rest/task?processInstanceBusinessKey=" + dossier)
                .json()
                .forEach(found::add);
        return found;
    }

    public String taskId(String dossier, String taskKey) {
        return tasks(dossier).stream()
                .filter(task -> task.get("taskDefinitionKey").asText().equals(taskKey))
                .map(task -> task.get("id").asText())
                .findFirst()
                .orElseThrow(() -> new AssertionError("%s is not open, but %s".formatted(taskKey, open(dossier))));
    }

    /** Completes one task as whichever role may. @return who did it */
    public String complete(String dossier, String taskKey) {
        var id = taskId(dossier, taskKey);
        var refusals = new LinkedHashMap<String, String>();
        for (var role : likeliestFirst(dossier)) {
            var reply = completeAs(role, id);
            if (reply.status() == 204 || reply.status() == 200) {
                return role;
            }
            if (reply.status() != 403 && reply.status() != 404) {
                throw new AssertionError("%s as %s: %d %s".formatted(taskKey, role, reply.status(), reply.body()));
            }
            refusals.put(role, reply.status() + " " + reply.body());
        }
        throw new AssertionError("nobody may complete %s: %s".formatted(taskKey, refusals));
    }

    /** Whom the dossier waits for is told to everybody; the others are asked all the same. */
    private List<String> likeliestFirst(String dossier) {
        var awaited = dossier(dossier).path("waitingFor").findValuesAsText("role");
        return ROLES.stream()
                .sorted(Comparator.comparing(role -> awaited.stream().noneMatch(group -> isOf(role, group))))
                .toList();
    }

    private static boolean isOf(String role, String group) {
        return group.equals("grp-porteur")
                ? role.startsWith("agent")
                : role.startsWith(group.substring("grp-".length()));
    }

    public Reply completeAs(String login, String taskId) {
        var form = get(login, "/api/tasks/%s/form".formatted(taskId));
        if (form.status() != 200) {
            return form;
        }
        return post(login, "/engine-rest/task/%s/complete".formatted(taskId), engineBody(answers.to(form.json())));
    }

    /** Completes what is open, one task after another, until this one is. */
    public Robot until(String dossier, String taskKey) {
        for (var step = 0; step < 80 && !open(dossier).contains(taskKey); step++) {
            var open = open(dossier);
            if (open.isEmpty()) {
                throw new AssertionError("nothing is open any more: " + dossier(dossier));
            }
            complete(dossier, open.get(0));
        }
        taskId(dossier, taskKey);
        return this;
    }

    /** Completes what is open until nothing is. */
    public Robot untilNothingIsOpen(String dossier) {
        for (var step = 0; step < 80 && !open(dossier).isEmpty(); step++) {
            complete(dossier, open(dossier).get(0));
        }
        return this;
    }

    public Reply act(String login, String dossier, String action) {
        var address = "/api/dossiers/%s/actions/%s".formatted(dossier, action);
        var form = get(login, address);
        return form.status() == 200 ? post(login, address, JSON.valueToTree(answers.to(form.json()))) : form;
    }

    public JsonNode dossier(String number) {
        return get("patrimoine", "/api/dossiers/" + number).json();
    }

    public String state(String number) {
        return dossier(number).path("state").asText();
    }

    /** Moves the demo's clock. */
    public Robot moveClock(String to) {
        var reply = post("admin", "/api/demo/clock", JSON.createObjectNode().put("to", to));
        if (reply.status() != 200) {
            throw new AssertionError("clock: %d %s".formatted(reply.status(), reply.body()));
        }
        answers.today(LocalDate.parse(reply.json().get("now").asText().substring(0, 10)));
        return this;
    }

    public Reply get(String login, String path) {
        return send(login, HttpRequest.newBuilder(URI.create(base + path)).GET());
    }

    public Reply post(String login, String path, JsonNode body) {
        return send(
                login,
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    public Reply delete(String login, String path) {
        return send(login, HttpRequest.newBuilder(URI.create(base + path)).DELETE());
    }

    public Reply send(String login, HttpRequest.Builder request) {
        request.header(
                "Authorization",
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(
                                        (login + ":" + login).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        try {
            var reply = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(
                    reply.statusCode(),
                    reply.body(),
                    parse(reply.body()),
                    reply.headers().map());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static JsonNode parse(String body) {
        try {
            return body.isBlank() ? JSON.missingNode() : JSON.readTree(body);
        } catch (IOException notJson) {
            return JSON.missingNode();
        }
    }

    public static JsonNode engineBody(Map<String, Object> answer) {
        var body = JSON.createObjectNode();
        ObjectNode variables = body.putObject("variables");
        answer.forEach((key, value) -> {
            var variable = variables.putObject(key);
            if (value instanceof List<?> list) {
                variable.put("value", JSON.valueToTree(list).toString()).put("type", "Json");
            } else {
                variable.set("value", JSON.valueToTree(value));
            }
        });
        return body;
    }
}
