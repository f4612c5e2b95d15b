package fr.parcours;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** A body as a browser sends a form with a file. */
public final class Multipart {
    private static final String BOUNDARY = "----a-boundary-that-no-file-holds";
    public static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    public Multipart field(String name, String value) {
        return part("Content-Disposition: form-data; name=\"%s\"".formatted(name), value.getBytes(UTF_8));
    }

    /** @param name goes out as it is, quotes and line ends too */
    public Multipart file(String name, String mediaType, byte[] content) {
        return part(
                "Content-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: %s"
                        .formatted(name, mediaType),
                content);
    }

    private Multipart part(String head, byte[] content) {
        body.writeBytes("--%s\r\n%s\r\n\r\n".formatted(BOUNDARY, head).getBytes(UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(UTF_8));
        return this;
    }

    public byte[] bytes() {
        body.writeBytes("--%s--\r\n".formatted(BOUNDARY).getBytes(UTF_8));
        return body.toByteArray();
    }
}
