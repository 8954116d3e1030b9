package dev.anxin.function.support;

import dev.anxin.function.api.Actor;
import java.util.List;

/// Who asks, as their token says.
///
/// @param subject the token's own name for them
/// @param accounts those that one of their groups may see, by name
public record StaffMember(String subject, StaffRole role, List<String> accounts) {
    public StaffMember {
        accounts = List.copyOf(accounts);
    }

    Actor actor() {
        return Actor.staff(role.word(), subject);
    }

    boolean sees(String account) {
        return accounts.contains(account);
    }
}
