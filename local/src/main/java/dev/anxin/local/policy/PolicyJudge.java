package dev.anxin.local.policy;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Decides about calls within one account: a denial wins; a role needs its own policy or the resource's, and for a
/// key the key's policy too; a service needs the resource's.
///
/// @param attached policies of resources, by the resource's ARN
public record PolicyJudge(Map<String, List<Statement>> attached) {
    public PolicyJudge {
        attached = Map.copyOf(attached);
    }

    public PolicyVerdict judge(Caller caller, ActionCall call) {
        var by = new HashSet<Statement>();
        for (var context : call.contexts()) {
            switch (judge(caller, call, context)) {
                case PolicyVerdict.Allowed allowed -> by.addAll(allowed.by());
                case PolicyVerdict.Denied denied -> {
                    return denied;
                }
            }
        }
        return new PolicyVerdict.Allowed(by);
    }

    private PolicyVerdict judge(Caller caller, ActionCall call, Map<String, Set<String>> context) {
        var own = caller instanceof Caller.Role role ? role.statements() : List.<Statement>of();
        var applying = attached.getOrDefault(call.resource(), List.of()).stream()
                .filter(statement -> statement.applies(call, context))
                .toList();
        var denial = Stream.concat(own.stream().filter(one -> one.applies(call, context)), applying.stream())
                .filter(one -> !one.allows())
                .filter(one -> own.contains(one) || one.principals().name(caller) || isDelegated(one, caller))
                .findFirst();
        if (denial.isPresent()) {
            var kind = own.contains(denial.get()) ? "an identity-based" : "a resource-based";
            return new PolicyVerdict.Denied(
                    "with an explicit deny in " + kind + " policy",
                    denial.get().place() + " denies it: no other statement helps");
        }
        var direct = first(applying, one -> one.principals().name(caller));
        if (direct.isPresent()) {
            return new PolicyVerdict.Allowed(Set.of(direct.get()));
        }
        var identity = first(own, one -> one.applies(call, context));
        var delegated = first(applying, one -> isDelegated(one, caller));
        var needsBoth = call.action().startsWith("kms:"); // a key that leaves nothing to IAM is not reached by IAM
        if (identity.isPresent() && (!needsBoth || delegated.isPresent())) {
            var by = new LinkedHashSet<>(Set.of(identity.get()));
            delegated.filter(_ -> needsBoth).ifPresent(by::add);
            return new PolicyVerdict.Allowed(by);
        }
        return denied(caller, call, context, identity.isPresent());
    }

    private static Optional<Statement> first(List<Statement> statements, Predicate<Statement> fitting) {
        return statements.stream().filter(Statement::allows).filter(fitting).findFirst();
    }

    private static boolean isDelegated(Statement statement, Caller caller) {
        return caller instanceof Caller.Role role && statement.principals().delegateTo(role);
    }

    private PolicyVerdict denied(
            Caller caller, ActionCall call, Map<String, Set<String>> context, boolean onlyTheKeyLacks) {
        var ofRole = caller instanceof Caller.Role && !onlyTheKeyLacks;
        var why = "because no " + (ofRole ? "identity" : "resource") + "-based policy allows the " + call.action()
                + " action";
        var statements = switch (caller) {
            case Caller.Role role when ofRole -> role.statements();
            default -> attached.getOrDefault(call.resource(), List.of());
        };
        var close = statements.stream()
                .filter(Statement::allows)
                .filter(one -> one.isAbout(call))
                .map(one -> one.place() + " allows it, but not with " + Remedy.known(one.failed(context), context))
                .distinct()
                .reduce((one, other) -> one + "; " + other);
        return new PolicyVerdict.Denied(
                why,
                Remedy.of(caller, call, context, ofRole)
                        + close.map(text -> ". " + text).orElse(""));
    }
}
