package dev.anxin.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/// The page's own style and script, inline: it asks nobody for anything. The policy names them by their
/// hashes, so that nothing else runs, whatever gets into the page.
final class Assets {
    static final String STYLE = read("page.css");
    static final String SCRIPT = read("page.js");

    /// Content-Security-Policy. `connect-src`: the script asks for the page again; `data:`: the empty icon.
    static final String POLICY = "default-src 'none'; style-src '" + hash(STYLE) + "'; script-src '" + hash(SCRIPT)
            + "'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// Of the report, which needs no script.
    static final String REPORT_STYLE = read("report.css");

    static final String REPORT_POLICY = "default-src 'none'; style-src '" + hash(REPORT_STYLE)
            + "'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private Assets() {}

    private static String hash(String text) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(sha256);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static String read(String name) {
        try (InputStream asset = Assets.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(asset, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name + " cannot be read", unreadable);
        }
    }
}
