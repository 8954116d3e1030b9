package dev.anxin.gateway.wechat;

import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.EndpointRegistration;
import dev.anxin.gateway.ForeignText;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.Request;
import dev.anxin.gateway.signature.Rsa;
import dev.anxin.http.Call;
import dev.anxin.json.Json;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How WeChat Pay is called: each call is signed with the merchant's key, and says by which key its answer shall be.
final class WeChatCalls {
    /// The word before a call's signature.
    private static final String SCHEMA = WeChatSignature.RSA;

    private static final String FIRST = "https://api.mch.weixin.qq.com";

    /// Where the same calls can be made when the first host is not reached (github.com/wechatpay-apiv3/wechatpay-java).
    private static final String BACKUP = "https://api2.wechatpay.cn";

    private static final Request NO_KEY = new Request.Impossible(
            "no merchant's key (" + WeChatSecret.MERCHANT + "...) to sign calls with is configured");

    private static final Request NOTHING_VERIFIES = new Request.Impossible(
            "no key of WeChat Pay's (" + WeChatSecret.PUBLIC_KEY + "...) to verify answers with is configured");

    private WeChatCalls() {}

    static Request get(Inquiry inquiry, String path) {
        return request(access(inquiry), inquiry.at(), "GET", path, "");
    }

    static Request post(Inquiry inquiry, String path, Json body) {
        return request(access(inquiry), inquiry.at(), "POST", path, body.write());
    }

    /// About no payment.
    static Request post(EndpointRegistration.Access access, Instant at, String path, Json body) {
        return request(access, at, "POST", path, body.write());
    }

    private static EndpointRegistration.Access access(Inquiry inquiry) {
        return new EndpointRegistration.Access(inquiry.baseUrl(), inquiry.secrets());
    }

    /// Whose calls these are; empty if no key says so.
    static Optional<String> mchid(Inquiry inquiry) {
        return merchant(inquiry.secrets()).map(WeChatSecret.Merchant::mchid);
    }

    private static Optional<WeChatSecret.Merchant> merchant(List<String> secrets) {
        return WeChatSecret.all(secrets, WeChatSecret.Merchant.class).findFirst();
    }

    private static Request request(
            EndpointRegistration.Access access, Instant at, String method, String path, String body) {
        var merchant = merchant(access.secrets());
        var answering = WeChatSecret.answering(access.secrets());
        if (merchant.isEmpty()) {
            return NO_KEY;
        }
        if (answering.isEmpty()) {
            return NOTHING_VERIFIES;
        }
        return Request.of(access, FIRST, target -> {
            var uri = target.at(path);
            var headers = new HashMap<>(Map.of(
                    "Authorization",
                    authorization(merchant.get(), method, uri, at, body),
                    "Accept",
                    "application/json",
                    WeChatSignature.SERIAL,
                    answering.get().serial(),
                    "User-Agent",
                    "Anxin"));
            if (!body.isEmpty()) {
                headers.put("Content-Type", "application/json");
            }
            var call = new Call(method, uri, headers, Bytes.utf8(body));
            return backup(target.base())
                    .map(base -> call.orAt(URI.create(base + path)))
                    .orElse(call);
        });
    }

    private static Optional<String> backup(String base) {
        return switch (base) {
            case FIRST -> Optional.of(BACKUP);
            case BACKUP -> Optional.of(FIRST);
            default -> Optional.empty();
        };
    }

    /// The nonce follows from the call and its time, to the nanosecond: as no two calls are made at once, none has
    /// that of another, and the same call signed again is the same.
    private static String authorization(
            WeChatSecret.Merchant merchant, String method, URI uri, Instant at, String body) {
        var nonce = Bytes.sha256(Bytes.utf8(String.join("\n", method, uri.toString(), at.toString(), body)))
                .substring(0, 32);
        var seconds = at.getEpochSecond();
        var message = String.join("\n", method, path(uri), "" + seconds, nonce, body, "");
        var signature = Bytes.base64(Rsa.sign(merchant.key(), Bytes.utf8(message)));
        return SCHEMA + " mchid=\"" + merchant.mchid() + "\",nonce_str=\"" + nonce + "\",signature=\"" + signature
                + "\",timestamp=\"" + seconds + "\",serial_no=\"" + merchant.serial() + "\"";
    }

    private static String path(URI uri) {
        return Optional.ofNullable(uri.getRawQuery())
                .map(query -> uri.getRawPath() + "?" + query)
                .orElse(uri.getRawPath());
    }

    /// Of the payment that is asked about.
    static String path(Inquiry inquiry) {
        return "/v3/pay/transactions/out-trade-no/" + ForeignText.inPath(inquiry.reference());
    }
}
