package dev.anxin.page.link;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Seals tickets into tokens and opens them again. A token is opaque, cannot be made without the key, and is
/// the same for the same ticket. A token that is wrong in any way opens to nothing, always after the same work.
public final class Seal {
    /// A sealed ticket is at most 206 bytes: nobody may make us decode more.
    private static final int LONGEST_TOKEN = 275;

    /// Opened in place of a token that is not base64, so that this takes as long.
    private static final byte[] DUMMY = new byte[64];

    /// Below this a key could be guessed; one that Secrets Manager makes for us has 64 letters and digits.
    private static final int SHORTEST_KEY = 32;

    private static final int MOST_KEYS = 8;

    private final List<SealingKey> keys;

    private Seal(List<SealingKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /// The seal of a key document: `{"v":1,"key":"...","old":["..."]}`. `key` seals; `key` and all of `old`
    /// open, so that links that were sent before a change of the key stay good.
    ///
    /// @throws BadJson naming what is wrong with the document; never what is in it
    public static Seal of(Json document) {
        var old = document.at("old").elements();
        var keys = Stream.concat(
                        Stream.of(document.needText("key")),
                        old.stream().map(key -> key.text().orElseThrow(() -> new BadJson("'old' is no list of texts"))))
                .toList();
        if (keys.size() > MOST_KEYS) {
            throw new BadJson("there are more than " + MOST_KEYS + " keys");
        }
        if (keys.stream().anyMatch(key -> key.length() < SHORTEST_KEY)) {
            throw new BadJson("a key is shorter than " + SHORTEST_KEY + " characters");
        }
        return new Seal(keys.stream()
                .map(key -> SealingKey.derive(key.getBytes(StandardCharsets.UTF_8)))
                .toList());
    }

    /// @return base64url without padding, at most 275 characters
    public String seal(Ticket ticket) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(keys.getFirst().seal(ticket.write()));
    }

    /// What the token stands for; empty if it was not sealed with one of our keys, is not written exactly as
    /// we write it, or has expired.
    public Optional<Ticket> open(String token, Instant now) {
        var sealed = decode(token);
        var opened = keys.stream().map(key -> open(key, sealed)).toList(); // all keys, whichever fits
        return opened.stream().flatMap(Optional::stream).findFirst().filter(ticket -> now.isBefore(ticket.until()));
    }

    private static Optional<Ticket> open(SealingKey key, byte[] sealed) {
        try {
            return Ticket.read(key.open(sealed));
        } catch (GeneralSecurityException notOurs) {
            return Optional.empty();
        }
    }

    /// Base64url as we write it: no padding, no other letters, nothing in the bits behind the last byte.
    private static byte[] decode(String token) {
        if (token.length() > LONGEST_TOKEN) {
            return DUMMY;
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(token);
            var canonical = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            return canonical.equals(token) ? bytes : DUMMY;
        } catch (IllegalArgumentException noBase64) {
            return DUMMY;
        }
    }
}
