package dev.anxin.local.simulator.wechat;

import dev.anxin.local.engine.LoopbackServer;
import dev.anxin.local.simulator.books.DerivedNames;
import dev.anxin.local.simulator.protocol.GatewayRequest;
import dev.anxin.local.simulator.protocol.RsaKeys;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Who may call: requests are signed by the merchant's key, and name the key by which the answer shall be signed.
final class WeChatDoor {
    /// Seconds by which a request's time may be wrong.
    private static final long WINDOW = 300;

    private static final Pattern AUTHORIZATION = Pattern.compile("WECHATPAY2-SHA256-RSA2048 mchid=\"([^\"]*)\","
            + "nonce_str=\"([0-9A-Za-z]{1,32})\",signature=\"([0-9A-Za-z+/=]*)\",timestamp=\"([0-9]{1,12})\","
            + "serial_no=\"([^\"]*)\"");

    private WeChatDoor() {}

    /// What a merchant with this key sends.
    static Map<String, String> headers(String callKey, GatewayRequest request, Instant now) {
        var key = callKey.split(":", 4);
        var nonce = DerivedNames.letters(request.target() + request.body() + now, 32);
        var signature = RsaKeys.sign(key[3], message(request, "" + now.getEpochSecond(), nonce));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(
                "Authorization",
                "WECHATPAY2-SHA256-RSA2048 mchid=\"" + key[1] + "\",nonce_str=\"" + nonce + "\",signature=\""
                        + signature + "\",timestamp=\"" + now.getEpochSecond() + "\",serial_no=\"" + key[2] + "\"");
        headers.put("Accept", "application/json");
        return headers;
    }

    private static String message(GatewayRequest request, String time, String nonce) {
        return String.join("\n", request.method(), request.target(), time, nonce, request.body(), "");
    }

    /// @param serials of the keys by which answers are signed
    static Optional<LoopbackServer.Answer> refusal(
            GatewayRequest request, String callKey, List<String> serials, Instant now) {
        var key = callKey.split(":", 4);
        var matcher = AUTHORIZATION.matcher(request.header("authorization"));
        if (!matcher.matches()
                || !matcher.group(1).equals(key[1])
                || !matcher.group(5).equals(key[2])) {
            return refused("Authorization names another merchant or certificate, or is none");
        }
        if (Math.abs(now.getEpochSecond() - Long.parseLong(matcher.group(4))) > WINDOW) {
            return refused("the timestamp is off by more than 5 minutes");
        }
        if (!RsaKeys.isSigned(key[3], message(request, matcher.group(4), matcher.group(2)), matcher.group(3))) {
            return refused("the signature does not fit");
        }
        var serial = request.header("wechatpay-serial");
        var unnamed = serial.isEmpty() && request.uri().getPath().equals(WeChatApi.NATIVE); // a shop's, not ours
        return unnamed || serials.contains(serial)
                ? Optional.empty()
                : Optional.of(WeChatApi.error(400, "PARAM_ERROR", "Wechatpay-Serial names no key of this merchant"));
    }

    private static Optional<LoopbackServer.Answer> refused(String message) {
        return Optional.of(WeChatApi.error(401, "SIGN_ERROR", message));
    }
}
