package dev.anxin.gateway.alipay;

import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.Request;
import dev.anxin.gateway.signature.Rsa;
import dev.anxin.http.Call;
import dev.anxin.json.Json;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// How Alipay is called: over API v3, each call signed with the application's key.
final class AlipayCalls {
    /// The word before a call's signature.
    private static final String SCHEMA = "ALIPAY-SHA256withRSA";

    private static final String OWN = "https://openapi.alipay.com";

    private static final Request NO_KEY = new Request.Impossible(
            "no application's private key (" + AlipaySecret.APPLICATION + "...) to sign calls with is configured");

    private static final Request NOTHING_VERIFIES = new Request.Impossible(
            "no public key of Alipay's (" + AlipaySecret.PUBLIC_KEY + "...) to verify answers with is configured");

    private AlipayCalls() {}

    static Request post(Inquiry inquiry, String path, Json fields) {
        var application = AlipaySecret.all(inquiry.secrets(), AlipaySecret.Application.class)
                .findFirst();
        if (application.isEmpty()) {
            return NO_KEY;
        }
        if (AlipaySecret.all(inquiry.secrets(), AlipaySecret.Platform.class)
                .findAny()
                .isEmpty()) {
            return NOTHING_VERIFIES;
        }
        var body = fields.write();
        return Request.of(inquiry, OWN, target -> {
            var uri = target.at(path);
            var nonce = nonce(uri, inquiry.at(), body);
            var authorization = authorization(application.get(), uri, inquiry.at(), nonce, body);
            var headers = Map.of(
                    "Authorization",
                    authorization,
                    "Accept",
                    "application/json",
                    "Content-Type",
                    "application/json",
                    "alipay-request-id",
                    nonce,
                    "User-Agent",
                    "Anxin");
            return new Call("POST", uri, headers, Bytes.utf8(body));
        });
    }

    /// It follows from the call and its time, to the nanosecond: as no two calls are made at once, none has that of
    /// another, and the same call signed again is the same.
    private static String nonce(URI uri, Instant at, String body) {
        return Bytes.sha256(Bytes.utf8(String.join("\n", uri.toString(), at.toString(), body)))
                .substring(0, 32);
    }

    private static String authorization(
            AlipaySecret.Application application, URI uri, Instant at, String nonce, String body) {
        var claim = "app_id=" + application.appId() + ",nonce=" + nonce + ",timestamp=" + at.toEpochMilli();
        var message = String.join("\n", claim, "POST", path(uri), body, "");
        return SCHEMA + " " + claim + ",sign=" + Bytes.base64(Rsa.sign(application.key(), Bytes.utf8(message)));
    }

    private static String path(URI uri) {
        return Optional.ofNullable(uri.getRawQuery())
                .map(query -> uri.getRawPath() + "?" + query)
                .orElse(uri.getRawPath());
    }
}
