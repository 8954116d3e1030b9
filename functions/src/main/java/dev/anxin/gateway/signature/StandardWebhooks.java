package dev.anxin.gateway.signature;

import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.ForeignText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Standard Webhooks 1.0.0 (github.com/standard-webhooks): `v1`, HMAC-SHA256 with `whsec_` secrets, and
/// `v1a`, Ed25519 with `whsk_` to sign and `whpk_` to verify. Signed is `id.timestamp.body`.
public final class StandardWebhooks implements Scheme {
    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";

    /// An id with a point in it could be read as another id and time.
    private static final Pattern MESSAGE_ID = Pattern.compile("[!-~&&[^.]]{1," + ForeignText.ID_LENGTH + "}");

    private static final Pattern SPACES = Pattern.compile(" +");

    /// The three headers of a message, signed with every secret.
    ///
    /// @param secrets `whsec_` or `whsk_`, several while one is rotated
    /// @throws IllegalArgumentException if a secret cannot sign, or the id holds a point
    public static Map<String, String> headers(List<String> secrets, String id, Instant at, byte[] body) {
        var signatures = secrets.stream().map(secret -> sign(secret, id, at, body));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(ID, id);
        headers.put(TIMESTAMP, Long.toString(at.getEpochSecond()));
        headers.put(SIGNATURE, signatures.collect(Collectors.joining(" ")));
        return headers;
    }

    /// One signature as the header writes it: `v1,...` by a `whsec_` secret, `v1a,...` by a `whsk_` key.
    ///
    /// @throws IllegalArgumentException if the secret cannot sign, or the id holds a point
    public static String sign(String secret, String id, Instant at, byte[] body) {
        if (!MESSAGE_ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "the id is not 1 to " + ForeignText.ID_LENGTH + " visible ASCII characters without '.'");
        }
        byte[] message = Bytes.join(Bytes.utf8(id + "." + at.getEpochSecond() + "."), body);
        return StandardSecret.of(secret).sign(message);
    }

    @Override
    public Claim claim(Delivery delivery) {
        for (String header : List.of(ID, TIMESTAMP, SIGNATURE)) {
            if (delivery.header(header).isEmpty()) {
                return Claim.missing(header);
            }
        }
        var id = delivery.header(ID).orElseThrow();
        var seconds = delivery.header(TIMESTAMP).orElseThrow();
        var signatures =
                SPACES.splitAsStream(delivery.header(SIGNATURE).orElseThrow()).toList();
        if (!MESSAGE_ID.matcher(id).matches()) {
            return Claim.malformed(
                    ID + " is not 1 to " + ForeignText.ID_LENGTH + " visible ASCII characters without '.'");
        }
        if (!Claim.SECONDS.matcher(seconds).matches()) {
            return Claim.malformed(TIMESTAMP + " is not a whole number of seconds since 1970");
        }
        var known = signatures.stream()
                .filter(each -> each.startsWith("v1,") || each.startsWith("v1a,"))
                .toList();
        return known.isEmpty()
                ? Claim.malformed(SIGNATURE + " holds no signature of a version that is read here (v1, v1a)"
                        + ForeignText.present(signatures.stream().map(each -> each.split(",", 2)[0])))
                : Claim.signed(seconds, id + "." + seconds + ".", known);
    }

    @Override
    public VerificationKey key(String secret) {
        return StandardSecret.of(secret).verificationKey();
    }

    @Override
    public Map<String, VerificationKey> misreadings(String secret) {
        Map<String, VerificationKey> keys = new LinkedHashMap<>();
        var bare = StandardSecret.bare(secret);
        keys.put("the secret is taken as text, not as base64", StandardSecret.hmac(Bytes.utf8(bare)));
        keys.put("the secret is taken as text with its prefix", StandardSecret.hmac(Bytes.utf8(secret)));
        return keys;
    }
}
