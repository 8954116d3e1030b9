package dev.anxin.gateway;

import dev.anxin.gateway.registry.Gateways;
import dev.anxin.gateway.signature.StandardWebhooks;
import dev.anxin.gateway.stripe.StripeSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Deliveries as the two gateways make them, and the files of the tests.
public final class Deliveries {
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    public static final String STRIPE_SECRET = "whsec_QWxsIG9mIGl0IGlzIHRleHQ";
    public static final String OLEPAY_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    public static final String MESSAGE_ID = "msg_1";

    private static final Path RESOURCES = Path.of("src/test/resources");

    private Deliveries() {}

    public static Delivery stripe(byte[] body) {
        return stripe(StripeSignature.header(List.of(STRIPE_SECRET), NOW, body), body);
    }

    public static Delivery stripe(String header, byte[] body) {
        return new Delivery("stripe", Map.of(StripeSignature.HEADER, header), body, NOW);
    }

    public static Delivery olepay(byte[] body) {
        return olepay(StandardWebhooks.headers(List.of(OLEPAY_SECRET), MESSAGE_ID, NOW, body), body);
    }

    public static Delivery olepay(Map<String, String> headers, byte[] body) {
        return new Delivery("olepay", headers, body, NOW);
    }

    /// Signed rightly, as this gateway signs.
    public static Delivery of(String gateway, byte[] body) {
        return gateway.equals("stripe") ? stripe(body) : olepay(body);
    }

    public static Reading read(String gateway, byte[] body) {
        return Gateways.named(gateway).orElseThrow().read(of(gateway, body), secrets(gateway));
    }

    public static List<String> secrets(String gateway) {
        return List.of(gateway.equals("stripe") ? STRIPE_SECRET : OLEPAY_SECRET);
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// @param path under the test resources
    public static byte[] file(String path) {
        try {
            return Files.readAllBytes(RESOURCES.resolve(path));
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
    }

    /// The names of the files in a folder of the test resources, sorted.
    public static List<String> files(String folder) {
        try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
    }

    /// What a reading says, in one line: `reference: news, news` or `kept: why` or `REASON: detail`.
    public static String line(Reading reading) {
        return switch (reading) {
            case Reading.Trusted trusted ->
                trusted.facts().getFirst().payment().reference() + ": "
                        + String.join(
                                ", ",
                                trusted.facts().getFirst().news().stream()
                                        .map(Object::toString)
                                        .toList());
            case Reading.Ignored ignored -> "kept: " + ignored.why();
            case Reading.Several several ->
                several.parts().stream().map(Deliveries::line).collect(Collectors.joining(" + "));
            case Reading.Rejected rejected -> rejected.reason() + ": " + rejected.detail();
        };
    }
}
