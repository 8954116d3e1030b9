package dev.anxin.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The `webhook-id` of an event: the same for every attempt, every resend and every copy of it, so that a
/// shop that remembers it handles the event once.
public final class WebhookId {
    /// What is signed is `id.timestamp.body`: an id with a point in it could be read in two ways.
    private static final Pattern FIT = Pattern.compile("[!-~&&[^.]]{1,128}");

    private WebhookId() {}

    /// The event's id with its points percent-encoded, so that two ids stay two. An id that is still unfit (too
    /// long, or not visible ASCII) becomes its SHA-256. That cannot be the id of an event, which holds a `/`.
    public static String of(String eventId) {
        var encoded = eventId.replace("%", "%25").replace(".", "%2E");
        return FIT.matcher(encoded).matches() ? encoded : "sha256-" + sha256(eventId);
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
