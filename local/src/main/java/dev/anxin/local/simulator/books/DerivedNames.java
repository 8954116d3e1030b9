package dev.anxin.local.simulator.books;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Names as gateways make them, except that they follow from something: the same again for the same.
public final class DerivedNames {
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private DerivedNames() {}

    /// @param count at most 32
    public static String letters(String of, int count) {
        var text = new StringBuilder();
        byte[] digest = sha256(of);
        for (int i = 0; i < count; i++) {
            text.append(LETTERS.charAt((digest[i] & 0xFF) % LETTERS.length()));
        }
        return text.toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every JDK has SHA-256", absent);
        }
    }
}
