package dev.anxin.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// What the JDK leaves out about byte arrays.
public final class Bytes {
    private Bytes() {}

    public static byte[] join(byte[] head, byte[] tail) {
        byte[] both = new byte[head.length + tail.length];
        System.arraycopy(head, 0, both, 0, head.length);
        System.arraycopy(tail, 0, both, head.length, tail.length);
        return both;
    }

    /// In hex.
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every JDK has SHA-256", absent);
        }
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Empty where it is not base64.
    public static Optional<byte[]> ofBase64(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /// Empty where it is not base64 in the one spelling that an encoder writes (RFC 4648, 3.5): padded, with no bit set
    /// that
    /// says nothing. So bytes that are signed cannot come in two forms.
    public static Optional<byte[]> ofCanonicalBase64(String text) {
        return ofBase64(text).filter(bytes -> base64(bytes).equals(text));
    }

    public static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
