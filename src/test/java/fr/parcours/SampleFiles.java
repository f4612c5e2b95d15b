package fr.parcours;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Files as people send them, harmless and not. */
public final class SampleFiles {
    private static final String WORD =
            "<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    private static final String EXCEL =
            "<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>";

    private SampleFiles() {}

    /** By the name that a line of {@code hostile.jsonl} gives it. */
    public static byte[] named(String what) {
        return switch (what) {
            case "valid PDF" -> pdf();
            case "MZ executable" ->
                new byte[] {'M', 'Z', (byte) 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, (byte) 0xff, (byte) 0xff};
            case "valid PDF then ZIP" -> joined(pdf(), zip(Map.of("a.txt", "a")));
            case "PDF with /OpenAction /JS" -> pdf("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>");
            case "DOCX with vbaProject.bin" -> zip(Map.of("[Content_Types].xml", WORD, "word/vbaProject.bin", "x"));
            case "XLSX ratio 10000" -> bomb();
            case "PNG header 60000x60000" -> pngHeader(60_000, 60_000);
            case "valid PDF 26 MB" -> pdf("% ".concat("x".repeat(26 * 1024 * 1024)));
            default -> what.getBytes(UTF_8);
        };
    }

    public static byte[] pdf() {
        return pdf("");
    }

    /** @param more stands in the catalogue */
    public static byte[] pdf(String more) {
        return """
                %%PDF-1.7
                1 0 obj << /Type /Catalog /Pages 2 0 R %s
                >> endobj
                2 0 obj << /Type /Pages /Kids [] /Count 0 >> endobj
                trailer << /Root 1 0 R /Size 3 >>
                %%%%EOF
                """.formatted(more).getBytes(ISO_8859_1);
    }

    /** Its objects are packed, as most programmes write them today. */
    public static byte[] pdfWithPacked(String dictionary, String objects) {
        return pdfWithStream("/Type /ObjStm " + dictionary, objects);
    }

    /** @param dictionary of the stream that holds this */
    public static byte[] pdfWithStream(String dictionary, String objects) {
        var packed = new byte[objects.length() + 100];
        var deflater = new Deflater();
        deflater.setInput(objects.getBytes(ISO_8859_1));
        deflater.finish();
        var length = deflater.deflate(packed);
        deflater.end();
        return joined(
                "%%PDF-1.7\n3 0 obj << %s /Length %d >>\nstream\n"
                        .formatted(dictionary, length)
                        .getBytes(ISO_8859_1),
                Arrays.copyOf(packed, length),
                "\nendstream endobj\n%%EOF\n".getBytes(ISO_8859_1));
    }

    public static byte[] docx() {
        return zip(Map.of("[Content_Types].xml", WORD, "word/document.xml", "<document/>"));
    }

    public static byte[] xlsx() {
        return zip(Map.of("[Content_Types].xml", EXCEL, "xl/workbook.xml", "<workbook/>"));
    }

    /** @param more further entries, name to content */
    public static byte[] odt(Map<String, String> more) {
        var entries = new LinkedHashMap<String, String>();
        entries.put("content.xml", "<office:document-content/>");
        entries.putAll(more);
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            stored(zip, "mimetype", "application/vnd.oasis.opendocument.text");
            put(zip, entries);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    public static byte[] zip(Map<String, String> entries) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            put(zip, entries);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, Map<String, String> entries) throws IOException {
        for (var entry : entries.entrySet()) {
            zip.putNextEntry(new ZipEntry(entry.getKey()));
            zip.write(entry.getValue().getBytes(UTF_8));
            zip.closeEntry();
        }
    }

    private static void stored(ZipOutputStream zip, String name, String text) throws IOException {
        var bytes = text.getBytes(UTF_8);
        var sum = new CRC32();
        sum.update(bytes);
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    private static byte[] bomb() {
        return zip(Map.of("[Content_Types].xml", EXCEL, "xl/worksheets/sheet1.xml", "0".repeat(40_000_000)));
    }

    public static byte[] png() {
        return picture("png");
    }

    public static byte[] jpeg() {
        return picture("jpeg");
    }

    private static byte[] picture(String format) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB), format, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** Taken lying on its side, with a place in its notes and a stranger after its end. */
    public static byte[] jpegWithNotes() {
        var picture = jpeg();
        var note = ByteBuffer.allocate(60);
        note.putShort((short) 0xffe1).putShort((short) 58).put("Exif\0\0".getBytes(ISO_8859_1));
        note.put("MM".getBytes(ISO_8859_1)).putShort((short) 42).putInt(8).putShort((short) 2);
        note.putShort((short) 0x0112).putShort((short) 3).putInt(1).putInt(6 << 16);
        note.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(38).putInt(0);
        note.put("50.6292N".getBytes(ISO_8859_1));
        return joined(
                Arrays.copyOf(picture, 2),
                note.array(),
                Arrays.copyOfRange(picture, 2, picture.length),
                "<script>".getBytes(UTF_8));
    }

    private static byte[] pngHeader(int width, int height) {
        var header = ByteBuffer.allocate(33);
        header.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        header.putInt(13).put("IHDR".getBytes(ISO_8859_1)).putInt(width).putInt(height);
        header.put(new byte[] {8, 2, 0, 0, 0}).putInt(0);
        return header.array();
    }

    public static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
