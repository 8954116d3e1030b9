package dev.anxin.function.review;

import dev.anxin.function.api.Actor;
import dev.anxin.function.api.ApiResponse;
import dev.anxin.function.ledger.PaymentLedger;
import dev.anxin.function.runtime.Metrics;
import dev.anxin.json.Json;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.Moment;
import dev.anxin.ledger.News;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.PaymentState.Doubt;
import dev.anxin.ledger.Review;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.PaymentKey;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Settles what called for a person. They name each reason that they looked at, so that nothing is settled which came
/// meanwhile and nobody has seen. They may set an impossible word of the gateway aside.
public record ReviewSettlement(PaymentLedger paymentLedger, Metrics metrics) {
    /// @param answer what they are shown of the payment
    /// @return empty if nobody registered it
    public Optional<ApiResponse> settle(
            PaymentKey key, Actor actor, ReviewRequest review, Function<Summary, ApiResponse> answer) {
        var looked = new Looked(key, actor, review);
        return paymentLedger
                .registered(key)
                .map(known ->
                        refusal(PaymentState.of(known), review).orElseGet(() -> answer.apply(settled(looked, known))));
    }

    /// Who looked at what.
    private record Looked(PaymentKey key, Actor actor, ReviewRequest review) {
        /// @param what beside their note
        Json.Fields with(Json.Fields what) {
            var fields = new LinkedHashMap<>(what.members());
            if (!review.note().isEmpty()) {
                fields.put("note", Json.of(review.note()));
            }
            return new Json.Fields(fields);
        }
    }

    private static Optional<ApiResponse> refusal(PaymentState state, ReviewRequest review) {
        var unseen = state.review().keySet().stream()
                .map(Review::word)
                .filter(word -> !review.reasons().contains(word))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!unseen.isEmpty()) {
            return Optional.of(ApiResponse.problem(409, "other reasons call for a person too: " + unseen, "unseen"));
        }
        if (review.liftsQuarantine() && !state.quarantine().stream().allMatch(Doubt.CONTRADICTION::equals)) {
            return Optional.of(ApiResponse.problem(
                    409,
                    "only an impossible word can be set aside: correct another amount, and send money of another"
                            + " currency back in the gateway's dashboard",
                    "other-money"));
        }
        return Optional.empty();
    }

    private Summary settled(Looked looked, Summary known) {
        var open = PaymentState.of(known).review();
        var lifted = looked.review().liftsQuarantine() ? lift(looked, known) : known;
        return open.isEmpty() ? lifted : put(looked, lifted, open);
    }

    /// As of the latest impossible word that the person can have seen: what comes after it is doubted again.
    private Summary lift(Looked looked, Summary known) {
        return known.moment(Moment.CONTRADICTED)
                .map(word -> {
                    var id = "lifted#" + word.at().toEpochMilli();
                    var lifted = new News.QuarantineLifted(looked.actor().name());
                    var fact = Fact.of(looked.key(), Fact.Source.PERSON, id, word.at(), lifted);
                    paymentLedger.put(fact, looked.actor().evidence(looked.with(Json.object())));
                    return known.join(Summary.of(fact));
                })
                .orElse(known);
    }

    /// Its id says what it settles: the same review twice is one.
    private Summary put(Looked looked, Summary known, Map<Review, Instant> open) {
        var key = looked.key();
        var latest = latest(open.values());
        var words = open.keySet().stream().map(Review::word).sorted().toList();
        var now = paymentLedger.now();
        var fact = Fact.of(
                key,
                Fact.Source.PERSON,
                "reviewed#" + String.join("+", words) + "#" + latest.toEpochMilli(),
                latest.isAfter(now) ? latest : now, // a gateway's clock may be ahead of ours
                new News.Reviewed(looked.actor().name()));
        var evidence = looked.with(Json.object("reasons", Json.array(words.stream())));
        var fresh = paymentLedger.put(fact, looked.actor().evidence(evidence));
        metrics.count("Reviews", key.account(), fresh ? "recorded" : "repeated", "reference", key.reference());
        return known.join(Summary.of(fact));
    }

    private static Instant latest(Collection<Instant> times) {
        return times.stream().max(Instant::compareTo).orElseThrow();
    }
}
