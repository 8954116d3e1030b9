package dev.anxin.function.support;

import dev.anxin.function.api.ApiRequest;
import dev.anxin.function.api.ApiResponse;
import dev.anxin.function.ledger.PaymentLedger;
import dev.anxin.function.timeline.FactItem;
import dev.anxin.function.timeline.FactKind;
import dev.anxin.function.timeline.FactText;
import dev.anxin.function.timeline.PaymentFacts;
import dev.anxin.json.Json;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.PaymentKey;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `GET /support/payments/{account}/{reference}/timeline`: the facts of a payment in the order in which they were
/// written, fifty at a time, with what is kept of them. Facts never change, so pages fit together.
public record ShowTimeline(StaffAccess access, PaymentLedger ledger, PaymentFacts facts) {
    static final int PAGE = 50;

    /// The last fact of the page before.
    private static final PageCursor CURSOR = new PageCursor(Pattern.compile("[0-9]{1,15} [^\\p{Cntrl}]{1,600}"));

    public ApiResponse answer(ApiRequest request) {
        var cursor = CURSOR.decode(request.query("cursor"));
        return access.member(
                request,
                member -> StaffAccess.payment(member, request)
                        .filter(key -> ledger.registered(key).isPresent())
                        .map(key -> page(key, cursor))
                        .orElseGet(StaffAccess::notFound));
    }

    private ApiResponse page(PaymentKey key, String cursor) {
        var all = facts.of(key);
        var left = cursor.isEmpty()
                ? all
                : all.stream().dropWhile(fact -> !isAfter(fact, cursor)).toList();
        var page = left.subList(0, Math.min(PAGE, left.size()));
        Map<String, Json> answer = new LinkedHashMap<>();
        answer.put("account", Json.of(key.account()));
        answer.put("reference", Json.of(key.reference()));
        answer.put("facts", Json.array(page.stream().map(ShowTimeline::fact)));
        if (left.size() > PAGE) {
            answer.put("next", Json.of(PageCursor.encode(place(page.getLast()))));
        }
        return ApiResponse.json(200, new Json.Fields(answer));
    }

    private static String place(FactItem fact) {
        return fact.heard().toEpochMilli() + " " + fact.name();
    }

    private static boolean isAfter(FactItem fact, String cursor) {
        var parts = cursor.split(" ", 2);
        var at = Long.compare(fact.heard().toEpochMilli(), Long.parseLong(parts[0]));
        return at > 0 || (at == 0 && fact.name().compareTo(parts[1]) > 0);
    }

    private static Json fact(FactItem fact) {
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("at", Json.of(fact.at()));
        json.put("writtenAt", Json.of(fact.heard()));
        json.put("source", Json.of(fact.source()));
        json.put("kind", Json.of(FactKind.of(fact).word()));
        json.put("id", Json.of(fact.id()));
        about(fact.says(), json);
        json.put("says", Json.of(FactText.ISO.says(fact.says())));
        if (fact.body().document().exists()) {
            json.put("kept", fact.body().document());
        }
        if (!fact.body().sha256().isEmpty()) {
            json.put("sha256", Json.of(fact.body().sha256()));
        }
        return new Json.Fields(json);
    }

    /// Which message, refund or answer it is, by the name that no language changes.
    private static void about(Summary says, Map<String, Json> json) {
        first(says.tellings().entries().keySet().stream()).ifPresent(id -> json.put("message", Json.of(id)));
        first(says.refunds().entries().keySet().stream()).ifPresent(id -> json.put("refund", Json.of(id)));
        first(says.get(Summary.FEEDBACK).entries().keySet().stream())
                .ifPresent(id -> json.put("answer", Json.of(Summary.feedback(id))));
    }

    private static Optional<String> first(Stream<String> names) {
        return names.min(Comparator.naturalOrder());
    }
}
