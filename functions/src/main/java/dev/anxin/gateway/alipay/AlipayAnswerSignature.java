package dev.anxin.gateway.alipay;

import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.signature.Claim;
import dev.anxin.gateway.signature.Scheme;
import dev.anxin.gateway.signature.VerificationKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// How Alipay signs the answers of API v3: `time\nnonce\nbody\n`, SHA256withRSA, the time in milliseconds.
final class AlipayAnswerSignature implements Scheme {
    static final String TIMESTAMP = "alipay-timestamp";
    static final String NONCE = "alipay-nonce";
    static final String SIGNATURE = "alipay-signature";

    private static final Pattern MILLISECONDS = Pattern.compile("[0-9]{10,15}");
    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,128}");
    private static final AlipaySignature KEYS = new AlipaySignature();

    @Override
    public Claim claim(Delivery delivery) {
        for (String header : List.of(TIMESTAMP, NONCE, SIGNATURE)) {
            if (delivery.header(header).isEmpty()) {
                return Claim.missing(header);
            }
        }
        var time = delivery.header(TIMESTAMP).orElseThrow();
        var nonce = delivery.header(NONCE).orElseThrow();
        if (!MILLISECONDS.matcher(time).matches() || !VISIBLE.matcher(nonce).matches()) {
            return Claim.malformed(TIMESTAMP + " or " + NONCE + " is none");
        }
        var at = Instant.ofEpochSecond(Long.parseLong(time) / 1_000);
        var signature = delivery.header(SIGNATURE).orElseThrow();
        return new Claim.Signed(at, time + "\n" + nonce + "\n", "\n", List.of(signature));
    }

    @Override
    public VerificationKey key(String secret) {
        return KEYS.key(secret);
    }

    @Override
    public Map<String, VerificationKey> misreadings(String secret) {
        return Map.of();
    }
}
