package dev.anxin.simulation.world;

import dev.anxin.http.Reply;
import dev.anxin.json.Json;
import dev.anxin.local.simulator.Sender;
import dev.anxin.local.simulator.protocol.Callback;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Events as the HTTP API hands them over (payload format 2.0).
public final class Requests {
    /// A shop's server has all of them.
    private static final String SCOPES =
            "anxin/payments.read anxin/payments.write anxin/orders.write" + " anxin/refunds.write anxin/failures.write";

    private Requests() {}

    public static Json callback(String account, Callback callback) {
        Map<String, Json> headers = new LinkedHashMap<>();
        callback.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), Json.of(value)));
        return Json.object(
                "routeKey",
                "POST /callbacks/{account}",
                "pathParameters",
                Json.object("account", account),
                "headers",
                new Json.Fields(headers),
                "body",
                Base64.getEncoder().encodeToString(callback.body()),
                "isBase64Encoded",
                true);
    }

    /// What became of a request, in a word.
    static String outcome(Reply reply) {
        return switch (reply) {
            case Reply.Answered answer -> "" + answer.status();
            case Reply.None(var why) -> why;
        };
    }

    /// @param route as in the template
    /// @param path its parameters
    /// @param client whose token it carries
    /// @param key its Idempotency-Key, or empty
    public static Json of(String route, Map<String, String> path, String client, String key, String body) {
        Map<String, Json> parameters = new LinkedHashMap<>();
        path.forEach((name, value) -> parameters.put(name, Json.of(value)));
        var claims = Json.object("jwt", Json.object("claims", Json.object("client_id", client, "scope", SCOPES)));
        return Json.object(
                "routeKey",
                route,
                "pathParameters",
                new Json.Fields(parameters),
                "headers",
                key.isEmpty() ? Json.object() : Json.object("idempotency-key", key),
                "requestContext",
                Json.object("authorizer", claims),
                "body",
                body,
                "isBase64Encoded",
                false);
    }

    /// The same, saying to which host it came: from it payments get links to their pages.
    public static Json atHost(Json request) {
        Map<String, Json> members = new LinkedHashMap<>(request.members());
        members.put(
                "requestContext",
                Json.object("domainName", "anxin.example", "authorizer", request.at("requestContext", "authorizer")));
        return new Json.Fields(members);
    }

    public static Sender.Answer answer(Json response) {
        var body = response.at("body").text().orElse("");
        return new Sender.Answer((int) response.needWhole("statusCode"), body);
    }
}
