package fr.parcours.register.document;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** A PNG with what makes up the picture and no more: no text, no position, nothing after its end. */
final class PngPicture {
    private static final Set<String> OF_THE_PICTURE =
            Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "pHYs", "sBIT", "bKGD");

    private static final int SIGNATURE = 8;
    /** Length, type and checksum around the data. */
    private static final int AROUND = 12;

    private PngPicture() {}

    static byte[] cleaned(byte[] content) {
        try {
            return copied(content);
        } catch (IndexOutOfBoundsException | BufferUnderflowException truncated) {
            throw FileRefused.type("Cette image est incomplète.");
        }
    }

    private static byte[] copied(byte[] content) {
        var chunks = ByteBuffer.wrap(content);
        var out = new ByteArrayOutputStream(content.length);
        out.write(content, 0, SIGNATURE);
        for (var at = SIGNATURE; ; ) {
            var length = chunks.getInt(at);
            if (length < 0 || length > content.length - at - AROUND) {
                throw new IndexOutOfBoundsException(at);
            }
            var type = new String(content, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (type.equals("IHDR")) {
                Inspection.refuseFlood(
                        Integer.toUnsignedLong(chunks.getInt(at + 8)), Integer.toUnsignedLong(chunks.getInt(at + 12)));
            }
            if (OF_THE_PICTURE.contains(type)) {
                out.write(content, at, length + AROUND);
            }
            if (type.equals("IEND")) {
                return out.toByteArray();
            }
            at += length + AROUND;
        }
    }
}
