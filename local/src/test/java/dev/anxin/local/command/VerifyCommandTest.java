package dev.anxin.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.registry.Gateways;
import dev.anxin.gateway.signature.StandardWebhooks;
import dev.anxin.gateway.stripe.StripeSignature;
import dev.anxin.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every way in which `anxin verify` ends.
final class VerifyCommandTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private static final Instant AT = Instant.parse("2026-11-22T08:00:00Z");
    private static final byte[] BODY = ("{\"type\":\"payment.succeeded\",\"timestamp\":\"2026-11-22T07:59:59Z\","
                    + "\"data\":{\"order_id\":\"1001\",\"amount\":1099,\"currency\":\"USD\"}}")
            .getBytes(UTF_8);

    @TempDir
    private Path directory = Path.of("");

    /// @param expected in what it prints
    record Case(String name, Given given, int exit, String expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    /// @param arguments behind the gateway; `BODY`, `ENTRY`, `TWO`, `WHOLE`, `BROKEN` and `ABSENT` stand
    ///     for files
    record Given(String gateway, List<String> arguments) {}

    @BeforeEach
    void write() throws IOException {
        var entry = entry("olepay", SECRET);
        var stripe = entry("stripe", SECRET);
        Files.write(directory.resolve("BODY"), BODY);
        Files.write(
                directory.resolve("CHANGED"),
                new String(BODY, UTF_8).replace("1099", "1").getBytes(UTF_8));
        Files.writeString(directory.resolve("NEWLINE"), new String(BODY, UTF_8) + "\n");
        Files.writeString(directory.resolve("ENTRY"), entry.write());
        Files.writeString(directory.resolve("OTHER"), entry("olepay", OTHER).write());
        Files.writeString(directory.resolve("STRIPE"), stripe.write());
        Files.writeString(
                directory.resolve("WHOLE"),
                Json.object("olepay", entry, "stripe", stripe).write());
        Files.writeString(
                directory.resolve("TWO"), Json.object("a", entry, "b", entry).write());
        Files.writeString(directory.resolve("EMPTY"), "{}");
        Files.writeString(directory.resolve("BROKEN"), "{");
    }

    private static Json entry(String gateway, String secret) {
        return Json.object("gateway", gateway, "secrets", Json.array(Stream.of(secret)));
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("trusted", olepay("ENTRY", "BODY", AT), 0, "trusted: signed with secret no. 1"),
                new Case("says what", olepay("ENTRY", "BODY", AT), 0, "it says of olepay/1001: Paid["),
                new Case("whole document", olepay("WHOLE", "BODY", AT), 0, "trusted"),
                new Case("412 s old", olepay("ENTRY", "BODY", AT.plusSeconds(412)), 1, "STALE: signed 412 s ago"),
                new Case("ahead", olepay("ENTRY", "BODY", AT.minusSeconds(301)), 1, "FUTURE: signed 301 s in the"),
                new Case("wrong secret", olepay("OTHER", "BODY", AT), 1, "another secret"),
                new Case("body changed", olepay("ENTRY", "CHANGED", AT), 1, "the body was changed"),
                new Case("body with a newline", olepay("ENTRY", "NEWLINE", AT), 1, "white space at the end"),
                new Case("no headers", given("olepay", "ENTRY", "BODY"), 1, "MISSING_HEADER: the header webhook-id"),
                new Case("Stripe", stripe("STRIPE", AT), 0, "trusted"),
                new Case("Stripe, whole document", stripe("WHOLE", AT), 0, "trusted"),
                new Case("other gateway", stripe("ENTRY", AT), 2, "is one of olepay, not of stripe"),
                new Case("two entries", olepay("TWO", "BODY", AT), 2, "several: a, b"),
                new Case("no entry", olepay("EMPTY", "BODY", AT), 2, "none"),
                new Case("no JSON", olepay("BROKEN", "BODY", AT), 2, "BROKEN is no JSON"),
                new Case("no account file", olepay("ABSENT", "BODY", AT), 2, "cannot be read"),
                new Case("no body file", olepay("ENTRY", "ABSENT", AT), 2, "cannot be read"),
                new Case(
                        "unknown gateway",
                        given("nopay", "ENTRY", "BODY"),
                        2,
                        "Known: " + String.join(", ", new TreeSet<>(Gateways.names()))),
                new Case("no header", given("olepay", "ENTRY", "BODY", "--header", "x"), 2, "This is no header"),
                new Case("no time", given("olepay", "ENTRY", "BODY", "--at", "noon"), 2, "no ISO 8601 time"),
                new Case("nothing at all", new Given("", List.of()), 2, "Missing required"));
    }

    private static Given olepay(String account, String body, Instant at, String... more) {
        var arguments = new ArrayList<>(List.of("--at", at.toString()));
        arguments.addAll(List.of(more));
        headers()
                .forEach((name, value) ->
                        arguments.addAll(List.of("--header", name.toUpperCase(Locale.ROOT) + ": " + value)));
        return given("olepay", account, body, arguments.toArray(String[]::new));
    }

    private static Map<String, String> headers() {
        return StandardWebhooks.headers(List.of(SECRET), "msg_1", AT, BODY);
    }

    private static Given stripe(String account, Instant at) {
        var header = "Stripe-Signature:" + StripeSignature.header(List.of(SECRET), AT, BODY);
        return given("stripe", account, "BODY", "--at", at.toString(), "--header", header);
    }

    private static Given given(String gateway, String account, String body, String... more) {
        var files = Stream.of("--account", account, "--body", body);
        return new Given(gateway, Stream.concat(files, Stream.of(more)).toList());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void endsAsItShould(Case one) {
        var ran = run(one.given());
        assertThat(ran.out() + ran.err()).contains(one.expected()).doesNotContain("Exception", SECRET);
        assertThat(ran.exit()).isEqualTo(one.exit());
    }

    private Ran run(Given given) {
        var arguments = new ArrayList<>(List.of("verify"));
        if (!given.gateway().isEmpty()) {
            arguments.add(given.gateway());
        }
        var files = List.of("--account", "--body");
        for (var argument : given.arguments()) {
            arguments.add(
                    files.contains(arguments.getLast())
                            ? directory.resolve(argument).toString()
                            : argument);
        }
        return Ran.of(Anxin.commandLine(new LocalPaths(directory, directory)), arguments.toArray(String[]::new));
    }

    @Test
    void aProgramGetsTheVerdictAsJson() {
        var trusted = run(olepay("ENTRY", "BODY", AT, "--json"));
        assertThat(trusted.json().at("trusted").isTrue()).isTrue();
        assertThat(trusted.exit()).isZero();
        var stale = run(olepay("ENTRY", "BODY", AT.plusSeconds(412), "--json"));
        assertThat(stale.json().at("trusted").isTrue()).isFalse();
        assertThat(stale.json().needText("reason")).isEqualTo("STALE");
        assertThat(stale.json().at("explanation").elements()).isNotEmpty();
        assertThat(stale.exit()).isEqualTo(1);
        var broken = run(olepay("BROKEN", "BODY", AT, "--json"));
        assertThat(broken.jsonError()).contains("BROKEN is no JSON");
        assertThat(broken.exit()).isEqualTo(2);
    }

    @Test
    void believesThePublicVectorOfStandardWebhooks() throws IOException {
        Files.writeString(directory.resolve("BODY"), "{\"test\": 2432232314}");
        var ran = run(given(
                "olepay",
                "ENTRY",
                "BODY",
                "--at",
                Instant.ofEpochSecond(1614265330).toString(),
                "--header",
                "webhook-id: msg_p5jXN8AQM9LWM0D4loKWxJek",
                "--header",
                "webhook-timestamp: 1614265330",
                "--header",
                "webhook-signature: v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
        assertThat(ran.out()).startsWith("trusted: signed with secret no. 1").contains("kept as a stray");
        assertThat(ran.exit()).isZero();
    }
}
