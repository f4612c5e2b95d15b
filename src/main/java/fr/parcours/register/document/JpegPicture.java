package fr.parcours.register.document;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A JPEG without its notes: where and with what it was taken, comments, and whatever follows its end. Of these only the
 * orientation stays, or pictures would lie on their side (Exif 2.32, 4.6).
 */
final class JpegPicture {
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int ORIENTATION = 0x0112;
    private static final int UPRIGHT = 1;

    private JpegPicture() {}

    static byte[] cleaned(byte[] content) {
        try {
            return copied(content);
        } catch (IndexOutOfBoundsException | IllegalArgumentException truncated) {
            throw FileRefused.type("Cette image est incomplète.");
        }
    }

    private static byte[] copied(byte[] content) {
        var out = new ByteArrayOutputStream(content.length);
        out.write(content, 0, 2); // start of image
        var at = 2;
        while (true) {
            while (marker(content, at) == 0xff) {
                at++; // a marker may be preceded by fill bytes
            }
            var marker = marker(content, at);
            if (marker == 0xd9) {
                out.write(content, at, 2);
                return out.toByteArray();
            }
            var length = 2 + unsigned(content, at + 2);
            if (isFrame(marker)) {
                Inspection.refuseFlood(unsigned(content, at + 7), unsigned(content, at + 5));
            }
            if (marker == 0xe1) {
                writeOrientation(out, Arrays.copyOfRange(content, at + 4, at + length));
            } else if (!isNote(marker)) {
                out.write(content, at, length);
            }
            at += length;
            if (marker == 0xda) {
                var end = endOfScan(content, at);
                out.write(content, at, end - at);
                at = end;
            }
        }
    }

    /** @throws IndexOutOfBoundsException when there is none */
    private static int marker(byte[] content, int at) {
        if (content[at] != (byte) 0xff) {
            throw new IllegalArgumentException("no marker");
        }
        return content[at + 1] & 0xff;
    }

    private static int endOfScan(byte[] content, int start) {
        var at = start;
        while (content[at] != (byte) 0xff || isPartOfScan(content[at + 1] & 0xff)) {
            at++;
        }
        return at;
    }

    /** A stuffed byte or a restart. */
    private static boolean isPartOfScan(int next) {
        return next == 0 || (next >= 0xd0 && next <= 0xd7);
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    /** All but JFIF, colour profile and Adobe's colour transform. */
    private static boolean isNote(int marker) {
        return marker == 0xfe
                || (marker >= 0xe0 && marker <= 0xef && marker != 0xe0 && marker != 0xe2 && marker != 0xee);
    }

    private static void writeOrientation(ByteArrayOutputStream out, byte[] note) {
        var orientation = orientation(note);
        if (orientation == UPRIGHT) {
            return;
        }
        var segment = ByteBuffer.allocate(36);
        segment.putShort((short) 0xffe1).putShort((short) 34).put(EXIF); // big-endian, as what follows says
        segment.put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(8);
        segment.putShort((short) 1)
                .putShort((short) ORIENTATION)
                .putShort((short) 3)
                .putInt(1);
        segment.putShort((short) orientation).putShort((short) 0).putInt(0);
        out.writeBytes(segment.array());
    }

    private static int orientation(byte[] note) {
        if (note.length < EXIF.length + 8 || !Arrays.equals(Arrays.copyOf(note, EXIF.length), EXIF)) {
            return UPRIGHT;
        }
        var tiff = ByteBuffer.wrap(note, EXIF.length, note.length - EXIF.length).slice();
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        var directory = tiff.getInt(4);
        var entries = tiff.getShort(directory) & 0xffff;
        for (var entry = 0; entry < entries; entry++) {
            var at = directory + 2 + entry * 12;
            if ((tiff.getShort(at) & 0xffff) == ORIENTATION) {
                var value = tiff.getShort(at + 8);
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    private static int unsigned(byte[] content, int at) {
        return (content[at] & 0xff) << 8 | (content[at + 1] & 0xff);
    }
}
