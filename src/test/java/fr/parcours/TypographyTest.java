package fr.parcours;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/** One French in forms, papers, pages, models and messages: its spaces, its quotes, and no word of another language. */
class TypographyTest {
    private static final List<String> TEXTS =
            List.of("label", "description", "text", "dateLabel", "timeLabel", "patternErrorMessage");
    private static final Pattern MARKUP = Pattern.compile("(?s)<!--.*?-->|<(style|script|code)\\b.*?</\\1>|<[^>]*>");
    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern NAME =
            Pattern.compile("\\b(?:name|label)=\"([^\"]*)\"|(?s)<description>(.*?)</description>");
    private static final Pattern FRENCH = Pattern.compile("[àâçéèêëîïôùûœ]|\\b(?:le|la|les|un|une|du|des|est)\\b");
    /** Straight quotes in a sentence, the other apostrophe (the house writes '), three dots, a quote without its space. */
    private static final Pattern UNFRENCH =
            Pattern.compile("[\u201C\u201D\u2019]|\\.\\.\\.|«[^\\s\u00A0]|[^\\s\u00A0]»");

    /** A name at an address of ours, between quotes: it is no word of the sentence. */
    private static final Pattern NAMED = Pattern.compile("« \\w+ »");

    private static final Pattern ENGLISH = Pattern.compile(
            "\\b(?:OK|KO|the|and|task|file|form|deadline|feedback|reporting|planning|mail|e-mail|email|upload|login|password|workflow|checklist|meeting|process|standby|timing|claim|submit|space|request)\\b");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Avis : « non », le 1er mars 2027 ! | Avis_: «_non_», le 1er_mars_2027_!
            12 000 € pour 120 m² à 10 h 30     | 12_000_€ pour 120_m² à 10_h_30
            Jeu n° 3 ; lequel ?                | Jeu n°_3_; lequel_?
            EV-101 3 rue du Prototype, 59100   | EV-101 3 rue du Prototype, 59100""")
    void what_belongs_together_stays_on_one_line(String written, String held) {
        assertThat(Typography.set(written)).isEqualTo(held.replace('_', '\u00A0'));
    }

    @Test
    void a_page_is_set_but_not_what_it_sends_back() {
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(new StringTemplateResolver());
        engine.addDialect(new Typography());
        var page = new Context();
        page.setVariable("text", "Combien ?");

        assertThat(engine.process(
                        "<p>Motif : <b th:text='${text}'>x</b></p><textarea th:text='${text}'></textarea>", page))
                .isEqualTo("<p>Motif\u00A0: <b>Combien\u00A0?</b></p><textarea>Combien ?</textarea>");
    }

    static Stream<Path> forms() {
        return files("forms", ".form");
    }

    /** Forms are read by clients that know nothing of us: their spaces stand in the file. */
    @ParameterizedTest
    @MethodSource("forms")
    void a_form_is_set_and_is_french(Path file) throws IOException {
        var texts = texts(new ObjectMapper().readTree(file.toFile())).toList();
        assertThat(texts).allSatisfy(text -> assertThat(text).isEqualTo(Typography.set(text)));
        assertThat(texts).allSatisfy(TypographyTest::isFrench);
    }

    static Stream<Path> pagesAndPapers() {
        return Stream.concat(files("src/main/resources/templates", ".html"), files("documents", ".html"));
    }

    @ParameterizedTest
    @MethodSource("pagesAndPapers")
    void a_page_or_paper_is_french(Path file) throws IOException {
        assertThat(MARKUP.split(Files.readString(file))).allSatisfy(TypographyTest::isFrench);
    }

    static Stream<Path> models() {
        return Stream.concat(files("processes", ".bpmn"), files("processes", ".dmn"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void a_model_is_french(Path file) throws IOException {
        assertThat(NAME.matcher(Files.readString(file))
                        .results()
                        .map(name -> name.group(1) == null ? name.group(2) : name.group(1))
                        .filter(name -> FRENCH.matcher(name).find()))
                .allSatisfy(TypographyTest::isFrench);
    }

    static Stream<Path> code() {
        return files("src/main/java", ".java");
    }

    @ParameterizedTest
    @MethodSource("code")
    void a_message_is_french(Path file) throws IOException {
        assertThat(Files.readString(file)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.startsWith("*") && !line.startsWith("/"))
                        .flatMap(line -> STRING.matcher(line).results().map(string -> string.group(1)))
                        .filter(text ->
                                text.contains(" ") && FRENCH.matcher(text).find()))
                .allSatisfy(TypographyTest::isFrench);
    }

    private static void isFrench(String text) {
        assertThat(UNFRENCH.matcher(text).results().map(MatchResult::group))
                .as(text)
                .isEmpty();
        assertThat(ENGLISH.matcher(NAMED.matcher(text).replaceAll("")).results().map(MatchResult::group))
                .as(text)
                .isEmpty();
    }

    private static Stream<String> texts(JsonNode node) {
        return Stream.concat(
                node.properties().stream()
                        .filter(entry -> TEXTS.contains(entry.getKey())
                                && entry.getValue().isTextual())
                        .map(Map.Entry::getValue)
                        .map(JsonNode::asText),
                children(node).flatMap(TypographyTest::texts));
    }

    private static Stream<JsonNode> children(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    private static Stream<Path> files(String folder, String end) {
        try (var all = Files.walk(Path.of(folder))) {
            return all.filter(file -> file.toString().endsWith(end)).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
