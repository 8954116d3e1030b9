package dev.anxin.local.fuzz;

import dev.anxin.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;

/// Tampers with genuine deliveries, one after the other, and judges the answers. What is done to which follows from the
/// seed and the number of the case; keys are made anew for each run.
public final class Fuzzer {
    private final List<Specimens> all;
    private final List<String> accounts;
    private final long seed;
    private final FuzzSurroundings surroundings;
    private final UnaryOperator<Json> function;
    private final AnswerRule answerRule;

    public Fuzzer(List<Specimens> all, long seed) {
        this(all, seed, FuzzedFunction::over);
    }

    /// Makes the function that is judged.
    interface Making {
        UnaryOperator<Json> function(FuzzSurroundings surroundings);
    }

    Fuzzer(List<Specimens> all, long seed, Making made) {
        this.all = all;
        var theirs = all.stream().flatMap(Specimens::accounts).toList();
        var names = new ArrayList<>(theirs.stream().map(FuzzAccount::name).toList());
        names.add("nobody");
        accounts = List.copyOf(names);
        surroundings = FuzzSurroundings.of(theirs, all);
        function = made.function(surroundings);
        answerRule = AnswerRule.of(theirs.stream(), all.stream().flatMap(specimens -> specimens.genuine().stream()));
        this.seed = seed;
    }

    /// A case before it is sent.
    private record Case(
            long number, Specimens specimens, Tampering tampering, FuzzDelivery genuine, FuzzDelivery sent) {
        String gateway() {
            return specimens.simulator().gateway();
        }
    }

    /// @throws IllegalStateException if a delivery is refused that nobody tampered with: then all the rest proves
    /// nothing
    public void expectGenuine() {
        for (var specimens : all) {
            for (var delivery : specimens.believed().toList()) {
                var answer = function.apply(delivery.event());
                if (!AnswerRule.isAccepted(answer)) {
                    throw new IllegalStateException("a genuine delivery of "
                            + specimens.simulator().gateway() + " is refused: " + answer.write());
                }
            }
        }
    }

    /// @param goOn asked before each case, with its number from 0
    public FuzzTally run(LongPredicate goOn) {
        expectGenuine();
        var tally = new FuzzTally();
        for (long number = 0; goOn.test(number); number++) {
            judge(made(number), tally);
        }
        return tally;
    }

    private Case made(long number) {
        var specimens = all.get((int) (number % all.size()));
        var kinds = Tampering.values();
        var tampering = kinds[(int) (number / all.size() % kinds.length)];
        var random = new SplittableRandom(seed ^ (number * 0x9E3779B97F4A7C15L));
        var genuine = Tampering.one(specimens.genuine(), random);
        var sent = tampering.made(genuine, new Tampering.Among(specimens, accounts), random);
        return new Case(number, specimens, tampering, genuine, sent);
    }

    private void judge(Case one, FuzzTally tally) {
        if (isSame(one)) {
            tally.count(one.gateway(), one.tampering().word(), FuzzOutcome.SAME);
            return;
        }
        var judgement = judgement(function, answerRule, one.sent());
        tally.count(one.gateway(), one.tampering().word(), judgement.outcome());
        if (judgement.outcome().isWrong()) {
            var name = one.gateway() + "-" + seed + "-" + one.number();
            var how = one.tampering().word();
            tally.add(new FuzzFinding(name, how, judgement.what(), surroundings, one.genuine(), one.sent()));
        }
    }

    /// As what was tampered with, or as another one: where a body signs itself, that of another delivery is that one.
    private static boolean isSame(Case one) {
        var rule = one.specimens().simulator().signatureRule();
        return one.specimens()
                .believed()
                .filter(genuine -> genuine.account().equals(one.sent().account()))
                .anyMatch(genuine -> rule.isSame(genuine.callback(), one.sent().callback()));
    }

    /// @param status of the answer; 0 if there was none
    /// @param what is wrong, or the answer where nothing is
    record Judgement(FuzzOutcome outcome, long status, String what) {
        /// Whether the signature was found right. What is signed and sealed with a key that nobody has is to be sent
        /// again, and that is no refusal.
        boolean isVerified() {
            return status != 0 && status / 100 != 4;
        }
    }

    @SuppressWarnings("checkstyle:IllegalCatch") // that nothing is thrown is what is judged
    static Judgement judgement(UnaryOperator<Json> function, AnswerRule answerRule, FuzzDelivery sent) {
        try {
            var answer = function.apply(sent.event());
            var status = answer.at("statusCode").whole().orElse(0L);
            if (AnswerRule.isAccepted(answer)) {
                return new Judgement(FuzzOutcome.ACCEPTED, status, "it was believed: " + answer.write());
            }
            return answerRule
                    .leak(answer, sent)
                    .map(what -> new Judgement(FuzzOutcome.LEAKED, status, what + ": " + answer.write()))
                    .orElseGet(() -> new Judgement(FuzzOutcome.REFUSED, status, answer.write()));
        } catch (RuntimeException | Error thrown) {
            return new Judgement(FuzzOutcome.THREW, 0, "it threw " + thrown);
        }
    }

    /// Sends a delivery again that was kept.
    static Judgement again(FuzzFinding finding) {
        var rule = AnswerRule.of(finding.surroundings().document(), finding.genuine());
        return judgement(FuzzedFunction.over(finding.surroundings()), rule, finding.sent());
    }
}
