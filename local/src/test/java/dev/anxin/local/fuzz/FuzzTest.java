package dev.anxin.local.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anxin.json.Json;
import dev.anxin.local.simulator.GatewaySimulators;
import dev.anxin.local.simulator.olepay.OlePay;
import dev.anxin.local.simulator.protocol.Callback;
import dev.anxin.local.simulator.protocol.GatewaySimulator;
import dev.anxin.local.simulator.stripe.Stripe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `./anxin fuzz` does for as long as it is told to, here for a few thousand deliveries; and that it would see a
/// function that is not as it should be.
final class FuzzTest {
    private static final long SEED = 20_261_130;

    /// They leave the body as it is.
    private static final Set<Tampering> OF_HEADERS = EnumSet.of(
            Tampering.BIT_FLIPPED_IN_HEADER,
            Tampering.TRUNCATED_HEADER,
            Tampering.MISSING_HEADER,
            Tampering.JOINED_HEADER,
            Tampering.EXCHANGED_HEADER,
            Tampering.WRONG_ALGORITHM);

    private static final List<Specimens> ALL =
            Specimens.of(GatewaySimulators.all().values());
    private static final List<Specimens> ONE = Specimens.of(List.of(new OlePay()));

    @Test
    void noDeliveryThatSomebodyTamperedWithIsBelieved() {
        var tally = new Fuzzer(ALL, SEED).run(number -> number < 2_700);
        assertThat(tally.findings())
                .extracting(FuzzFinding::name, FuzzFinding::what)
                .isEmpty();
        assertThat(tally.isRight()).isTrue();
        assertThat(tally.requests() + tally.same()).isEqualTo(2_700);
        ALL.forEach(specimens -> {
            var gateway = specimens.simulator().gateway();
            var signsHeaders = signsHeaders(specimens);
            for (var kind : Tampering.values()) {
                if (kind == Tampering.RESERIALISED
                        && !specimens.simulator().signatureRule().signsAnyBytes()) {
                    continue; // it signs fields: whether one becomes another so is a matter of the keys of this run
                }
                var outcome = OF_HEADERS.contains(kind) && !signsHeaders ? FuzzOutcome.SAME : FuzzOutcome.REFUSED;
                assertThat(tally.sum(cell -> cell.equals(new FuzzTally.Cell(gateway, kind.word(), outcome))))
                        .as("%s, %s, %s", gateway, kind, outcome)
                        .isPositive();
            }
        });
    }

    private static boolean signsHeaders(Specimens specimens) {
        var genuine = specimens.genuine().getFirst().callback();
        return !specimens.simulator().signatureRule().isSame(genuine, new Callback(Map.of(), genuine.body()));
    }

    @Test
    void bodiesAreBelievedExactlyIfTheyArriveAsTheyWereSigned() {
        var result = new SignedBodies(ALL, SEED).run(480);
        assertThat(result.findings())
                .extracting(FuzzFinding::name, FuzzFinding::what)
                .isEmpty();
        assertThat(result.verified()).isGreaterThan(150);
        assertThat(result.refused()).isGreaterThan(80);
    }

    /// A function that answers so, whatever comes; but what is genuine is believed.
    private static Fuzzer.Making answering(UnaryOperator<Json> answer) {
        return around -> {
            var real = FuzzedFunction.over(around);
            return event ->
                    AnswerRule.isAccepted(real.apply(event)) ? real.apply(event) : answer.apply(around.document());
        };
    }

    private static Json refusal(String field, String text) {
        return Json.object(
                "statusCode",
                401,
                "headers",
                Json.object("content-type", "application/json"),
                "body",
                Json.object(field, text).write());
    }

    private static FuzzTally fuzzed(UnaryOperator<Json> answer) {
        return new Fuzzer(ONE, SEED, answering(answer)).run(number -> number < 60);
    }

    @Test
    void aFunctionThatBelievesAllIsFound() {
        var tally = fuzzed(_ -> Json.object("statusCode", 200));
        assertThat(tally.accepted()).isEqualTo(tally.requests()).isGreaterThan(30);
        assertThat(tally.isRight()).isFalse();
        assertThat(tally.findings()).hasSize(5);
    }

    @Test
    void aFunctionThatThrowsIsFound() {
        var tally = fuzzed(_ -> {
            throw new IllegalStateException("made");
        });
        assertThat(tally.exceptions()).isEqualTo(tally.requests()).isPositive();
        assertThat(tally.findings().getFirst().what()).contains("IllegalStateException: made");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.NullPointerException",
                "at dev.anxin.gateway.Gateway.read(Gateway.java:1)",
                "field",
                "500",
                "header",
                "long"
            })
    void anAnswerThatSaysMoreThanItMayIsFound(String what) {
        var answer = switch (what) {
            case "field" -> refusal("expected", "made");
            case "500" -> Json.object("statusCode", 500, "body", "{\"problem\":\"made\"}");
            case "header" -> Json.object("statusCode", 401, "headers", Json.object("x-made", "1"), "body", "no");
            case "long" -> refusal("problem", "made ".repeat(100));
            default -> refusal("problem", what);
        };
        var tally = fuzzed(_ -> answer);
        assertThat(tally.leaks()).isEqualTo(tally.requests()).isPositive();
    }

    @Test
    void aPieceOfASecretInAnAnswerIsFound() {
        var tally = fuzzed(document -> refusal(
                "problem",
                "it should be "
                        + document.at("olepay", "secrets")
                                .elements()
                                .getFirst()
                                .text()
                                .orElseThrow()
                                .substring(8, 24)));
        assertThat(tally.leaks()).isEqualTo(tally.requests()).isPositive();
    }

    @Test
    void aRefusalThatMayBeGivenIsNoLeak() {
        assertThat(fuzzed(_ -> refusal("problem", "no signature matches")).isRight())
                .isTrue();
    }

    @Test
    void aFunctionThatRefusesWhatIsGenuineProvesNothing() {
        var fuzzer = new Fuzzer(ONE, SEED, _ -> _ -> refusal("problem", "no"));
        assertThatThrownBy(() -> fuzzer.run(_ -> true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a genuine delivery of olepay is refused");
        var bodies = new SignedBodies(ONE, SEED, _ -> _ -> refusal("problem", "no")).run(20);
        assertThat(bodies.findings()).hasSize((int) bodies.verified()).isNotEmpty();
    }

    @Test
    void aFunctionThatBelievesAlteredBodiesIsFound() {
        var bodies = new SignedBodies(ONE, SEED, _ -> _ -> Json.object("statusCode", 200)).run(60);
        assertThat(bodies.findings()).hasSize((int) bodies.refused()).isNotEmpty();
    }

    @Test
    void theSameSeedDoesTheSame() {
        var kinds = List.<GatewaySimulator>of(new Stripe());
        var one = new Fuzzer(Specimens.of(kinds), SEED, _ -> _ -> Json.object("statusCode", 200))
                .run(number -> number < 200);
        var other = new Fuzzer(Specimens.of(kinds), SEED, _ -> _ -> Json.object("statusCode", 200))
                .run(number -> number < 200);
        assertThat(one.findings().stream().map(FuzzFinding::name))
                .containsExactlyElementsOf(
                        other.findings().stream().map(FuzzFinding::name).toList());
        assertThat(one.requests()).isEqualTo(other.requests());
    }

    /// The keys of a run are gone with it; so all that is needed stands in the file.
    @Test
    void aCaseIsSentAgainFromItsFile(@TempDir Path directory) throws IOException {
        var finding = fuzzed(_ -> Json.object("statusCode", 200)).findings().getFirst();
        var file = FuzzReplay.write(directory, finding);
        var again = FuzzReplay.of(file);
        assertThat(again.finding().what()).isEqualTo(finding.what());
        assertThat(again.judgement().outcome()).isEqualTo(FuzzOutcome.REFUSED);
        assertThat(again.exitCode()).isZero();
        var genuine =
                new FuzzFinding("made", "not at all", "", finding.surroundings(), finding.genuine(), finding.genuine());
        assertThat(FuzzReplay.of(FuzzReplay.write(directory, genuine)).exitCode())
                .as("what is genuine is believed then too")
                .isOne();
    }
}
