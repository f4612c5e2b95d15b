package fr.parcours.register.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.parcours.BadInput;
import fr.parcours.Refusal;
import fr.parcours.SampleFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file really is, and whether the house takes it (security.md, rules 28 and 29). */
class InspectionTest {
    private static Inspection.Passed look(String name, byte[] content) {
        return Inspection.of(name, null, content);
    }

    private static int refusal(String name, byte[] content) {
        return catchThrowableOfType(Refusal.class, () -> look(name, content))
                .status()
                .value();
    }

    @Test
    void what_people_send_is_taken_and_known_for_what_it_is() {
        assertThat(look("Plan.pdf", SampleFiles.pdf()).type()).isEqualTo(FileType.PDF);
        assertThat(look("Photo.jpeg", SampleFiles.jpeg()).type()).isEqualTo(FileType.JPEG);
        assertThat(look("Photo.png", SampleFiles.png()).type()).isEqualTo(FileType.PNG);
        assertThat(look("Note.odt", SampleFiles.odt(Map.of())).type()).isEqualTo(FileType.ODT);
        assertThat(look("Note.docx", SampleFiles.docx()).type()).isEqualTo(FileType.DOCX);
        assertThat(look("Budget.xlsx", SampleFiles.xlsx()).type()).isEqualTo(FileType.XLSX);
        assertThat(look("Plan.pdf", SampleFiles.pdfWithPacked("/Filter /FlateDecode", "<< /Type /Page >>"))
                        .type())
                .isEqualTo(FileType.PDF);
    }

    @ParameterizedTest
    @CsvSource({
        "attestation.pdf, MZ executable, 415",
        "plan.svg, <svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>, 415",
        "page.html, <html><script>alert(1)</script></html>, 415",
        "liste.csv, a;b;c, 415",
        "plan.pdf, valid PDF then ZIP, 415",
        "plan.pdf, PDF with /OpenAction /JS, 415",
        "annexe.docx, DOCX with vbaProject.bin, 415",
        "annexe.xlsx, XLSX ratio 10000, 413",
        "photo.png, PNG header 60000x60000, 413",
        "plan.pdf, valid PDF 26 MB, 413",
    })
    void what_could_harm_is_refused(String name, String what, int status) {
        assertThat(refusal(name, SampleFiles.named(what))).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/AA << /O << /S /J#61vaScript >> >>",
                "/OpenAction << /S /Launch >>",
                "/Names << /EmbeddedFiles 4 0 R >>",
                "/AcroForm << /XFA 5 0 R >>",
                "/Encrypt 6 0 R"
            })
    void a_PDF_that_does_more_than_show_is_refused(String active) {
        assertThat(refusal("plan.pdf", SampleFiles.pdf(active))).isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource({
        "/Filter /FlateDecode, << /S /JavaScript >>",
        "/Filter [/FlateDecode], << /S /JavaScript >>",
        "/Filter [/FlateDecode /FlateDecode], << /Type /Page >>",
        "/Filter /LZWDecode, << /Type /Page >>",
        "/Filter /FlateDecode /DecodeParms << /Predictor 12 >>, << /Type /Page >>"
    })
    void nothing_hides_in_packed_objects(String dictionary, String objects) {
        assertThat(refusal("plan.pdf", SampleFiles.pdfWithPacked(dictionary, objects)))
                .isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/N 1 /First 4 /Filter /FlateDecode",
                "/First 4 /Filter [/FlateDecode] /N 1",
                "/#4e 1 /Fir#73t 4 /Filter /FlateDecode",
                "/N 1 /First 4 /F#69lter /FlateDecode",
                "/N 1 /First 4 /Remark (obj) /Filter /FlateDecode",
                "/N 1 /First 4 % obj\n/Filter /FlateDecode",
                "/N 1 /First 4 /Filter /LZWDecode"
            })
    void packed_objects_are_known_without_their_kind(String dictionary) {
        assertThat(refusal("plan.pdf", SampleFiles.pdfWithStream(dictionary, "3 0 << /S /JavaScript >>")))
                .isEqualTo(415);
    }

    @Test
    void a_table_of_contents_before_a_picture_is_no_packed_object() {
        var outline = "/Title (Sommaire) /First 7 0 R /Count 2 >> endobj 8 0 obj << /N 9 0 R >> endobj 4 0 obj <<";
        assertThat(look("plan.pdf", SampleFiles.pdfWithStream(outline + " /Filter /DCTDecode", "\u00ff\u00d8picture"))
                        .type())
                .isEqualTo(FileType.PDF);
        assertThat(look("plan.pdf", SampleFiles.pdfWithStream(outline + " /Filter /FlateDecode", "q 1 0 0 1 0 0 cm"))
                        .type())
                .isEqualTo(FileType.PDF);
    }

    @Test
    void what_unpacks_without_end_is_refused() {
        var one = SampleFiles.pdfWithPacked("/Filter /FlateDecode", "1 0 null");
        var many = new byte[1_001][];
        java.util.Arrays.fill(many, one);
        assertThat(refusal("plan.pdf", SampleFiles.joined(many))).isEqualTo(413);
        assertThat(refusal("plan.pdf", SampleFiles.pdfWithPacked("/Filter /FlateDecode", " ".repeat(9_000_000))))
                .isEqualTo(413);
    }

    @Test
    @Timeout(20)
    void a_file_full_of_beginnings_is_judged_at_once() {
        var beginnings = "/First /N stream\n".repeat(1_400_000);
        assertThat(refusal("plan.pdf", SampleFiles.pdf(beginnings))).isEqualTo(413);
    }

    @Test
    void an_office_file_with_a_macro_a_lock_or_a_tail_is_refused() {
        assertThat(refusal("a.odt", SampleFiles.odt(Map.of("Basic/Standard/Module1.xml", "x"))))
                .isEqualTo(415);
        assertThat(refusal("a.odt", SampleFiles.odt(Map.of("META-INF/manifest.xml", "<manifest:encryption-data/>"))))
                .isEqualTo(415);
        assertThat(refusal("a.docx", SampleFiles.joined(SampleFiles.docx(), "tail".getBytes(ISO_8859_1))))
                .isEqualTo(415);
        assertThat(refusal("a.zip", SampleFiles.zip(Map.of("a.txt", "a")))).isEqualTo(415);
        assertThat(refusal("a.odt", SampleFiles.odt(Map.of("../../etc/cron", "x"))))
                .isEqualTo(415);
    }

    @Test
    void a_macro_under_another_name_is_known_by_its_kind() {
        var parts = "<Override ContentType=\"application/vnd.ms-office.vbaProject\"/>"
                + "<Override ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>";
        assertThat(refusal("a.docx", SampleFiles.zip(Map.of("[Content_Types].xml", parts, "word/prog.bin", "x"))))
                .isEqualTo(415);
    }

    @Test
    void an_empty_file_is_a_mistake() {
        assertThatThrownBy(() -> look("plan.pdf", new byte[0])).isInstanceOf(BadInput.class);
    }

    @Test
    void a_file_that_is_not_what_it_is_called_is_refused() {
        assertThat(refusal("photo.png", SampleFiles.pdf())).isEqualTo(415);
        assertThatThrownBy(() -> Inspection.of("plan", "image/png", SampleFiles.pdf()))
                .hasMessageContaining("son contenu est un PDF");
    }

    @Test
    void a_picture_forgets_where_it_was_taken_and_stays_upright() throws IOException {
        var kept = look("photo.jpg", SampleFiles.jpegWithNotes()).content();
        var text = new String(kept, ISO_8859_1);
        assertThat(text).doesNotContain("50.6292N", "<script>").contains("Exif");
        assertThat(kept[kept.length - 1]).isEqualTo((byte) 0xd9);
        assertThat(ImageIO.read(new ByteArrayInputStream(kept)).getWidth()).isEqualTo(20);
        assertThat(ImageIO.read(new ByteArrayInputStream(
                                look("photo.png", SampleFiles.png()).content()))
                        .getWidth())
                .isEqualTo(20);
    }

    @Test
    void half_a_picture_is_refused() {
        var half = java.util.Arrays.copyOf(SampleFiles.jpeg(), 200);
        assertThat(refusal("photo.jpg", half)).isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                Plan d'étage.pdf          | Plan d'étage.pdf
                ../../../../tmp/x.pdf     | x.pdf
                C:\\temp\\plan.PDF       | plan.pdf
                attestation\u202efdp.exe  | attestationfdp.exe.pdf
                .htaccess                 | htaccess.pdf
                plan                      | plan.pdf
                ''                        | document.pdf
                a"; filename="b.exe       | a; filename=b.exe.pdf""")
    void a_name_is_cleaned_and_ends_as_the_file_is(String sent, String kept) {
        var name = sent.replace("\\u202e", "\u202e");
        assertThat(look(name, SampleFiles.pdf()).name()).isEqualTo(kept);
    }

    @Test
    void a_long_name_is_cut_and_keeps_its_end() {
        assertThat(look("a".repeat(300) + ".pdf", SampleFiles.pdf()).name())
                .hasSize(120)
                .endsWith("a.pdf");
    }
}
