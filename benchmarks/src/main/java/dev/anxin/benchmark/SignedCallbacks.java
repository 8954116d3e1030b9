package dev.anxin.benchmark;

import dev.anxin.gateway.signature.StandardWebhooks;
import dev.anxin.gateway.stripe.StripeSignature;
import dev.anxin.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Callbacks as API Gateway hands them over, signed now, and the secrets that prove them.
record SignedCallbacks(Path home) {
    private static final String STRIPE_SECRET = "whsec_made_for_benchmarks_only";
    private static final String OLEPAY_SECRET = "whsec_bWFkZS1mb3ItdGVzdHMtb25seS0wMDAw"; // made-for-tests-only-0000

    /// `secret` is for those that read no accounts.
    static String document() {
        return """
                {"stripe":{"gateway":"stripe","mode":"test","secrets":["%1$s"]},"olepay":{"gateway":"olepay","secrets":["%2$s"]},"secret":"%1$s"}""".formatted(STRIPE_SECRET, OLEPAY_SECRET);
    }

    Path write(String account, Path folder) throws IOException {
        var stripe = account.equals("stripe");
        var name = stripe ? "payment_intent.succeeded" : "olepay.payment.succeeded";
        var body = Files.readAllBytes(
                home.resolve("functions/src/test/resources/payloads/" + account + "/" + name + ".composed.json"));
        var now = Instant.now();
        var signed = stripe
                ? Map.of(StripeSignature.HEADER, StripeSignature.header(List.of(STRIPE_SECRET), now, body))
                : StandardWebhooks.headers(List.of(OLEPAY_SECRET), "msg_made", now, body);
        return Files.writeString(folder.resolve(account + ".json"), event(account, signed, body));
    }

    /// With what else API Gateway tells (payload format 2.0).
    private String event(String account, Map<String, String> signed, byte[] body) throws IOException {
        var whole = Json.parse(Files.readAllBytes(home.resolve("events/callback-olepay-succeeded.json")));
        var headers = new TreeMap<String, Json>(whole.at("headers").members());
        headers.keySet().removeIf(name -> name.startsWith("webhook-"));
        signed.forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), Json.of(value)));
        var members = new TreeMap<String, Json>(whole.members());
        members.put("headers", new Json.Fields(headers));
        members.put("pathParameters", Json.object("account", account));
        members.put("body", Json.of(new String(body, StandardCharsets.UTF_8)));
        return new Json.Fields(members).write();
    }
}
