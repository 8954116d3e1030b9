package dev.anxin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.olepay.OlePayEventsTest;
import dev.anxin.gateway.stripe.StripeEventsTest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Bodies that are signed rightly and are no events: each is kept, its problem named, and nothing is
/// thrown.
class HostileBodiesTest {
    private static final int MUTATIONS = 2_000;
    private static final Pattern VALUE = Pattern.compile(":\\s*(\"[^\"]*\"|-?[0-9.]+|true|false|null)");
    private static final List<String> VALUES = List.of(
            "null",
            "-1",
            "0.5",
            "0",
            "1e999999999",
            "99999999999999999999",
            "9223372036854775807",
            "[]",
            "{}",
            "\"\"",
            "true",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "\"usd\"",
            "1e99999999999999999999");
    private static final List<String> RUBBISH = List.of("[[[[", "\"type\":\"x\",", "\uFEFF", "NaN", "}", "\"", "\\");

    static Stream<Arguments> hostile() {
        return Stream.of(
                        Arguments.of(new byte[0], "empty"),
                        Arguments.of(Deliveries.utf8("   \n"), "empty"),
                        Arguments.of(new byte[] {'{', (byte) 0xC3, (byte) 0x28, '}'}, "UTF-8"),
                        Arguments.of(new byte[] {(byte) 0xFF, (byte) 0xFE}, "UTF-8"),
                        Arguments.of(Deliveries.utf8("{\"type\":\"a\",\"type\":\"b\"}"), "twice"),
                        Arguments.of(Deliveries.utf8("[".repeat(65) + "]".repeat(65)), "deeper than 64"),
                        Arguments.of(Deliveries.utf8("{\"a\":".repeat(70_000)), "deeper than 64"),
                        Arguments.of(Deliveries.utf8("hello"), "JSON"),
                        Arguments.of(Deliveries.utf8("{\"type\":"), ""),
                        Arguments.of(Deliveries.utf8("{} {}"), "after"),
                        Arguments.of(Deliveries.utf8("null"), "missing"),
                        Arguments.of(Deliveries.utf8("[]"), "missing"),
                        Arguments.of(Deliveries.utf8("{}"), "missing"),
                        Arguments.of(Deliveries.utf8("1e99999999999999999999"), ""),
                        Arguments.of(Deliveries.utf8("9".repeat(100_000)), ""))
                .flatMap(row -> Stream.of("stripe", "olepay")
                        .map(gateway -> Arguments.of(gateway, row.get()[0], row.get()[1])));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void keepsWhatItCannotRead(String gateway, byte[] body, String problem) {
        var reading = Deliveries.read(gateway, body);

        assertThat(reading).isInstanceOfSatisfying(Reading.Ignored.class, ignored -> {
            assertThat(ignored.why()).contains(problem);
            assertThat(ignored.answer().status()).isEqualTo(200);
            assertThat(ignored.answer().body()).startsWith("{\"outcome\":\"kept\",\"problem\":\"");
            assertThat(ignored.eventId())
                    .hasSizeLessThanOrEqualTo(ForeignText.ID_LENGTH)
                    .isPrintable();
            assertThat(Deliveries.read(gateway, body)).isEqualTo(reading);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "'',its reference",
        "' ',its reference",
        "'a b',its reference",
        "'\u20ac',its reference",
        "'\\u0000',its reference",
        "'\\ud800',its reference"
    })
    void keepsNewsOfAPaymentThatCannotBeNamed(String reference, String problem) {
        var body = "{\"type\":\"payment.closed\",\"data\":{\"order_id\":\"" + reference + "\"}}";

        assertThat(Deliveries.line(Deliveries.read("olepay", Deliveries.utf8(body))))
                .startsWith("kept: ")
                .contains(problem);
        assertThat(Deliveries.line(Deliveries.read("olepay", Deliveries.utf8("{\"type\":\"payment.closed\"}"))))
                .contains(problem);
    }

    @Test
    void boundsWhatStrangersMayMakeUsRepeat() {
        var body = Deliveries.utf8("{\"type\":\"" + "<\u00e9>".repeat(10_000) + "\"}");

        assertThat(((Reading.Ignored) Deliveries.read("olepay", body)).why())
                .hasSizeLessThan(120)
                .isPrintable();
    }

    /// Signed rightly, mutated at random: whatever comes out, it is a reading.
    @Test
    void neverThrowsForMutatedSamples() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var samples = samples();
        Map<String, Integer> outcomes = new TreeMap<>();
        for (int i = 0; i < MUTATIONS; i++) {
            var gateway = random.nextBoolean() ? "stripe" : "olepay";
            var bodies = samples.getOrDefault(gateway, List.of());
            byte[] body = mutated(bodies.get(random.nextInt(bodies.size())), random);
            var reading = readOrFail(gateway, body, seed, i);
            outcomes.merge(outcome(reading), 1, Integer::sum);
        }
        assertThat(outcomes).containsOnlyKeys("kept", "contradicted", "news");
        System.out.println("mutations: " + MUTATIONS + ", seed " + seed + ", outcomes " + outcomes);
    }

    private static Map<String, List<byte[]>> samples() {
        return Map.of(
                "stripe",
                        Stream.concat(StripeEventsTest.bodies(), files("stripe"))
                                .toList(),
                "olepay",
                        Stream.concat(OlePayEventsTest.bodies(), files("olepay"))
                                .toList());
    }

    private static Stream<byte[]> files(String gateway) {
        return PayloadsTest.samples()
                .filter(sample -> sample.startsWith(gateway))
                .map(sample -> Deliveries.file("payloads/" + sample));
    }

    @SuppressWarnings("checkstyle:IllegalCatch") // to print the seed that breaks it
    private static Reading readOrFail(String gateway, byte[] body, long seed, int i) {
        try {
            return Deliveries.read(gateway, body);
        } catch (RuntimeException thrown) {
            var text = new String(body, StandardCharsets.UTF_8);
            throw new AssertionError("seed " + seed + ", mutation " + i + ": " + text, thrown);
        }
    }

    private static String outcome(Reading reading) {
        var line = Deliveries.line(reading);
        if (reading instanceof Reading.Trusted) {
            return line.contains("Contradicted") ? "contradicted" : "news";
        }
        return line.substring(0, line.indexOf(':'));
    }

    private static byte[] mutated(byte[] body, Random random) {
        byte[] mutated = body;
        for (int i = random.nextInt(3); i >= 0; i--) {
            mutated = mutatedOnce(mutated, random);
        }
        return mutated;
    }

    private static byte[] mutatedOnce(byte[] body, Random random) {
        int from = random.nextInt(body.length + 1);
        int to = Math.min(body.length, from + random.nextInt(12));
        var token = RUBBISH.get(random.nextInt(RUBBISH.size()));
        return switch (random.nextInt(16)) {
            case 0 -> spliced(body, from, to, new byte[] {(byte) random.nextInt(256)});
            case 1 -> spliced(body, from, to, new byte[0]);
            case 2 -> spliced(body, from, from, Deliveries.utf8(token));
            case 3 -> spliced(body, from, body.length, new byte[0]);
            default -> value(body, random);
        };
    }

    /// Puts another value in the place of a random one: still JSON.
    private static byte[] value(byte[] body, Random random) {
        var text = new String(body, StandardCharsets.UTF_8);
        var values = VALUE.matcher(text).results().toList();
        if (values.isEmpty()) {
            return body;
        }
        var old = values.get(random.nextInt(values.size()));
        var other = VALUES.get(random.nextInt(VALUES.size()));
        return Deliveries.utf8(text.substring(0, old.start(1)) + other + text.substring(old.end(1)));
    }

    private static byte[] spliced(byte[] body, int from, int to, byte[] insert) {
        var out = new ByteArrayOutputStream();
        out.write(body, 0, from);
        out.writeBytes(insert);
        out.write(body, to, body.length - to);
        return out.toByteArray();
    }
}
