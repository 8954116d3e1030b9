package dev.anxin.local.fuzz;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the answer to a callback that is not believed may hold (docs/guarantees.md): a status that says whether it
/// could be checked, a word and a sentence. Nothing that is secret, and nothing that its sender did not know before.
///
/// @param hidden every piece of so many characters of what the sender must not learn
record AnswerRule(Set<String> hidden) {
    /// Where nothing is a secret.
    static final AnswerRule NONE_HIDDEN = new AnswerRule(Set.of());

    /// So short a piece of a secret is not one yet; so long a one is no chance.
    private static final int PIECE = 12;

    /// Shorter is no signature.
    private static final int SIGNATURE = 20;

    private static final int LONGEST = 400;

    private static final Set<Long> STATUSES = Set.of(400L, 401L, 404L, 413L, 503L);
    private static final Set<String> HEADERS = Set.of("cache-control", "content-type");
    private static final Set<String> FIELDS = Set.of("outcome", "reason", "problem", "code", "message");
    private static final Pattern WORD = Pattern.compile("[A-Za-z\\[\\]]{1,20}(: [^\\n]*)?");
    private static final Pattern INSIDES =
            Pattern.compile("Exception|\\bat [a-z]+\\.[a-z]|java[x]?\\.[a-z]|dev\\.anxin|\\.java:");

    static AnswerRule of(Stream<FuzzAccount> accounts, Stream<FuzzDelivery> genuine) {
        var hidden = new HashSet<String>();
        accounts.flatMap(account -> Stream.concat(account.keys().signs().stream(), account.keys().verifies().stream()))
                .forEach(key -> addKey(hidden, key));
        genuine.forEach(delivery -> addDelivery(hidden, delivery));
        return new AnswerRule(hidden);
    }

    /// Of a case that was kept in a file: its document of what verifies, and what was tampered with.
    static AnswerRule of(Json document, FuzzDelivery genuine) {
        var hidden = new HashSet<String>();
        document.members().values().stream()
                .flatMap(entry -> entry.at("secrets").elements().stream())
                .flatMap(secret -> secret.text().stream())
                .forEach(key -> addKey(hidden, key));
        addDelivery(hidden, genuine);
        return new AnswerRule(hidden);
    }

    /// The word before a colon says of which kind it is, and is in the documents.
    private static void addKey(Set<String> hidden, String key) {
        pieces(key.substring(key.indexOf(':') + 1), hidden::add);
        pieces(HexFormat.of().formatHex(key.getBytes(StandardCharsets.UTF_8)), hidden::add);
        var bare = key.substring(Math.max(key.lastIndexOf('_'), key.lastIndexOf(':')) + 1);
        decoded(bare).ifPresent(bytes -> pieces(HexFormat.of().formatHex(bytes), hidden::add));
    }

    /// Its signatures. A word of one's algorithm is shorter, and an address is none.
    private static void addDelivery(Set<String> hidden, FuzzDelivery delivery) {
        delivery.callback().headers().forEach((name, value) -> {
            var isAddress = value.startsWith("https://");
            if (!name.equalsIgnoreCase("content-type") && !isAddress && value.length() >= SIGNATURE) {
                pieces(value, hidden::add);
            }
        });
    }

    private static Optional<byte[]> decoded(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static void pieces(String text, Consumer<String> take) {
        for (int from = 0; from + PIECE <= text.length(); from++) {
            take.accept(text.substring(from, from + PIECE));
        }
    }

    static boolean isAccepted(Json answer) {
        return answer.at("statusCode")
                .whole()
                .filter(status -> status / 100 == 2)
                .isPresent();
    }

    /// What is in the answer to a delivery that was not believed, and may not be; empty if nothing is.
    Optional<String> leak(Json answer, FuzzDelivery sent) {
        var status = answer.at("statusCode").whole().orElse(0L);
        var body = answer.at("body").text().orElse("");
        if (!STATUSES.contains(status)) {
            return Optional.of("a status that no refusal has: " + status);
        }
        var headers = answer.at("headers").members().keySet();
        if (!HEADERS.containsAll(headers)) {
            return Optional.of("headers that no refusal has: " + headers);
        }
        if (body.length() > LONGEST) {
            return Optional.of("an answer of " + body.length() + " characters");
        }
        if (INSIDES.matcher(body).find()) {
            return Optional.of("what only the function itself knows of itself");
        }
        return form(body).or(() -> secret(body, sent));
    }

    private static Optional<String> form(String body) {
        try {
            var fields = Json.parse(body).members().keySet();
            return FIELDS.containsAll(fields) && !fields.isEmpty()
                    ? Optional.empty()
                    : Optional.of("fields that no refusal has: " + fields);
        } catch (BadJson word) {
            return WORD.matcher(body).matches()
                    ? Optional.empty()
                    : Optional.of("an answer that is neither an object nor a word and a sentence");
        }
    }

    private Optional<String> secret(String body, FuzzDelivery sent) {
        var found = new HashSet<String>();
        pieces(body, piece -> {
            if (hidden.contains(piece)) {
                found.add(piece);
            }
        });
        return found.stream().allMatch(said(sent)::contains)
                ? Optional.empty()
                : Optional.of("a piece of a secret or of a right signature");
    }

    /// What the sender said himself is no secret to him.
    private static String said(FuzzDelivery sent) {
        var headers = List.copyOf(sent.callback().headers().values());
        return String.join("\n", headers) + "\n"
                + BodyTampering.latin(sent.callback().body());
    }
}
