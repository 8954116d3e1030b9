package dev.anxin.function.rehearsal;

import dev.anxin.function.runtime.SnapshotHandler.Script;
import dev.anxin.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What support asks first: who am I, how does this payment stand, and what is to be done.
public final class SupportScript {
    private SupportScript() {}

    public static Script of() {
        var staff = MadeUp.request("GET /support", Map.of(), Map.of(), "");
        var path = Map.of("account", MadeUp.ACCOUNT, "reference", "rehearsal");
        var show = MadeUp.request("GET /support/payments/{account}/{reference}", path, Map.of(), "");
        var work = asking(MadeUp.request("GET /support/work", Map.of(), Map.of(), ""), "account", MadeUp.ACCOUNT);
        var story = MadeUp.request("GET /support/payments/{account}/{reference}/timeline", path, Map.of(), "");
        return new Script(Map.of("ACCOUNTS_DOCUMENT", MadeUp.accounts()), List.of(staff, show, work, story));
    }

    private static Json asking(Json event, String name, String value) {
        var members = new LinkedHashMap<>(event.members());
        members.put("queryStringParameters", Json.object(name, value));
        return new Json.Fields(members);
    }
}
