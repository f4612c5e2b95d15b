package fr.parcours.register.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Files under {@code files} of the data folder, each named by the SHA-256 of its content, so that no name from outside
 * ever becomes a path. A file stands on the disk before the row that names it is committed; one whose transaction failed
 * stays behind unnamed until it is swept.
 */
@Component
class FileStore {
    private static final String NAME = "[0-9a-f]{64}";

    private final Path folder;
    private final Clock clock;

    FileStore(@Value("${parcours.data:data}") String data, Clock clock) {
        this.folder = Path.of(data, "files");
        this.clock = clock;
    }

    /** @return the content's SHA-256, under which {@link #open} finds it */
    String put(byte[] content) {
        var sha256 = HexFormat.of().formatHex(digest().digest(content));
        try {
            var file = file(sha256);
            Files.createDirectories(file.getParent());
            var draft = file.resolveSibling("." + UUID.randomUUID());
            try (var channel = FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    var bytes = new ByteArrayInputStream(content)) {
                bytes.transferTo(Channels.newOutputStream(channel));
                channel.force(true); // acknowledged work outlives a power cut, as the database's does
            }
            Files.setLastModifiedTime(draft, FileTime.from(clock.instant()));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return sha256;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    InputStream open(String sha256) {
        try {
            return Files.newInputStream(file(sha256));
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    /** Files, half-written ones too, that were put before this moment. */
    List<Path> putBefore(Instant moment) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var all = Files.walk(folder, 2)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> isOlder(file, moment))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Takes a file away, unless the same content was put anew meanwhile. */
    void remove(Path file, Instant putBefore) {
        try {
            if (isOlder(file, putBefore)) {
                Files.deleteIfExists(file);
            }
        } catch (IOException busy) {
            throw new UncheckedIOException(busy);
        }
    }

    private static boolean isOlder(Path file, Instant moment) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(moment);
        } catch (IOException gone) {
            return false;
        }
    }

    private Path file(String sha256) {
        if (!sha256.matches(NAME)) {
            throw new IllegalArgumentException("not the name of a file");
        }
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
