package fr.parcours.engine.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The form files of this release, by their id. */
public final class FormFiles {
    private FormFiles() {}

    /** @throws IllegalStateException when a file's id is not its name, or stands twice */
    static Map<String, FormFile> onClassPath() {
        var files = new HashMap<String, FormFile>();
        for (var resource : resources().entrySet()) {
            try {
                var file = FormFile.read(resource.getValue().getInputStream());
                if (!file.id().equals(resource.getKey())) {
                    throw new IllegalStateException(
                            "form file %s calls itself %s".formatted(resource.getKey(), file.id()));
                }
                files.put(file.id(), file);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return files;
    }

    /** The files themselves, by form id: what a deployment takes along. */
    public static Map<String, Resource> resources() {
        try {
            var found = new HashMap<String, Resource>();
            for (var resource : new PathMatchingResourcePatternResolver().getResources("classpath*:forms/**/*.form")) {
                var id = String.valueOf(resource.getFilename()).replace(".form", "");
                if (found.put(id, resource) != null) {
                    throw new IllegalStateException("two form files are named " + id);
                }
            }
            return found;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @throws IllegalStateException when a form asks for more than routing variables and nobody receives its answer */
    public static void requireReceived(String id, InputStream file, Set<String> receivers) {
        if (FormFile.read(file).needsReceiver() && !receivers.contains(id)) {
            throw new IllegalStateException("form %s asks for more than routes, and nobody receives it".formatted(id));
        }
    }
}
