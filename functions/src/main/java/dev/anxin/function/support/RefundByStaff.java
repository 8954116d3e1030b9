package dev.anxin.function.support;

import dev.anxin.function.api.ApiRequest;
import dev.anxin.function.api.ApiResponse;
import dev.anxin.function.refund.ManualRefund;
import dev.anxin.function.refund.ManualRefunds;
import java.util.Optional;

/// `POST /support/payments/{account}/{reference}/refunds`: a member of the staff wants money to go back.
public record RefundByStaff(StaffAccess access, ManualRefunds manualRefunds) {
    public ApiResponse answer(ApiRequest request) {
        return access.acting(request, member -> answer(request, member));
    }

    private ApiResponse answer(ApiRequest request, StaffMember member) {
        var refund = ManualRefund.of(request, member.actor());
        return StaffAccess.payment(member, request)
                .flatMap(key -> manualRefunds.ask(key, refund, known -> Optional.of(ShowToStaff.view(key, known))))
                .orElseGet(StaffAccess::notFound);
    }
}
