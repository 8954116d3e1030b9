package dev.anxin.function.support;

import dev.anxin.function.api.ApiRequest;
import dev.anxin.function.api.ApiResponse;
import dev.anxin.function.api.PaymentView;
import dev.anxin.function.ledger.PaymentLedger;
import dev.anxin.json.Json;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Diagnosis;
import dev.anxin.payment.PaymentKey;
import dev.anxin.work.Work;
import java.util.LinkedHashMap;
import java.util.Map;

/// `GET /support/payments/{account}/{reference}`: how one payment stands, by all facts that live, where it is listed,
/// and what its customer sees.
public record ShowToStaff(StaffAccess access, PaymentLedger ledger, CustomerSide customer) {
    public ApiResponse answer(ApiRequest request) {
        return access.member(
                request,
                member -> StaffAccess.payment(member, request)
                        .map(key -> show(key, request.query("locale")))
                        .orElseGet(StaffAccess::notFound));
    }

    private ApiResponse show(PaymentKey key, String locale) {
        var present = ledger.present(key);
        if (!present.all().isRegistered()) {
            return StaffAccess.notFound();
        }
        var state = PaymentState.of(present.all());
        var diagnosis = present.isFolded() ? state.diagnosis() : Diagnosis.CALLED_NOT_PROCESSED;
        Map<String, Json> view = new LinkedHashMap<>(view(key, state, diagnosis).members());
        customer.add(view, key, state, locale);
        return ApiResponse.json(200, new Json.Fields(view));
    }

    /// What an act came to.
    static Json view(PaymentKey key, Summary known) {
        var state = PaymentState.of(known);
        return view(key, state, state.diagnosis());
    }

    private static Json view(PaymentKey key, PaymentState state, Diagnosis diagnosis) {
        Map<String, Json> view =
                new LinkedHashMap<>(PaymentView.of(key, state, diagnosis).members());
        Work.of(state).ifPresent(work -> {
            view.put("list", Json.of(work.kind().word()));
            view.put("listedAt", Json.of(work.at()));
        });
        return new Json.Fields(view);
    }
}
