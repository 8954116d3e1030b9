package dev.anxin.local.fuzz;

import dev.anxin.local.simulator.protocol.Callback;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What a stranger puts in the place of a signature: the name of another algorithm, a digest that needs no secret, a
/// MAC by something that everybody may know (the public key, nothing), a right MAC of something else.
final class ForgedSignatures {
    /// What may be a signature: hex or base64 of 15 bytes or more.
    private static final Pattern SIGNATURE = Pattern.compile("[0-9A-Za-z+/_-]{20,}={0,2}");

    private static final Pattern LABEL =
            Pattern.compile("v1a?|sha-?[0-9]+|rsa[0-9]*|hmac|ed25519", Pattern.CASE_INSENSITIVE);

    private static final List<String> LABELS =
            List.of("v0", "v1", "v1a", "v2", "none", "NONE", "", "md5", "sha1", "SHA1", "RSA", "HMAC", "v1,none");

    private static final List<String> MACS = List.of("HmacSHA256", "HmacSHA1", "HmacMD5", "HmacSHA512");
    private static final List<String> DIGESTS = List.of("SHA-256", "SHA-1", "MD5", "SHA-512");

    private ForgedSignatures() {}

    static Map<String, String> put(Callback callback, Specimens specimens, RandomGenerator random) {
        var name = HeaderTampering.name(callback, random);
        return HeaderTampering.with(
                callback,
                name,
                value -> random.nextInt(3) == 0
                        ? LABEL.matcher(value).replaceAll(_ -> Tampering.one(LABELS, random))
                        : SIGNATURE.matcher(value).replaceAll(_ -> forged(callback, specimens, random)));
    }

    private static String forged(Callback callback, Specimens specimens, RandomGenerator random) {
        var message = message(callback, random);
        var bytes = switch (random.nextInt(8)) {
            case 0 -> new byte[32];
            case 1 -> new byte[0];
            case 2, 3 -> digest(Tampering.one(DIGESTS, random), message);
            default -> mac(Tampering.one(MACS, random), key(specimens, random), message);
        };
        return switch (random.nextInt(3)) {
            case 0 -> HexFormat.of().formatHex(bytes);
            case 1 -> HexFormat.of().withUpperCase().formatHex(bytes);
            default -> Base64.getEncoder().encodeToString(bytes);
        };
    }

    /// The body alone, and the body among the headers, joined as schemes do.
    private static byte[] message(Callback callback, RandomGenerator random) {
        var parts = callback.headers().values().stream()
                .flatMap(value -> Pattern.compile("[,= ]").splitAsStream(value))
                .filter(part -> !part.isEmpty() && part.length() < 40)
                .collect(Collectors.toCollection(ArrayList::new));
        parts.add("");
        var mark = Tampering.one(List.of(".", "\n", "|", ""), random);
        var before = random.nextInt(3) == 0 ? "" : Tampering.one(parts, random) + mark;
        var after = random.nextInt(3) == 0 ? "\n" : "";
        return BodyTampering.joined(
                BodyTampering.joined(before.getBytes(StandardCharsets.UTF_8), callback.body()),
                after.getBytes(StandardCharsets.UTF_8));
    }

    /// What proves the gateway's signatures, as if it were a shared secret; or somebody else's secret.
    private static byte[] key(Specimens specimens, RandomGenerator random) {
        var keys = new ArrayList<>(specimens.own().keys().verifies());
        keys.addAll(specimens.neighbour().keys().verifies());
        var text = Tampering.one(keys, random);
        var bare = text.substring(Math.max(text.indexOf('_'), text.indexOf(':')) + 1);
        return switch (random.nextInt(4)) {
            case 0 -> text.getBytes(StandardCharsets.UTF_8);
            case 1 -> bare.getBytes(StandardCharsets.UTF_8);
            case 2 -> new byte[] {0};
            default -> decoded(bare);
        };
    }

    private static byte[] decoded(String text) {
        try {
            var bytes = Base64.getDecoder().decode(text);
            return bytes.length == 0 ? new byte[] {0} : bytes;
        } catch (IllegalArgumentException notBase64) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    private static byte[] mac(String algorithm, byte[] key, byte[] message) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(message);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every JDK has " + algorithm, absent);
        }
    }

    private static byte[] digest(String algorithm, byte[] message) {
        try {
            return MessageDigest.getInstance(algorithm).digest(message);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every JDK has " + algorithm, absent);
        }
    }
}
