package dev.anxin.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/// A style or a script that a page carries inside itself, so that it asks nobody for anything.
public record Asset(String text) {
    /// The resource of that name beside a class.
    public static Asset beside(Class<?> page, String name) {
        try (InputStream asset = page.getResourceAsStream(name)) {
            return new Asset(new String(Objects.requireNonNull(asset, name).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name + " cannot be read", unreadable);
        }
    }

    /// Its hash as a Content-Security-Policy names it, with the quotes.
    public String hash() {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(sha256) + "'";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
