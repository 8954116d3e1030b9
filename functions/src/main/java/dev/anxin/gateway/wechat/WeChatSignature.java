package dev.anxin.gateway.wechat;

import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.Reading.Reason;
import dev.anxin.gateway.signature.Claim;
import dev.anxin.gateway.signature.Rsa;
import dev.anxin.gateway.signature.Scheme;
import dev.anxin.gateway.signature.VerificationKey;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How WeChat Pay signs callbacks and answers: `time\nnonce\nbody\n`, SHA256withRSA, by the key that the header
/// `Wechatpay-Serial` names. A public key and certificates may be live at once: while a merchant goes over from one
/// to the other, callbacks come signed by either, more by the new one every day.
public final class WeChatSignature implements Scheme {
    public static final String TIMESTAMP = "Wechatpay-Timestamp";
    public static final String NONCE = "Wechatpay-Nonce";
    public static final String SIGNATURE = "Wechatpay-Signature";
    public static final String SERIAL = "Wechatpay-Serial";
    public static final String TYPE = "Wechatpay-Signature-Type";

    /// The only kind of signature that is read here, and the default.
    public static final String RSA = "WECHATPAY2-SHA256-RSA2048";

    /// WeChat Pay now and then signs wrongly on purpose, callbacks and answers, to see whether merchants verify.
    public static final String PROBE = "WECHATPAY/SIGNTEST/";

    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,128}");
    private static final Pattern WORD = Pattern.compile("[0-9A-Za-z_]{1,128}");

    @Override
    public Claim claim(Delivery delivery) {
        for (String header : List.of(TIMESTAMP, NONCE, SERIAL, SIGNATURE)) {
            if (delivery.header(header).isEmpty()) {
                return Claim.missing(header);
            }
        }
        var seconds = delivery.header(TIMESTAMP).orElseThrow();
        var nonce = delivery.header(NONCE).orElseThrow();
        var serial = delivery.header(SERIAL).orElseThrow();
        var signature = delivery.header(SIGNATURE).orElseThrow();
        if (signature.startsWith(PROBE)) {
            return new Claim.Broken(Reason.PROBE, "WeChat Pay signed it wrongly on purpose, to see whether we verify");
        }
        if (!Claim.SECONDS.matcher(seconds).matches()) {
            return Claim.malformed(TIMESTAMP + " is not a whole number of seconds since 1970");
        }
        if (!VISIBLE.matcher(nonce).matches() || !WORD.matcher(serial).matches()) {
            return Claim.malformed(NONCE + " or " + SERIAL + " is none");
        }
        return delivery.header(TYPE).filter(type -> !type.equals(RSA)).isPresent()
                ? Claim.malformed(TYPE + " is none that is read here (" + RSA + ")")
                : Claim.signed(seconds, seconds + "\n" + nonce + "\n", "\n", List.of(serial + " " + signature));
    }

    /// Only a key of WeChat Pay's verifies; what else stands among the secrets is passed over.
    @Override
    public VerificationKey key(String secret) {
        return switch (WeChatSecret.of(secret)) {
            case WeChatSecret.Platform platform -> key(platform);
            case WeChatSecret.Seal _ -> VerificationKey.key("", (_, _) -> false);
            case WeChatSecret.Merchant _ ->
                VerificationKey.unusable("it is the merchant's private key, which verifies nothing");
            case WeChatSecret.Unusable(var problem) -> VerificationKey.unusable(problem);
        };
    }

    private static VerificationKey key(WeChatSecret.Platform platform) {
        return VerificationKey.key(
                VerificationKey.name(platform.key().getEncoded()),
                (signatures, message) -> signatures.stream()
                        .map(each -> each.split(" ", 2))
                        .filter(each -> platform.isNamed(each[0]))
                        .flatMap(each -> Bytes.ofCanonicalBase64(each[1]).stream())
                        .anyMatch(signature -> Rsa.verifies(platform.key(), message, signature)));
    }

    @Override
    public Map<String, VerificationKey> misreadings(String secret) {
        return Map.of();
    }

    @Override
    public List<String> hints(Delivery delivery, List<String> secrets) {
        var named = delivery.header(SERIAL).orElse("");
        var live = WeChatSecret.all(secrets, WeChatSecret.Platform.class).toList();
        return live.stream().anyMatch(platform -> platform.isNamed(named))
                ? List.of()
                : List.of("it is signed by the key " + named + ", and the live keys are: "
                        + live.stream().map(WeChatSecret.Platform::serial).collect(Collectors.joining(", ")));
    }
}
