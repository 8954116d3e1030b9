package dev.anxin.local.fuzz;

import dev.anxin.json.Json;
import dev.anxin.local.simulator.protocol.Callback;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// The other way round: whatever bytes a gateway signs, they are believed if they arrive as they were signed, and
/// refused if something on the way altered them.
public final class SignedBodies {
    private final List<Specimens> all;
    private final FuzzSurroundings surroundings;
    private final UnaryOperator<Json> function;
    private final long seed;

    public SignedBodies(List<Specimens> all, long seed) {
        this(all, seed, FuzzedFunction::over);
    }

    /// @param made the function that is judged
    SignedBodies(List<Specimens> all, long seed, Fuzzer.Making made) {
        this.all = all;
        surroundings = FuzzSurroundings.of(all.stream().map(Specimens::own).toList(), all);
        function = made.function(surroundings);
        this.seed = seed;
    }

    /// @param refused of those that were altered
    /// @param findings those that ended wrongly
    public record BodiesResult(long bodies, long verified, long refused, List<FuzzFinding> findings) {
        public BodiesResult {
            findings = List.copyOf(findings);
        }

        public boolean isRight() {
            return findings.isEmpty();
        }
    }

    public BodiesResult run(int count) {
        var findings = new ArrayList<FuzzFinding>();
        int verified = 0;
        for (int number = 0; number < count; number++) {
            var specimens = all.get(number % all.size());
            var random = new SplittableRandom(seed ^ ((number + 1) * 0x9E3779B97F4A7C15L));
            var genuine = genuine(specimens, number, random);
            var body = random.nextBoolean()
                    ? genuine.callback().body()
                    : OddBodies.altered(genuine.callback().body(), random);
            var callback = new Callback(headers(genuine.callback(), random), body);
            var sent = FuzzDelivery.of(genuine.account(), callback, random.nextBoolean());
            var isSame = specimens.simulator().signatureRule().isSame(genuine.callback(), callback);
            var judgement = Fuzzer.judgement(function, AnswerRule.NONE_HIDDEN, sent);
            verified += isSame ? 1 : 0;
            if (judgement.isVerified() != isSame || judgement.outcome() == FuzzOutcome.THREW) {
                var name = "body-" + specimens.simulator().gateway() + "-" + seed + "-" + number;
                var how = isSame ? "as it was signed" : "altered on the way";
                findings.add(new FuzzFinding(name, how, judgement.what(), surroundings, genuine, sent));
            }
        }
        return new BodiesResult(count, verified, count - verified, findings);
    }

    private static FuzzDelivery genuine(Specimens specimens, int number, RandomGenerator random) {
        var simulator = specimens.simulator();
        if (!simulator.signatureRule().signsAnyBytes()) {
            return Tampering.one(specimens.genuine(), random);
        }
        var sample = Tampering.one(specimens.genuine(), random).callback().body();
        var keys = specimens.own().keys().signs();
        var callback =
                simulator.sign(simulator.eventId("body" + number), OddBodies.made(sample, random), keys, Specimens.AT);
        return FuzzDelivery.of(specimens.own().name(), callback, false);
    }

    /// Letter case says nothing in the name of a header.
    private static Map<String, String> headers(Callback callback, RandomGenerator random) {
        var headers = new LinkedHashMap<String, String>();
        var inCapitals = random.nextBoolean();
        callback.headers()
                .forEach((name, value) ->
                        headers.put(inCapitals ? name.toUpperCase(Locale.ROOT) : name.toLowerCase(Locale.ROOT), value));
        return headers;
    }
}
