package dev.anxin.function.rehearsal;

import dev.anxin.function.runtime.SnapshotHandler.Script;
import dev.anxin.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What support asks first: who am I, how does this payment stand, and what is to be done. Then it does something about
/// a payment that nobody registered.
public final class SupportScript {
    private SupportScript() {}

    public static Script of() {
        var staff = MadeUp.request("GET /support", Map.of(), Map.of(), "");
        var path = Map.of("account", MadeUp.ACCOUNT, "reference", "rehearsal");
        var show = MadeUp.request("GET /support/payments/{account}/{reference}", path, Map.of(), "");
        var work = asking(MadeUp.request("GET /support/work", Map.of(), Map.of(), ""), "account", MadeUp.ACCOUNT);
        var story = MadeUp.request("GET /support/payments/{account}/{reference}/timeline", path, Map.of(), "");
        var reviewed = Json.object("reasons", Json.array(Stream.of("disputed")), "note", "rehearsal");
        var review = acting("review", path, Map.of(), reviewed);
        var returned = Json.object("amount", 1099, "reason", "rehearsal");
        var refund = acting("refunds", path, Map.of("idempotency-key", "rehearsal"), returned);
        var check = acting("check", path, Map.of(), Json.object());
        return new Script(
                Map.of("ACCOUNTS_DOCUMENT", MadeUp.accounts()),
                List.of(staff, show, work, story, review, refund, check));
    }

    private static Json acting(String act, Map<String, String> path, Map<String, String> headers, Json body) {
        return MadeUp.request("POST /support/payments/{account}/{reference}/" + act, path, headers, body.write());
    }

    private static Json asking(Json event, String name, String value) {
        var members = new LinkedHashMap<>(event.members());
        members.put("queryStringParameters", Json.object(name, value));
        return new Json.Fields(members);
    }
}
