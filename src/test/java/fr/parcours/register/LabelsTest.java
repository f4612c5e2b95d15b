package fr.parcours.register;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.register.dossier.OccupantTypeLabels;
import fr.parcours.register.legal.QualificationLabels;
import fr.parcours.register.legal.TitleLabels;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;

/** Each code that the tables of the title know is called something in French. */
class LabelsTest {
    private static final Pattern CODE = Pattern.compile("\"([A-Z_]+)\"");

    @Test
    void every_title_that_the_table_gives() {
        assertThat(codes(entries(OutputEntry.class, "legalTitle")))
                .hasSizeGreaterThan(10)
                .allSatisfy(title -> assertThat(TitleLabels.of(title)).isNotEqualTo(title));
    }

    @Test
    void every_type_of_occupant() {
        var told = List.of(
                "SERVICE_MEL",
                "COMMUNE_MEMBRE",
                "AUTRE_PERSONNE_PUBLIQUE",
                "ASSOCIATION_IG",
                "ASSOCIATION_AUTRE",
                "ENTREPRISE",
                "PARTICULIER");
        assertThat(told)
                .allSatisfy(type -> assertThat(OccupantTypeLabels.of(type)).isNotEqualTo(type));
        assertThat(codes(entries(InputEntry.class, "legalTitle"))
                        .filter(code -> code.matches("SERVICE.*|ASSOCIATION.*|ENTREPRISE")))
                .isNotEmpty()
                .isSubsetOf(told);
    }

    @Test
    void every_answer_of_the_tables_of_the_title() {
        var answers = Stream.of("legal/competition", "legal/fee", "agreement/decisionAuthority")
                .flatMap(table -> model(table).getModelElementsByType(Output.class).stream())
                .filter(output -> List.of("competition", "fee", "authority").contains(output.getName()))
                .flatMap(output ->
                        CODE.matcher(output.getOutputValues().getTextContent()).results())
                .map(found -> found.group(1));
        assertThat(answers)
                .hasSizeGreaterThan(20)
                .allSatisfy(answer -> assertThat(QualificationLabels.of(answer)).isNotEqualTo(answer));
    }

    private static DmnModelInstance model(String table) {
        return Dmn.readModelFromFile(Path.of("processes", table + ".dmn").toFile());
    }

    private static <T extends ModelElementInstance> Stream<T> entries(Class<T> kind, String table) {
        return Dmn.readModelFromFile(
                Path.of("processes", "agreement", table + ".dmn").toFile())
                .getModelElementsByType(kind)
                .stream();
    }

    private static Stream<String> codes(Stream<? extends ModelElementInstance> entries) {
        return entries.flatMap(entry -> CODE.matcher(entry.getTextContent()).results())
                .map((MatchResult found) -> found.group(1))
                .distinct();
    }
}
