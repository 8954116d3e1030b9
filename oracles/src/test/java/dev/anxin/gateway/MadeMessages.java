package dev.anxin.gateway;

import java.time.Instant;
import java.util.Random;

/// What no other test needs: times, keys and texts by chance, the same for the same seed.
public final class MadeMessages {
    /// How many messages are signed each way.
    public static final int MESSAGES = 1_000;

    private final Random random;

    public MadeMessages(long seed) {
        random = new Random(seed);
    }

    public Instant instant() {
        return Instant.ofEpochSecond(random.nextLong(1, 4_000_000_000L));
    }

    /// A secret of 24 to 64 bytes.
    public String secret() {
        return secret(random.nextInt(24, 65));
    }

    public String secret(int bytes) {
        byte[] key = new byte[bytes];
        random.nextBytes(key);
        return "whsec_" + Bytes.base64(key);
    }

    /// Up to 200 characters of all of Unicode, half of it ASCII with its control characters; sometimes none.
    public String text() {
        return random.ints(random.nextInt(200), 0, 0x110000)
                .map(code -> random.nextBoolean() ? code % 128 : code)
                .filter(code -> code < Character.MIN_SURROGATE || code > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
