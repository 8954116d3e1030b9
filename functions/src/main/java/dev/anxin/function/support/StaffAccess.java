package dev.anxin.function.support;

import dev.anxin.aws.config.Accounts;
import dev.anxin.function.api.ApiRequest;
import dev.anxin.function.api.ApiResponse;
import dev.anxin.payment.PaymentKey;
import java.util.Optional;
import java.util.function.Function;

/// Who may see and do what: each member of the staff sees the accounts that name one of their groups. Everything else
/// does not exist for them.
public record StaffAccess(Accounts accounts) {
    /// Answers for somebody who has a role.
    public ApiResponse member(ApiRequest request, Function<StaffMember, ApiResponse> answer) {
        var groups = request.groups();
        var subject = request.subject();
        return StaffRole.of(groups)
                .filter(role -> !subject.isEmpty())
                .map(role -> new StaffMember(subject, role, accounts.seenBy(groups)))
                .map(answer)
                .orElseGet(StaffAccess::noRole);
    }

    /// The same for somebody whose role may act. It is decided before anything is looked up: so it tells nothing about
    /// what there is.
    public ApiResponse acting(ApiRequest request, Function<StaffMember, ApiResponse> answer) {
        return member(request, member -> member.role().acts() ? answer.apply(member) : notYourRole());
    }

    /// The payment that the path names, if its account is theirs to see. It need not be registered.
    static Optional<PaymentKey> payment(StaffMember member, ApiRequest request) {
        var account = request.path("account");
        var reference = request.path("reference");
        return PaymentKey.isReference(reference) && member.sees(account)
                ? Optional.of(new PaymentKey(account, reference))
                : Optional.empty();
    }

    private static ApiResponse noRole() {
        return ApiResponse.problem(403, "the token names none of the groups agent, supervisor and auditor", "no-role");
    }

    private static ApiResponse notYourRole() {
        return ApiResponse.problem(403, "the group auditor may look, and do nothing", "not-your-role");
    }

    static ApiResponse notFound() {
        return ApiResponse.problem(404, "there is no such account or payment, or none of your groups may see it");
    }
}
