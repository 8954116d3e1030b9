package dev.anxin.local.simulator.protocol;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/// What a gateway signs with, and what proves it.
///
/// @param signs the gateway's own
/// @param verifies what its customers are given
public record SigningKeys(List<String> signs, List<String> verifies) {
    private static final SecureRandom RANDOM = new SecureRandom();

    public SigningKeys {
        signs = List.copyOf(signs);
        verifies = List.copyOf(verifies);
    }

    /// Base64 of that many random bytes.
    public static String random(int bytes) {
        byte[] fresh = new byte[bytes];
        RANDOM.nextBytes(fresh);
        return Base64.getEncoder().encodeToString(fresh);
    }

    @Override
    public String toString() {
        return "SigningKeys[" + signs.size() + " sign, " + verifies.size() + " verify]";
    }
}
