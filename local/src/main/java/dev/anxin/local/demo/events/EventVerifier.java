package dev.anxin.local.demo.events;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.anxin.local.clock.Pace;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Checks events as a shop would: with the official library of Standard Webhooks.
///
/// The library's `verify` asks the system's clock. Where time goes faster, its `sign` gives the signature
/// instead, and the time is compared here.
record EventVerifier(Webhook library, Pace pace) {
    private static final Duration TOLERANCE = Duration.ofMinutes(5); // the library's own

    static EventVerifier of(String secret, Pace pace) {
        try {
            return new EventVerifier(new Webhook(secret), pace);
        } catch (com.standardwebhooks.exceptions.EmptyWebhookSecretException empty) {
            throw new IllegalArgumentException("there is no secret to verify events with", empty);
        }
    }

    /// Why it is not believed; empty if it is.
    ///
    /// @param headers of the request
    Optional<String> problem(Map<String, List<String>> headers, String body) {
        var lower = headers.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().toLowerCase(Locale.ROOT),
                        Map.Entry::getValue,
                        (a, b) -> a,
                        TreeMap::new));
        try {
            return pace.speed() == 1 ? byLibrary(lower, body) : byVirtualTime(lower, body);
        } catch (WebhookVerificationException | WebhookSigningException | NumberFormatException wrong) {
            return Optional.of(String.valueOf(wrong.getMessage()));
        }
    }

    private Optional<String> byLibrary(Map<String, List<String>> headers, String body)
            throws WebhookVerificationException {
        library.verify(body, headers);
        return Optional.empty();
    }

    private Optional<String> byVirtualTime(Map<String, List<String>> headers, String body)
            throws WebhookSigningException {
        var seconds = Long.parseLong(first(headers, Webhook.UNBRANDED_MSG_TIMESTAMP_KEY));
        var expected = library.sign(first(headers, Webhook.UNBRANDED_MSG_ID_KEY), seconds, body);
        var signed = Stream.of(
                        first(headers, Webhook.UNBRANDED_MSG_SIGNATURE_KEY).split(" ", -1))
                .anyMatch(given -> MessageDigest.isEqual(bytes(given), bytes(expected)));
        if (!signed) {
            return Optional.of("no signature fits");
        }
        var age = Duration.between(Instant.ofEpochSecond(seconds), pace.clock().instant());
        return age.abs().compareTo(TOLERANCE) > 0
                ? Optional.of("signed " + age.toSeconds() + " s ago")
                : Optional.empty();
    }

    private static String first(Map<String, List<String>> headers, String name) {
        return headers.getOrDefault(name, List.of("")).getFirst();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
