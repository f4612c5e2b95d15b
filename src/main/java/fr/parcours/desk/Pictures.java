package fr.parcours.desk;

import static java.util.stream.Collectors.groupingBy;

import fr.parcours.DossierNumber;
import fr.parcours.NotFound;
import fr.parcours.engine.ModelRules;
import fr.parcours.engine.Names;
import fr.parcours.engine.Whereabouts;
import fr.parcours.engine.Whereabouts.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The drawn processes of a dossier with the present place marked: the guide's pictures, no script in the browser. */
@Component
class Pictures {
    /**
     * A process that is under way.
     *
     * @param href of its picture
     * @param places what is under way in it, in French
     */
    record Picture(String process, String label, String href, List<String> places) {}

    /** Where bpmn-js begins a node, and how large it draws it. */
    private static final String NODE =
            "(<g class=\"djs-element djs-shape\" data-element-id=\"%s\"[^>]*>)(?=<g class=\"djs-visual\">(?:<rect x=\"0\" y=\"0\" width=\"(\\d+)\" height=\"(\\d+)\"|<circle cx=\"(\\d+)\"))";

    /** A frame around it, and the word above for who does not see colours. */
    private static final String MARK =
            "<rect x=\"-7\" y=\"-7\" width=\"%d\" height=\"%d\" rx=\"16\" fill=\"#fdf0d9\" stroke=\"#b25b00\" stroke-width=\"5\"/>"
                    + "<rect x=\"-7\" y=\"-27\" width=\"34\" height=\"20\" rx=\"4\" fill=\"#b25b00\"/>"
                    + "<text x=\"10\" y=\"-12\" text-anchor=\"middle\" font-family=\"Arial, sans-serif\" font-size=\"13\" font-weight=\"bold\" fill=\"#ffffff\">Ici</text>";

    private static final int AROUND = 14;

    private final Whereabouts whereabouts;
    private final Names names;
    private final Map<String, String> drawn = new ConcurrentHashMap<>();

    Pictures(Whereabouts whereabouts, Names names) {
        this.whereabouts = whereabouts;
        this.names = names;
    }

    /** The journey first, then what it has called. */
    List<Picture> of(DossierNumber number) {
        var places = new TreeMap<String, List<Place>>(
                Comparator.<String, Boolean>comparing(process -> !process.equals(ModelRules.ROOT))
                        .thenComparing(Comparator.naturalOrder()));
        places.putAll(whereabouts.of(number).stream().collect(groupingBy(Place::process)));
        var labels = places.isEmpty() ? Map.<String, String>of() : names.processes(places.keySet());
        return places.entrySet().stream()
                .map(one -> new Picture(
                        one.getKey(),
                        labels.getOrDefault(one.getKey(), one.getKey()),
                        "/dossiers/%s/schema/%s.svg".formatted(number, one.getKey()),
                        one.getValue().stream()
                                .map(Place::name)
                                .filter(name -> !name.isBlank())
                                .distinct()
                                .toList()))
                .filter(picture -> !picture.places().isEmpty())
                .toList();
    }

    /** @throws NotFound when this process is not under way in the dossier */
    String draw(DossierNumber number, String process) {
        var here = whereabouts.of(number).stream()
                .filter(place -> place.process().equals(process))
                .toList();
        if (here.isEmpty()) {
            throw new NotFound("Ce dossier n'est pas à cette étape.");
        }
        var picture = drawn.computeIfAbsent(process, Pictures::read);
        for (var place : here) {
            picture = Pattern.compile(NODE.formatted(Pattern.quote(place.node())))
                    .matcher(picture)
                    .replaceFirst(found -> Matcher.quoteReplacement(found.group(1) + mark(found)));
        }
        return picture;
    }

    /** Around a task, or around the circle of an event. */
    private static String mark(MatchResult found) {
        var isEvent = found.group(4) != null;
        var width = isEvent ? 2 * Integer.parseInt(found.group(4)) : Integer.parseInt(found.group(2));
        var height = isEvent ? width : Integer.parseInt(found.group(3));
        return MARK.formatted(width + AROUND, height + AROUND);
    }

    private static String read(String process) {
        try {
            return new ClassPathResource("guide/images/processes/%s.svg".formatted(process))
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
