package dev.anxin.function.review;

import dev.anxin.function.api.ApiRequest;
import dev.anxin.function.api.RequestFields;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.ledger.Review;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a person says that they looked at.
///
/// @param reasons by their words; at least one
/// @param note why, masked; empty if a merchant says it
public record ReviewRequest(Set<String> reasons, boolean liftsQuarantine, String note) {
    private static final Set<String> OF_MERCHANT = Set.of("reasons", "liftQuarantine");
    private static final Set<String> OF_STAFF = Set.of("reasons", "liftQuarantine", "note");

    public ReviewRequest {
        reasons = Set.copyOf(reasons);
    }

    /// @throws BadJson naming what is wrong with the body
    public static ReviewRequest ofMerchant(ApiRequest request) {
        return of(RequestFields.body(request, OF_MERCHANT), "");
    }

    /// @throws BadJson naming what is wrong with the body
    public static ReviewRequest ofStaff(ApiRequest request) {
        var body = RequestFields.body(request, OF_STAFF);
        return of(body, RequestFields.maskedLine(body, "note"));
    }

    private static ReviewRequest of(Json body, String note) {
        return new ReviewRequest(reasons(body), RequestFields.truth(body, "liftQuarantine", false), note);
    }

    private static Set<String> reasons(Json body) {
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
}
