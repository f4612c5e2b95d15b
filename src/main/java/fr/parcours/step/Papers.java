package fr.parcours.step;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.engine.Names;
import fr.parcours.register.agreement.Agreement;
import fr.parcours.register.document.Document;
import fr.parcours.register.document.Document.Origin;
import fr.parcours.register.document.Documents;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.occupant.Occupants;
import fr.parcours.register.space.Spaces;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Writes the papers of a dossier. A receiver or delegate issues one in the transaction of its deed:
 *
 * <pre>{@code
 * papers.issue(dossier, Paper.SAFETY_OPINION, Map.of(
 *         "object", "Sécurité incendie et accessibilité",
 *         "examined", List.of(Map.of("document", "Plan d'évacuation", "date", planDate)),
 *         "findings", answer.text("safetyFindings"),
 *         "opinion", "RESERVES",
 *         "reserves", List.of(Map.of("reserve", "Remettre l'extincteur", "owner", "Technique", "due", dueDate)),
 *         "legalReferences", List.of("Code du travail, R4227-29")), answer.by());
 * }</pre>
 *
 * <p>Every template knows besides, without being given them: {@code number}, {@code title}, {@code version},
 * {@code issuedOn}, {@code place}, {@code author}, {@code party} and {@code service} (who occupies), {@code addressee} (an
 * occupant from outside, without his representative: row 53 closes his name to most readers of papers),
 * {@code requestedOn}, {@code space}, {@code address},
 * {@code area}, {@code period}, {@code purpose}, {@code headcount}. What is given goes before what is known.
 */
@Component
public class Papers {
    /** What a draft says where a fact is still unknown. */
    public static final String TO_FILL = "[à compléter]";

    private static final Map<String, Line.Kind> LINES =
            Map.of("h2", Line.Kind.HEADING, "p", Line.Kind.PARAGRAPH, "li", Line.Kind.ITEM, "tr", Line.Kind.ITEM);

    private final Dossiers dossiers;
    private final Spaces spaces;
    private final ToldAddress toldAddress;
    private final Occupants occupants;
    private final Documents documents;
    private final Names names;
    private final Press press;
    private final Clock clock;
    private final String place;

    /** @param place where papers are signed [PARAM] */
    Papers(
            Dossiers dossiers,
            Spaces spaces,
            ToldAddress toldAddress,
            Occupants occupants,
            Documents documents,
            Names names,
            Press press,
            Clock clock,
            @Value("${parcours.paper.place}") String place) {
        this.dossiers = dossiers;
        this.spaces = spaces;
        this.toldAddress = toldAddress;
        this.occupants = occupants;
        this.documents = documents;
        this.names = names;
        this.press = press;
        this.clock = clock;
        this.place = place;
    }

    /**
     * Writes the next version of a paper and keeps it; an earlier one is superseded.
     *
     * @param by login of who issues it
     * @return id of the document
     * @throws Conflict (409) naming every mandatory element that is missing: nothing is kept
     */
    public String issue(
            DossierNumber dossier, Paper paper, Map<String, ? extends @Nullable Object> content, String by) {
        return next(dossier, paper, name(dossier, paper), content, by);
    }

    /**
     * As {@link #issue}, of a paper that bears the version of its title. A note or a decision is signed with nothing to be
     * filled in; what a convention leaves open was refused as it was drafted, and what both sides have agreed upon stands.
     */
    public String issueTitle(Agreement title, Paper paper, Map<String, ? extends @Nullable Object> content, String by) {
        if (paper == Paper.ASSIGNMENT_NOTE || paper == Paper.DECISION) {
            requireComplete(title.dossier(), paper, content);
        }
        return write(title.dossier(), paper, name(title.dossier(), paper), title.version(), content, by);
    }

    /** As {@link #issue}, of a paper that several persons get: a version is that of what this one got before. */
    public String issueTo(
            String whom,
            DossierNumber dossier,
            Paper paper,
            Map<String, ? extends @Nullable Object> content,
            String by) {
        return next(dossier, paper, "%s, %s".formatted(name(dossier, paper), whom), content, by);
    }

    private String next(
            DossierNumber dossier,
            Paper paper,
            String name,
            Map<String, ? extends @Nullable Object> content,
            String by) {
        return write(dossier, paper, name, versions(dossier, paper, name).size() + 1, content, by);
    }

    private String write(
            DossierNumber dossier,
            Paper paper,
            String name,
            int version,
            Map<String, ? extends @Nullable Object> content,
            String by) {
        var facts = completeFacts(dossier, paper, content, by);
        facts.put("version", version);
        versions(dossier, paper, name).forEach(earlier -> documents.supersede(earlier.id()));
        return documents.keep(
                dossier,
                paper.kind(),
                fileName(name, version),
                MediaType.APPLICATION_PDF_VALUE,
                press.print(paper.template(), facts),
                by,
                Origin.GENERATED);
    }

    private void requireComplete(DossierNumber dossier, Paper paper, Map<String, ? extends @Nullable Object> content) {
        if (lines(dossier, paper, content).stream()
                .anyMatch(line -> line.words().contains(TO_FILL))) {
            throw new Conflict(
                    "Le document « %s » ne se signe pas : des mentions y sont encore « %s ». Renvoyez-le à la rédaction."
                            .formatted(paper.title(), TO_FILL));
        }
    }

    /**
     * The first version of a paper as it would have been issued at another time, which the content says; kept nowhere.
     *
     * @throws Conflict as {@link #issue}
     */
    public byte[] print(
            DossierNumber dossier, Paper paper, Map<String, ? extends @Nullable Object> content, String by) {
        return press.print(paper.template(), completeFacts(dossier, paper, content, by));
    }

    /** Under which name a version of it is kept. */
    public static String fileName(DossierNumber dossier, Paper paper, int version) {
        return fileName(name(dossier, paper), version);
    }

    private static String fileName(String name, int version) {
        return "%s v%d.pdf".formatted(name, version);
    }

    private Map<String, @Nullable Object> completeFacts(
            DossierNumber dossier, Paper paper, Map<String, ? extends @Nullable Object> content, String by) {
        var facts = facts(dossier, paper, content, by);
        var missing = paper.missingIn(facts);
        if (!missing.isEmpty()) {
            throw new Conflict("Le document « %s » ne peut pas être établi. Il manque : %s."
                    .formatted(paper.title(), String.join(", ", missing)));
        }
        return facts;
    }

    /** A line of a paper; a heading stands above the lines that follow it. */
    public record Line(Kind kind, String words) {
        enum Kind {
            HEADING,
            PARAGRAPH,
            ITEM
        }

        public boolean isHeading() {
            return kind == Kind.HEADING;
        }

        /** Does it stand right below that one, without a blank between them? */
        private boolean belongsTo(Line above) {
            return above.isHeading() || (kind == Kind.ITEM && above.kind == Kind.ITEM);
        }
    }

    /** The same words as plain text, for a form: whoever signs reads what will be printed. */
    public String text(DossierNumber dossier, Paper paper, Map<String, ? extends @Nullable Object> content) {
        var text = new StringBuilder();
        Line above = null;
        for (var line : lines(dossier, paper, content)) {
            if (above != null) {
                text.append(line.belongsTo(above) ? "\n" : "\n\n");
            }
            text.append(line.words());
            above = line;
        }
        return text.toString();
    }

    /** The same words line by line. */
    public List<Line> lines(DossierNumber dossier, Paper paper, Map<String, ? extends @Nullable Object> content) {
        var lines = new ArrayList<Line>();
        collect(
                press.compose(paper.template(), facts(dossier, paper, content, ""))
                        .getElementsByTagName("main")
                        .item(0),
                lines);
        return List.copyOf(lines);
    }

    private static void collect(Node node, List<Line> lines) {
        if (node instanceof Element element && isOfTheSheet(element)) {
            return;
        }
        if (node instanceof Element element && LINES.containsKey(element.getTagName())) {
            lines.add(new Line(LINES.get(element.getTagName()), words(element)));
        } else {
            children(node).forEach(child -> collect(child, lines));
        }
    }

    /** What says nothing without the sheet around it: the addressee above a letter, the heads of columns. */
    private static boolean isOfTheSheet(Element element) {
        return element.getTagName().equals("thead")
                || element.getAttribute("class").equals("addressee");
    }

    private static String words(Element element) {
        return switch (element.getTagName()) {
            case "li" -> "– " + unwrapped(element);
            case "tr" ->
                children(element)
                        .filter(Element.class::isInstance)
                        .map(Papers::unwrapped)
                        .collect(Collectors.joining(", "))
                        .replaceFirst(", ", " : ");
            default -> unwrapped(element);
        };
    }

    private static Stream<Node> children(Node node) {
        return Stream.iterate(node.getFirstChild(), Objects::nonNull, Node::getNextSibling);
    }

    /** Where the template goes to the next line for its own sake, the text does not. */
    private static String unwrapped(Node node) {
        return node.getTextContent().strip().replaceAll("\\R {2,}", " ");
    }

    private List<Document> versions(DossierNumber dossier, Paper paper, String name) {
        return documents.of(dossier).stream()
                .filter(document -> document.origin() == Origin.GENERATED
                        && document.kind() == paper.kind()
                        && document.mediaType().equals(MediaType.APPLICATION_PDF_VALUE)
                        && document.name().startsWith(name + " v"))
                .toList();
    }

    private static String name(DossierNumber dossier, Paper paper) {
        return "%s %s".formatted(dossier, paper.title());
    }

    private Map<String, @Nullable Object> facts(
            DossierNumber number, Paper paper, Map<String, ? extends @Nullable Object> content, String by) {
        var dossier = dossiers.get(number);
        var request = dossier.request();
        var space = spaces.get(request.spaceCode());
        var facts = new HashMap<String, @Nullable Object>();
        facts.put("number", number.value());
        facts.put("title", paper.title());
        facts.put("version", 1);
        facts.put("issuedOn", LocalDate.now(clock));
        facts.put("place", place);
        facts.put("author", names.account(by));
        facts.put("party", "Service demandeur");
        facts.put("service", names.service(dossier.service()));
        if (request.isExternal()) {
            occupants.find(number).ifPresent(occupant -> {
                facts.put("party", "Occupant");
                facts.put("service", occupant.legalName());
                facts.put(
                        "addressee",
                        Stream.of(occupant.legalName(), occupant.address())
                                .filter(Objects::nonNull)
                                .collect(Collectors.joining(", ")));
            });
        }
        facts.put("requestedOn", French.day(dossier.requestedAt()));
        facts.put("space", space.title());
        facts.put("address", toldAddress.of(dossier));
        if (space.areaUsable() != null) {
            facts.put("area", French.amount(space.areaUsable()) + " m²");
        }
        facts.put("period", French.period(request.requestedStart(), dossier.lastDay()));
        facts.put("purpose", request.purpose());
        facts.put(
                "headcount",
                request.publicReception()
                        ? "%s, et %s du public au plus"
                                .formatted(French.staff(request), French.count(request.publicCount(), "personne"))
                        : "%s, sans accueil du public".formatted(French.staff(request)));
        facts.putAll(content);
        return facts;
    }
}
