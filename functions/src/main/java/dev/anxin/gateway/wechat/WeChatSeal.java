package dev.anxin.gateway.wechat;

import dev.anxin.gateway.Bytes;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Opens the `resource` of a callback: AES-256-GCM with the APIv3 key, the tag behind the ciphertext.
final class WeChatSeal {
    static final String ALGORITHM = "AEAD_AES_256_GCM";

    /// Bytes, of both.
    private static final int NONCE = 12;

    private static final int TAG = 16;

    private WeChatSeal() {}

    /// @param keys live ones, several while it is changed; any that opens it is enough
    /// @return empty if none of the keys opens it
    /// @throws BadJson if it is not what WeChat Pay sends
    static Optional<Json> open(Json resource, List<WeChatSecret.Seal> keys) {
        if (!resource.needText("algorithm").equals(ALGORITHM)) {
            throw new BadJson("'algorithm' is none that is read here (" + ALGORITHM + ")");
        }
        var nonce = Bytes.utf8(resource.needText("nonce"));
        var sealed = Bytes.ofBase64(resource.needText("ciphertext")).orElse(new byte[0]);
        if (nonce.length != NONCE || sealed.length <= TAG) {
            throw new BadJson("'nonce' is not " + NONCE + " bytes, or 'ciphertext' holds nothing");
        }
        var more = Bytes.utf8(resource.at("associated_data").text().orElse(""));
        return keys.stream()
                .flatMap(key -> open(key.key(), nonce, more, sealed).stream())
                .findFirst()
                .map(Json::parse);
    }

    /// As WeChat Pay does it.
    static byte[] sealed(byte[] key, byte[] nonce, byte[] more, byte[] plain) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, key, nonce, more).doFinal(plain);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every JDK has AES in GCM", absent);
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, byte[] more) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG * Byte.SIZE, nonce));
        cipher.updateAAD(more);
        return cipher;
    }

    /// @param key 16 bytes in one public test vector, else 32
    static Optional<byte[]> open(byte[] key, byte[] nonce, byte[] more, byte[] sealed) {
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, key, nonce, more).doFinal(sealed));
        } catch (AEADBadTagException otherKey) {
            return Optional.empty();
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every JDK has AES in GCM", absent);
        }
    }
}
