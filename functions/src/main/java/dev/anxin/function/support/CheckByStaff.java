package dev.anxin.function.support;

import dev.anxin.aws.Unreadable;
import dev.anxin.aws.config.Accounts;
import dev.anxin.aws.message.Wake;
import dev.anxin.function.api.ApiRequest;
import dev.anxin.function.api.ApiResponse;
import dev.anxin.function.inquiry.InquiryRequests;
import dev.anxin.function.ledger.PaymentLedger;
import dev.anxin.function.runtime.Metrics;
import dev.anxin.function.timeline.FactKind;
import dev.anxin.gateway.registry.Gateways;
import dev.anxin.json.Json;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.PaymentKey;
import java.time.Instant;

/// `POST /support/payments/{account}/{reference}/check`: the gateway is asked now. Its answer is a fact like every
/// other, and stands in the payment moments later.
public record CheckByStaff(
        StaffAccess access, Accounts accounts, PaymentLedger ledger, InquiryRequests inquiryRequests, Metrics metrics) {
    private static final String METRIC = "StaffChecks";

    public ApiResponse answer(ApiRequest request) {
        return access.acting(
                request,
                member -> StaffAccess.payment(member, request)
                        .flatMap(key -> ledger.registered(key).map(known -> ask(member, key, known)))
                        .orElseGet(StaffAccess::notFound));
    }

    private ApiResponse ask(StaffMember member, PaymentKey key, Summary known) {
        var now = ledger.now();
        if (!isConfigured(key.account())) {
            return refused(409, key, "not-configured", "the account's entry cannot be used, and so nothing is asked");
        }
        if (!PaymentState.of(known).isAskable()) {
            return refused(
                    409, key, "not-askable", "the gateway answers no question about this payment: it calls back");
        }
        if (!inquiryRequests.take(key.account(), now)) {
            var most = InquiryRequests.A_MINUTE + " questions a minute";
            return refused(429, key, "too-often", "support may cause " + most + " at an account");
        }
        var wake = Wake.asked(key, now);
        note(member, wake, now);
        inquiryRequests.send(wake);
        metrics.count(METRIC, key.account(), "asked", "reference", key.reference());
        return ApiResponse.json(202, ShowToStaff.view(key, known));
    }

    private boolean isConfigured(String account) {
        try {
            return accounts.find(account)
                    .flatMap(entry -> Gateways.named(entry.gateway()))
                    .isPresent();
        } catch (Unreadable wrong) {
            return false;
        }
    }

    /// A fact without news: the question changes nothing about the payment, and who asked stands in its books.
    private void note(StaffMember member, Wake wake, Instant now) {
        var actor = member.actor();
        var id = FactKind.QUESTION_IDS + wake.due().toEpochMilli() + "#" + actor.name();
        ledger.put(Fact.of(wake.payment(), Fact.Source.PERSON, id, now), actor.evidence(Json.object()));
    }

    private ApiResponse refused(int status, PaymentKey key, String reason, String problem) {
        metrics.count(METRIC, key.account(), reason, "reference", key.reference());
        return ApiResponse.problem(status, problem, reason);
    }
}
