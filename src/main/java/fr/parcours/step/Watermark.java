package fr.parcours.step;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * Words across every page, behind its text. Drawn as a shape: who copies, searches or listens to a page meets its text
 * only; the same words stand as text in the footer.
 */
final class Watermark {
    private static final Color GREY = new Color(0xE9E9E9);
    private static final double SIZE = 42;
    private static final double SLOPE = Math.toRadians(-40);

    private final Shape shape;

    /** @param font a TrueType file that has all letters */
    Watermark(String words, byte[] font) throws IOException {
        try (var face = new TTFParser().parse(new RandomAccessReadBuffer(font))) {
            shape = across(PDRectangle.A4, outline(words, face));
        }
    }

    private static Path2D outline(String words, TrueTypeFont face) throws IOException {
        var outline = new Path2D.Double();
        var scale = SIZE / face.getUnitsPerEm();
        var letters = face.getUnicodeCmapLookup();
        double at = 0;
        for (var letter : words.codePoints().toArray()) {
            var glyph = letters.getGlyphId(letter);
            var drawn = face.getGlyph().getGlyph(glyph);
            if (drawn != null) { // a space has none
                var place = AffineTransform.getTranslateInstance(at, 0);
                place.scale(scale, -scale);
                outline.append(drawn.getPath().getPathIterator(place), false);
            }
            at += face.getAdvanceWidth(glyph) * scale;
        }
        return outline;
    }

    private static Shape across(PDRectangle page, Path2D words) {
        var bounds = words.getBounds2D();
        var place = AffineTransform.getTranslateInstance(page.getWidth() / 2, page.getHeight() / 2);
        place.rotate(SLOPE);
        place.translate(-bounds.getCenterX(), -bounds.getCenterY());
        return place.createTransformedShape(words);
    }

    void stamp(PDDocument document) throws IOException {
        var graphics = new PdfBoxGraphics2D(document, PDRectangle.A4);
        graphics.setColor(GREY);
        graphics.fill(shape);
        graphics.dispose();
        for (var page : document.getPages()) {
            try (var behind = new PDPageContentStream(document, page, AppendMode.PREPEND, true, true)) {
                behind.beginMarkedContent(COSName.ARTIFACT);
                behind.drawForm(graphics.getXFormObject());
                behind.endMarkedContent();
            }
        }
    }
}
