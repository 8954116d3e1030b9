package dev.anxin.local.simulator.wechat;

import dev.anxin.local.simulator.protocol.RsaKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// How WeChat Pay encrypts what its callbacks say.
final class WeChatCipher {
    private static final int TAG_BITS = 128;

    private WeChatCipher() {}

    /// @param more is proven, and stands in plain text beside it
    /// @return in base64
    static String seal(String key, String nonce, String more, String plain) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "AES"),
                    new GCMParameterSpec(TAG_BITS, nonce.getBytes(StandardCharsets.UTF_8)));
            cipher.updateAAD(more.getBytes(StandardCharsets.UTF_8));
            return RsaKeys.base64(cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException("a key cannot be used", unusable);
        }
    }
}
