package fr.parcours.step.agreement;

import fr.parcours.step.Papers.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A draft as an OpenDocument text, to be edited in any word processor: headings and paragraphs, no more. A library that
 * writes whole documents weighs more than all of ours together.
 */
final class EditableDraft {
    static final String MEDIA_TYPE = "application/vnd.oasis.opendocument.text";

    private static final String NAMES = "urn:oasis:names:tc:opendocument:xmlns:";
    private static final LocalDateTime ANY_DAY =
            LocalDateTime.of(2026, 1, 1, 0, 0); // the same text gives the same bytes
    private static final String MANIFEST = """
            <?xml version="1.0" encoding="UTF-8"?>
            <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">
              <manifest:file-entry manifest:full-path="/" manifest:media-type="%s"/>
              <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
            </manifest:manifest>
            """.formatted(MEDIA_TYPE);

    private EditableDraft() {}

    static byte[] of(String title, List<Line> lines) {
        try (var bytes = new ByteArrayOutputStream();
                var zip = new ZipOutputStream(bytes)) {
            entry(zip, "mimetype", MEDIA_TYPE, true); // first and as it is: so a reader knows it
            entry(zip, "content.xml", content(title, lines), false);
            entry(zip, "META-INF/manifest.xml", MANIFEST, false);
            zip.finish();
            return bytes.toByteArray();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void entry(ZipOutputStream zip, String name, String text, boolean stored) throws IOException {
        var content = text.getBytes(StandardCharsets.UTF_8);
        var entry = new ZipEntry(name);
        entry.setTimeLocal(ANY_DAY);
        if (stored) {
            var sum = new CRC32();
            sum.update(content);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(sum.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static String content(String title, List<Line> lines) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("office:document-content");
            xml.writeAttribute("xmlns:office", NAMES + "office:1.0");
            xml.writeAttribute("xmlns:text", NAMES + "text:1.0");
            xml.writeAttribute("office:version", "1.2");
            xml.writeStartElement("office:body");
            xml.writeStartElement("office:text");
            heading(xml, 1, title);
            for (var line : lines) {
                if (line.isHeading()) {
                    heading(xml, 2, line.words());
                    continue;
                }
                for (var paragraph : line.words().split("\\R+")) {
                    xml.writeStartElement("text:p");
                    xml.writeCharacters(paragraph);
                    xml.writeEndElement();
                }
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }

    private static void heading(XMLStreamWriter xml, int level, String words) throws XMLStreamException {
        xml.writeStartElement("text:h");
        xml.writeAttribute("text:outline-level", String.valueOf(level));
        xml.writeCharacters(words);
        xml.writeEndElement();
    }
}
