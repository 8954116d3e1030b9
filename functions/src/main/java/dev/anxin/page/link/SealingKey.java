package dev.anxin.page.link;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256-GCM with a nonce made from the text itself: the same text seals to the same bytes, and a nonce
/// comes again only with its text. (RFC 8452 says why that is safe; the JDK has no AES-GCM-SIV.)
///
/// @param sealing 32 bytes
/// @param nonces 32 bytes: a second key, so that nonces tell nothing about the first
@SuppressWarnings("ArrayRecordComponent") // never compared
record SealingKey(byte[] sealing, byte[] nonces) {
    private static final String HMAC = "HmacSHA256";
    private static final int NONCE = 12; // bytes, as GCM wants them
    private static final int TAG = 128; // bits
    private static final byte[] PURPOSE = "anxin page 1".getBytes(StandardCharsets.US_ASCII);

    static SealingKey derive(byte[] secret) {
        return new SealingKey(hmac(secret, label("anxin page seal 1")), hmac(secret, label("anxin page nonce 1")));
    }

    /// @return nonce, text, tag
    byte[] seal(byte[] text) {
        var nonce = nonce(text);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(text);
            var all = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE, sealed.length);
            return all;
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("this JDK has no AES-GCM", absent);
        }
    }

    /// @throws GeneralSecurityException if this key did not seal it
    byte[] open(byte[] sealed) throws GeneralSecurityException {
        var nonce = Arrays.copyOf(sealed, NONCE); // what is too short is filled with zeros, and fails like the rest
        var rest = Arrays.copyOfRange(sealed, Math.min(NONCE, sealed.length), sealed.length);
        var text = cipher(Cipher.DECRYPT_MODE, nonce).doFinal(rest);
        if (!MessageDigest.isEqual(nonce, nonce(text))) {
            throw new GeneralSecurityException("the nonce is not this text's");
        }
        return text;
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(sealing, "AES"), new GCMParameterSpec(TAG, nonce));
        cipher.updateAAD(PURPOSE);
        return cipher;
    }

    private byte[] nonce(byte[] text) {
        return Arrays.copyOf(hmac(nonces, text), NONCE);
    }

    private static byte[] label(String label) {
        return label.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(message);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("this JDK has no " + HMAC, absent);
        }
    }
}
