package dev.anxin.gateway.adyen;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What Adyen is called with: `apikey:<merchant account>:<API key>`. What its callbacks are verified with is another
/// thing: see [AdyenSignature].
sealed interface AdyenSecret {
    String KEY = "apikey:";

    Pattern ACCOUNT = Pattern.compile("[0-9A-Za-z_-]{1,80}");
    Pattern VISIBLE = Pattern.compile("[!-~]{20,400}");

    /// @param merchantAccount that the calls are about
    record Key(String merchantAccount, String key) implements AdyenSecret {
        @Override
        public String toString() {
            return "Key[" + merchantAccount + "]";
        }
    }

    record Unusable(String problem) implements AdyenSecret {}

    static AdyenSecret of(String text) {
        if (!text.startsWith(KEY)) {
            return new Unusable("it does not begin with " + KEY);
        }
        var parts = text.split(":", 3);
        return parts.length == 3
                        && ACCOUNT.matcher(parts[1]).matches()
                        && VISIBLE.matcher(parts[2]).matches()
                ? new Key(parts[1], parts[2])
                : new Unusable("it is not " + KEY + "<merchant account>:<API key>");
    }

    static Optional<Key> first(List<String> secrets) {
        return secrets.stream().map(AdyenSecret::of).flatMap(AdyenSecret::keys).findFirst();
    }

    private static Stream<Key> keys(AdyenSecret secret) {
        return secret instanceof Key key ? Stream.of(key) : Stream.empty();
    }
}
