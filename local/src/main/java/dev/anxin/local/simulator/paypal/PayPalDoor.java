package dev.anxin.local.simulator.paypal;

import dev.anxin.json.Json;
import dev.anxin.local.engine.LoopbackServer.Answer;
import dev.anxin.local.simulator.books.DerivedNames;
import dev.anxin.local.simulator.protocol.GatewayRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Who may call: whoever shows a token, which the app's id and secret get. Certificates anybody may have.
final class PayPalDoor {
    private static final String CERTIFICATES = "/v1/notifications/certs/";
    private static final String TOKEN = "/v1/oauth2/token";
    private static final Pattern SHOWN = Pattern.compile("Bearer A21AA\\.([0-9]{1,12})\\.([0-9a-f]{64})");
    private static final Duration LIFE = Duration.ofHours(9);

    private PayPalDoor() {}

    /// The path at which a certificate stands.
    ///
    /// @param certificate in base64
    static String path(String certificate) {
        return CERTIFICATES + "CERT-" + DerivedNames.letters(certificate, 24);
    }

    /// What needs no token.
    ///
    /// @param certificate in base64
    static Optional<Answer> answer(GatewayRequest request, String callKey, String certificate, Instant now) {
        var path = request.uri().getPath();
        if (path.startsWith(CERTIFICATES)) {
            return Optional.of(
                    request.method().equals("GET") && path.equals(path(certificate))
                            ? new Answer(200, "application/x-pem-file", PayPalAuthority.pem(certificate))
                            : PayPalApi.error(404, "RESOURCE_NOT_FOUND", "", "There is no such certificate."));
        }
        return path.equals(TOKEN) ? Optional.of(token(request, callKey, now)) : Optional.empty();
    }

    private static Answer token(GatewayRequest request, String callKey, Instant now) {
        var basic =
                "Basic " + Base64.getEncoder().encodeToString(client(callKey).getBytes(StandardCharsets.UTF_8));
        if (!request.header("authorization").equals(basic)) {
            return refused("invalid_client", "Client Authentication failed");
        }
        var isForm = request.header("content-type").equals("application/x-www-form-urlencoded");
        if (!request.method().equals("POST") || !isForm || !request.body().equals("grant_type=client_credentials")) {
            return Answer.json(
                    400, Json.object("error", "unsupported_grant_type").write());
        }
        return Answer.json(
                200,
                Json.object(
                                "scope",
                                "https://uri.paypal.com/services/payments/payment/authcapture",
                                "access_token",
                                token(callKey, now),
                                "token_type",
                                "Bearer",
                                "app_id",
                                "APP-80W284485P519543T",
                                "expires_in",
                                LIFE.toSeconds())
                        .write());
    }

    /// It says itself until when it is good: a token outlives the process that gave it.
    static String token(String callKey, Instant now) {
        var until = now.plus(LIFE).getEpochSecond();
        return "A21AA." + until + "." + proof(callKey, "" + until);
    }

    static Optional<Answer> refusal(GatewayRequest request, String callKey, Instant now) {
        var shown = SHOWN.matcher(request.header("authorization"));
        var good = shown.matches()
                && Long.parseLong(shown.group(1)) > now.getEpochSecond()
                && MessageDigest.isEqual(
                        proof(callKey, shown.group(1)).getBytes(StandardCharsets.UTF_8),
                        shown.group(2).getBytes(StandardCharsets.UTF_8));
        return good ? Optional.empty() : Optional.of(refused("invalid_token", "Token signature verification failed"));
    }

    private static Answer refused(String error, String description) {
        return Answer.json(
                401,
                Json.object("error", error, "error_description", description).write());
    }

    private static String client(String callKey) {
        return callKey.replaceFirst("^client:", "");
    }

    private static String proof(String callKey, String until) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(callKey.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(until.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every JDK has HmacSHA256", absent);
        }
    }
}
