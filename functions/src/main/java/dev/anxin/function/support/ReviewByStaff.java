package dev.anxin.function.support;

import dev.anxin.function.api.ApiRequest;
import dev.anxin.function.api.ApiResponse;
import dev.anxin.function.review.ReviewRequest;
import dev.anxin.function.review.ReviewSettlement;

/// `POST /support/payments/{account}/{reference}/review`: a member of the staff has looked, and says why it is settled.
public record ReviewByStaff(StaffAccess access, ReviewSettlement settlement) {
    public ApiResponse answer(ApiRequest request) {
        return access.acting(request, member -> answer(request, member));
    }

    private ApiResponse answer(ApiRequest request, StaffMember member) {
        var review = ReviewRequest.ofStaff(request);
        return StaffAccess.payment(member, request)
                .flatMap(key -> settlement.settle(
                        key, member.actor(), review, known -> ApiResponse.json(200, ShowToStaff.view(key, known))))
                .orElseGet(StaffAccess::notFound);
    }
}
