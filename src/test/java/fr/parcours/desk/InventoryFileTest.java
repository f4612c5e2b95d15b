package fr.parcours.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.BadInput;
import fr.parcours.register.space.Sheet;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InventoryFileTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://exemple.fr\")",
                "+33 3 20",
                "-12",
                "@SUM(A1)",
                "'=déjà",
                "''=deux fois",
                "L'atelier ; \"quai\"",
                "'apostrophe",
                "\uff1d1+1",
                "\uff0b33 3 20",
                "\uff0d12",
                "\uff20SUM(A1)",
                "\ufe661+1",
                "\u00a0=1+1",
                "\u200b\u2060@SUM(A1)",
                "\u202f\uff1d1",
                "'\uff1d1",
                "''\u00a0-1",
                "\u00a0sans signe",
                "une | barre"
            })
    void what_goes_out_comes_back_and_is_no_formula_on_the_way(String label) {
        var sheet = new Sheet("EV-901", 4, Map.of("label", label, "areaUsable", "1900.5", "pmrAccess", "oui"));

        var file = InventoryFile.write(List.of(sheet));

        assertThat(file.lines().skip(1).findFirst().orElseThrow())
                .doesNotContainPattern("(^|;)\"?[\\p{Z}\\p{Cf}\\p{Cc}]*[=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66]");
        var row = InventoryFile.read(file).rows().get(0);
        assertThat(row.cells())
                .containsEntry("label", label)
                .containsEntry("code", "EV-901")
                .containsEntry("edition", "4")
                .containsEntry("areaUsable", "1900,5")
                .containsEntry("commune", "");
    }

    @Test
    void several_diagnostics_share_a_cell() {
        var both = "DPE 2021-03-04 2031-03-03 Classe D | isolé\nDTA 2020-03-04 - Rien";
        var file = InventoryFile.write(List.of(new Sheet("EV-901", 0, Map.of("diagnostics", both))));
        assertThat(InventoryFile.read(file).rows().get(0).cells()).containsEntry("diagnostics", both);
    }

    @Test
    @Timeout(10)
    void a_cell_without_end_is_refused_by_its_line_and_column() {
        for (var endless : List.of("a", " ", "|", " |", "'", "\u00a0")) {
            var cell = endless.repeat(1_000_000 / endless.length());
            assertThatThrownBy(() -> InventoryFile.read("Code;Nom;Diagnostics\nEV-001;Halle;\nEV-002;Halle;" + cell))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("Ligne 3, colonne « Diagnostics »");
        }
    }

    @Test
    @Timeout(10)
    void the_longest_cell_is_read_at_once() {
        var cell = " | ".repeat(6_000);
        var file = InventoryFile.read("Code;Diagnostics\n" + ("EV-001;\"x" + cell + "x\"\n").repeat(20));
        assertThat(file.rows()).hasSize(20);
    }

    @Test
    void a_file_of_excel_is_read_whatever_its_encoding() {
        var text = "Code;Nom\nEV-001;Écluse de l'œuvre\n";
        for (var bytes : List.of(
                text.getBytes(StandardCharsets.UTF_8),
                ("\ufeff" + text).getBytes(StandardCharsets.UTF_8),
                text.getBytes(Charset.forName("windows-1252")))) {
            assertThat(InventoryFile.read(CsvText.of(bytes)).rows().get(0).cells())
                    .containsEntry("code", "EV-001")
                    .containsEntry("label", "Écluse de l'œuvre");
        }
    }

    @Test
    void what_is_unknown_is_empty_or_NA_and_a_foreign_column_is_named() {
        var file = InventoryFile.read("code;label;météo;pmrAccess\nEV-001;NA;beau;\n");
        assertThat(file.ignored()).containsExactly("météo");
        assertThat(file.rows().get(0).cells()).containsEntry("label", "").containsEntry("pmrAccess", "");
        assertThat(file.rows().get(0).line()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Code;Nom                            | aucune ligne
            Code,Nom~EV-001,Rue                 | Aucune colonne n'est reconnue
            Nom~Rue                             | « Code » manque
            Code;Nom;Nom~EV-001;a;b             | figure deux fois
            Code;Nom~EV-001;a;b                 | plus de cellules
            Code;Nom~EV-001;"a                  | bien formé""")
    void what_is_no_table_of_spaces_is_refused_in_words(String file, String sentence) {
        assertThatThrownBy(() -> InventoryFile.read(file.replace('~', '\n')))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void a_workbook_an_empty_and_an_endless_file_are_refused() {
        assertThatThrownBy(() -> CsvText.of(new byte[] {'P', 'K', 3, 4, 0, 0}))
                .hasMessageContaining("n'est pas un CSV");
        assertThatThrownBy(() -> CsvText.of(new byte[0])).hasMessageContaining("vide");
        assertThatThrownBy(() -> CsvText.of("a".repeat(1_000_001).getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("taille");
        assertThatThrownBy(() -> InventoryFile.read("Code;Nom\n" + "EV-001;a\n".repeat(1_001)))
                .hasMessageContaining("1000 au plus");
    }
}
