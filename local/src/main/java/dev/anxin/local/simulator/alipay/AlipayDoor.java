package dev.anxin.local.simulator.alipay;

import dev.anxin.local.engine.LoopbackServer;
import dev.anxin.local.simulator.books.DerivedNames;
import dev.anxin.local.simulator.protocol.GatewayRequest;
import dev.anxin.local.simulator.protocol.RsaKeys;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Who may call: each request is signed with the application's key, its whole body too.
final class AlipayDoor {
    private static final String SCHEMA = "ALIPAY-SHA256withRSA ";

    /// Milliseconds by which a request's time may be wrong.
    private static final long WINDOW = 600_000;

    private static final Pattern AUTHORIZATION = Pattern.compile(
            SCHEMA + "(app_id=([0-9]+),nonce=([0-9A-Za-z-]{1,64}),timestamp=([0-9]{13})),sign=([0-9A-Za-z+/=]+)");

    private AlipayDoor() {}

    /// What an application with this key sends.
    static Map<String, String> headers(String callKey, GatewayRequest request, Instant now) {
        var key = callKey.split(":", 3);
        var nonce = DerivedNames.letters(request.target() + request.body() + now, 32);
        var claim = "app_id=" + key[1] + ",nonce=" + nonce + ",timestamp=" + now.toEpochMilli();
        var signature = RsaKeys.sign(key[2], message(claim, request));
        return Map.of("Authorization", SCHEMA + claim + ",sign=" + signature, "Accept", "application/json");
    }

    private static String message(String claim, GatewayRequest request) {
        return String.join("\n", claim, request.method(), request.target(), request.body(), "");
    }

    static Optional<LoopbackServer.Answer> refusal(GatewayRequest request, String callKey, Instant now) {
        var key = callKey.split(":", 3);
        var matcher = AUTHORIZATION.matcher(request.header("authorization"));
        if (!matcher.matches() || !matcher.group(2).equals(key[1])) {
            return refused("invalid-app-id", "authorization names another application, or is none");
        }
        if (Math.abs(now.toEpochMilli() - Long.parseLong(matcher.group(4))) > WINDOW) {
            return refused("invalid-timestamp", "the timestamp is off by more than 10 minutes");
        }
        return RsaKeys.isSigned(key[2], message(matcher.group(1), request), matcher.group(5))
                ? Optional.empty()
                : refused("invalid-signature", "the signature does not fit");
    }

    private static Optional<LoopbackServer.Answer> refused(String code, String message) {
        return Optional.of(AlipayApi.error(401, code, message));
    }
}
