package dev.anxin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Bodies that are signed rightly and are no events: each is kept, its problem named, and nothing is thrown.
class HostileBodiesTest {
    private static final int MUTATIONS = 2_000;
    private static final List<String> TOKENS = List.of(
            "null",
            "-1",
            "0.5",
            "1e999999999",
            "1e99999999999999999999",
            "99999999999999999999",
            "[]",
            "{}",
            "\"\"",
            "true",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "[[[[",
            "\"type\":\"x\",",
            "\uFEFF",
            "NaN");

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
            assertThat(ignored.eventId()).hasSizeLessThanOrEqualTo(128).isPrintable();
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
        var samples = PayloadsTest.samples().toList();
        Map<String, Integer> outcomes = new TreeMap<>();
        for (int i = 0; i < MUTATIONS; i++) {
            var sample = samples.get(random.nextInt(samples.size()));
            byte[] body = mutated(Deliveries.file("payloads/" + sample), random);
            var gateway = sample.substring(0, sample.indexOf('/'));
            assertThat(readOrFail(gateway, body, seed, i)).isNotInstanceOf(Reading.Rejected.class);
            outcomes.merge(outcome(Deliveries.read(gateway, body)), 1, Integer::sum);
        }
        System.out.println("mutations: " + MUTATIONS + ", seed " + seed + ", outcomes " + outcomes);
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
        return line.startsWith("kept") ? "kept" : line.contains("Contradicted") ? "contradicted" : "news";
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
        var token = TOKENS.get(random.nextInt(TOKENS.size()));
        return switch (random.nextInt(5)) {
            case 0 -> spliced(body, from, to, new byte[] {(byte) random.nextInt(256)});
            case 1 -> spliced(body, from, to, new byte[0]);
            case 2 -> spliced(body, from, from, Deliveries.utf8(token));
            case 3 -> spliced(body, from, body.length, new byte[0]);
            default -> value(body, random, token);
        };
    }

    /// Puts `token` in the place of the value after a random colon, so that most of the result is still JSON.
    private static byte[] value(byte[] body, Random random, String token) {
        var text = new String(body, StandardCharsets.UTF_8);
        int colon = text.indexOf(':', random.nextInt(text.length() + 1));
        int end = text.indexOf(',', Math.max(0, colon));
        return colon < 0 || end < 0
                ? body
                : Deliveries.utf8(text.substring(0, colon + 1) + token + text.substring(end));
    }

    private static byte[] spliced(byte[] body, int from, int to, byte[] insert) {
        var out = new ByteArrayOutputStream();
        out.write(body, 0, from);
        out.writeBytes(insert);
        out.write(body, to, body.length - to);
        return out.toByteArray();
    }
}
