package fr.parcours.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody at a browser, to whom a no-break space reads like any other. */
class PageVisitor {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String BOUNDARY = "----limite";

    private static final BodyHandler<String> READING = response -> BodySubscribers.mapping(
            BodySubscribers.ofString(StandardCharsets.UTF_8), page -> page.replace('\u00A0', ' '));

    private final int port;
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    PageVisitor(int port) {
        this.port = port;
    }

    PageVisitor signIn(String login) throws Exception {
        send("/connexion", Map.of("username", login, "password", login));
        return this;
    }

    HttpResponse<String> open(String path) throws Exception {
        return browser.send(to(path).GET().build(), READING);
    }

    HttpResponse<byte[]> download(String path) throws Exception {
        return browser.send(to(path).GET().build(), BodyHandlers.ofByteArray());
    }

    /** Fills in the form of the page at this address. */
    HttpResponse<String> send(String path, Map<String, String> fields) throws Exception {
        return post(path, path, fields);
    }

    /** Fills in a form that stands on one page and goes to another address. */
    HttpResponse<String> post(String page, String path, Map<String, String> fields) throws Exception {
        var form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining(
                        "&", "", "&_csrf=" + URLEncoder.encode(token(page), StandardCharsets.UTF_8)));
        return browser.send(
                to(path).header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                READING);
    }

    /** Chooses a file in the form of the page at this address. */
    HttpResponse<String> upload(String path, byte[] content) throws Exception {
        var head = """
                --%1$s\r
                Content-Disposition: form-data; name="_csrf"\r
                \r
                %2$s\r
                --%1$s\r
                Content-Disposition: form-data; name="file"; filename="espaces.csv"\r
                Content-Type: text/csv\r
                \r
                """.formatted(BOUNDARY, token(path)).getBytes(StandardCharsets.UTF_8);
        var tail = "\r\n--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.UTF_8);
        return browser.send(
                to(path).header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(BodyPublishers.ofByteArrays(List.of(head, content, tail)))
                        .build(),
                READING);
    }

    private String token(String page) throws Exception {
        var token = TOKEN.matcher(open(page).body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", "text/html");
    }
}
