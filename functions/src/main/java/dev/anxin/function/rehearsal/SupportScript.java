package dev.anxin.function.rehearsal;

import dev.anxin.function.runtime.SnapshotHandler.Script;
import java.util.List;
import java.util.Map;

/// What support asks first: who am I, and how does this payment stand.
public final class SupportScript {
    private SupportScript() {}

    public static Script of() {
        var staff = MadeUp.request("GET /support", Map.of(), Map.of(), "");
        var path = Map.of("account", MadeUp.ACCOUNT, "reference", "rehearsal");
        var show = MadeUp.request("GET /support/payments/{account}/{reference}", path, Map.of(), "");
        return new Script(Map.of("ACCOUNTS_DOCUMENT", MadeUp.accounts()), List.of(staff, show));
    }
}
