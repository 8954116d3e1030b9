package dev.anxin.function.rehearsal;

import dev.anxin.function.runtime.SnapshotHandler.Script;
import dev.anxin.json.Json;
import java.util.List;
import java.util.Map;

/// A payment is registered, and looked at.
public final class IntakeScript {
    private IntakeScript() {}

    public static Script of() {
        var body = Json.object(
                "account", MadeUp.ACCOUNT,
                "reference", "rehearsal",
                "order", "rehearsal",
                "amount", 1099,
                "currency", "USD",
                "customerId", "rehearsal",
                "locale", "en",
                "zone", "Asia/Shanghai");
        var register = MadeUp.request("POST /payments", Map.of(), Map.of(), body.write());
        var path = Map.of("account", MadeUp.ACCOUNT, "reference", "rehearsal");
        var show = MadeUp.request("GET /payments/{account}/{reference}", path, Map.of(), "");
        return new Script(
                Map.of("ACCOUNTS_DOCUMENT", MadeUp.accounts(), "PAGE_KEY", MadeUp.pageKey()), List.of(register, show));
    }
}
