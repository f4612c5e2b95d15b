package fr.parcours.step;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import fr.parcours.Printer;
import fr.parcours.Typography;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Sets a template of {@code documents/} and prints it as PDF/A-2a and PDF/UA-1: to be archived, and read aloud. Its
 * fonts and colours are inside; while it prints, nothing is fetched from anywhere.
 */
@Component
class Press implements Printer {
    private static final String FAMILY = "Atkinson Hyperlegible";

    /** Fonts and colours, read for the first paper: the start does not wait for them. */
    private record Type(byte[] regular, byte[] bold, byte[] italic, byte[] colours) {
        static Type set() {
            return new Type(
                    read("Regular"),
                    read("Bold"),
                    read("Italic"),
                    ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        }
    }

    private final SpringTemplateEngine templates = new SpringTemplateEngine();
    private final DocumentBuilderFactory documents = DocumentBuilderFactory.newInstance();
    private final Supplier<Type> type = SingletonSupplier.of(Type::set);
    private final String words;

    /** @param words across every page and in its footer; empty: none [PARAM] */
    Press(@Value("${parcours.paper.watermark}") String words) throws ParserConfigurationException {
        this.words = words;
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("documents/");
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        resolver.setTemplateMode(TemplateMode.HTML);
        templates.setTemplateResolver(resolver);
        templates.addDialect(new Typography());
        XRLog.setLoggingEnabled(false); // it tells every box; a paper that fails throws
        documents.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        documents.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    }

    /** The template, filled with these facts as French readers write them. */
    Document compose(String template, Map<String, ? extends @Nullable Object> facts) {
        var context = new Context(Locale.FRANCE);
        context.setVariable("watermark", words);
        facts.forEach((key, fact) -> context.setVariable(key, told(fact)));
        try {
            return documents
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(templates.process(template, context))));
        } catch (IOException | ParserConfigurationException | SAXException broken) {
            throw new IllegalStateException("template %s is not well-formed".formatted(template), broken);
        }
    }

    @Override
    public byte[] print(String template, Map<String, ? extends @Nullable Object> facts) {
        var set = type.get();
        try (var pdf = new ByteArrayOutputStream();
                var renderer = new PdfRendererBuilder()
                        .withW3cDocument(compose(template, facts), "")
                        .withProducer("Parcours")
                        .usePdfUaAccessibility(true)
                        .usePdfAConformance(PdfAConformance.PDFA_2_A)
                        .useColorProfile(set.colours())
                        .useUriResolver((base, uri) -> null)
                        .useFont(() -> new ByteArrayInputStream(set.regular()), FAMILY, 400, FontStyle.NORMAL, true)
                        .useFont(() -> new ByteArrayInputStream(set.bold()), FAMILY, 700, FontStyle.NORMAL, true)
                        .useFont(() -> new ByteArrayInputStream(set.italic()), FAMILY, 400, FontStyle.ITALIC, true)
                        .buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            var document = renderer.getPdfDocument();
            if (!words.isBlank()) {
                new Watermark(words, set.bold()).stamp(document);
            }
            document.save(pdf);
            return pdf.toByteArray();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static @Nullable Object told(@Nullable Object fact) {
        if (fact instanceof LocalDate day) {
            return French.day(day);
        }
        if (fact instanceof LocalDateTime moment) {
            return French.moment(moment);
        }
        if (fact instanceof Instant moment) {
            return French.moment(moment);
        }
        if (fact instanceof BigDecimal amount) {
            return printable(French.amount(amount));
        }
        if (fact instanceof List<?> list) {
            return list.stream().map(Press::told).toList();
        }
        if (fact instanceof Map<?, ?> row) {
            var told = new HashMap<Object, @Nullable Object>();
            row.forEach((column, value) -> told.put(column, told(value)));
            return told;
        }
        return fact instanceof String text ? printable(text) : fact;
    }

    /** Without what XML forbids; with a space that the font has. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cc}&&[^\\t\\n\\r]]|[\\uFFFE\\uFFFF]|\\p{Cs}", "")
                .replace('\u202F', '\u00A0');
    }

    private static byte[] read(String style) {
        try {
            return new ClassPathResource("documents/fonts/AtkinsonHyperlegible-%s.ttf".formatted(style))
                    .getContentAsByteArray();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
