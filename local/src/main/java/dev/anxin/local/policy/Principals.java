package dev.anxin.local.policy;

import java.util.List;

/// Whom a resource's policy speaks of.
///
/// @param services `sns.amazonaws.com`
/// @param arns of roles, or of an account's root; `*` is everybody
record Principals(List<String> services, List<String> arns) {
    /// Of a role's own policy: whoever has the role.
    static final Principals OWNER = new Principals(List.of(), List.of());

    Principals {
        services = List.copyOf(services);
        arns = List.copyOf(arns);
    }

    /// Whether it names the caller, and not only the account that the caller is of.
    boolean name(Caller caller) {
        return arns.contains("*")
                || switch (caller) {
                    case Caller.Role role -> arns.contains(role.arn());
                    case Caller.Service service -> services.contains(service.user());
                };
    }

    /// Whether it leaves the decision to the policies of the caller's account.
    boolean delegateTo(Caller.Role role) {
        var root = role.arn().replaceFirst(":role/.*", ":root");
        return arns.contains(root) || arns.contains(root.split(":", -1)[4]);
    }
}
