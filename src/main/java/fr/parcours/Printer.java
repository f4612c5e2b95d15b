package fr.parcours;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints a template of {@code documents/} with these facts, to be archived and read aloud (PDF/A-2a, PDF/UA-1). */
public interface Printer {
    /** @param facts texts, numbers, dates, lists of them and maps for rows, under the names that the template uses */
    byte[] print(String template, Map<String, ? extends @Nullable Object> facts);
}
