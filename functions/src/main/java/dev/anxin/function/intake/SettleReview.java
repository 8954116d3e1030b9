package dev.anxin.function.intake;

import dev.anxin.function.api.ApiRequest;
import dev.anxin.function.api.ApiResponse;
import dev.anxin.function.api.MerchantAccess;
import dev.anxin.function.api.PaymentAnswers;
import dev.anxin.function.api.RequestFields;
import dev.anxin.function.ledger.PaymentLedger;
import dev.anxin.function.runtime.Metrics;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.Moment;
import dev.anxin.ledger.News;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.PaymentState.Doubt;
import dev.anxin.ledger.Review;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.PaymentKey;
import dev.anxin.privacy.KeptBody;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `POST /payments/{account}/{reference}/review`: a person has looked, and what called for them is settled. They name
/// each reason that they looked at, so that nothing is settled which came meanwhile and nobody has seen. They may set
/// an impossible word of the gateway aside.
public record SettleReview(
        MerchantAccess merchantAccess, PaymentLedger paymentLedger, PaymentAnswers answers, Metrics metrics) {
    private static final Set<String> FIELDS = Set.of("reasons", "liftQuarantine");

    public ApiResponse answer(ApiRequest request) {
        var body = RequestFields.body(request, FIELDS);
        var reasons = reasons(body);
        var lifts = RequestFields.truth(body, "liftQuarantine", false);
        return merchantAccess
                .payment(request)
                .flatMap(key -> paymentLedger.registered(key).map(known -> settle(request, key, known, reasons, lifts)))
                .orElseGet(MerchantAccess::notFound);
    }

    /// In the order of their names.
    private static TreeSet<String> reasons(Json body) {
        var known = Stream.of(Review.values()).map(Review::word).collect(Collectors.toSet());
        var reasons = new TreeSet<String>();
        for (Json reason : body.at("reasons").elements()) {
            reasons.add(reason.text()
                    .filter(known::contains)
                    .orElseThrow(() -> new BadJson("'reasons' names what is no reason to call a person")));
        }
        if (reasons.isEmpty()) {
            throw new BadJson("'reasons' is no list of what was looked at, as 'payment.needs-review' names it");
        }
        return reasons;
    }

    private ApiResponse settle(
            ApiRequest request, PaymentKey key, Summary known, TreeSet<String> reasons, boolean lifts) {
        var state = PaymentState.of(known);
        var open = state.review();
        var unseen = open.keySet().stream()
                .map(Review::word)
                .filter(word -> !reasons.contains(word))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!unseen.isEmpty()) {
            return ApiResponse.problem(409, "other reasons call for a person too: " + unseen, "unseen");
        }
        if (lifts && !state.quarantine().stream().allMatch(Doubt.CONTRADICTION::equals)) {
            return ApiResponse.problem(
                    409,
                    "only an impossible word can be set aside: correct another amount, and send money of another"
                            + " currency back in the gateway's dashboard",
                    "other-money");
        }
        var lifted = lifts ? lift(request, key, known) : known;
        return open.isEmpty() ? answers.of(request, 200, key, lifted) : put(request, key, lifted, open);
    }

    /// As of the latest impossible word that the person can have seen: what comes after it is doubted again.
    private Summary lift(ApiRequest request, PaymentKey key, Summary known) {
        return known.moment(Moment.CONTRADICTED)
                .map(word -> {
                    var id = "lifted#" + word.at().toEpochMilli();
                    var lifted = new News.QuarantineLifted(request.client());
                    var fact = Fact.of(key, Fact.Source.PERSON, id, word.at(), lifted);
                    paymentLedger.put(fact);
                    return known.join(Summary.of(fact));
                })
                .orElse(known);
    }

    /// Its id says what it settles: the same review twice is one.
    private ApiResponse put(ApiRequest request, PaymentKey key, Summary known, Map<Review, Instant> open) {
        var latest = latest(open.values());
        var words = open.keySet().stream().map(Review::word).sorted().collect(Collectors.joining("+"));
        var now = paymentLedger.now();
        var fact = Fact.of(
                key,
                Fact.Source.PERSON,
                "reviewed#" + words + "#" + latest.toEpochMilli(),
                latest.isAfter(now) ? latest : now, // a gateway's clock may be ahead of ours
                new News.Reviewed(request.client()));
        var evidence = Json.object(
                "by",
                request.client(),
                "reasons",
                Json.array(open.keySet().stream().map(Review::word)));
        var fresh = paymentLedger.put(fact, KeptBody.of(evidence));
        metrics.count("Reviews", key.account(), fresh ? "recorded" : "repeated", "reference", key.reference());
        return answers.of(request, 200, key, known.join(Summary.of(fact)));
    }

    private static Instant latest(Collection<Instant> times) {
        return times.stream().max(Instant::compareTo).orElseThrow();
    }
}
