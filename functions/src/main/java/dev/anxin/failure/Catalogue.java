package dev.anxin.failure;

import dev.anxin.failure.Advice.Retry;
import dev.anxin.json.Json;
import dev.anxin.locale.Locales;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Gateways' failure codes and what helps. Codes that could tell a customer what the bank suspects share
/// their advice with plain refusals, so that no text, cause or retry tells them apart. A code stands in the
/// data once: the reader refuses a name that stands twice in an object. [CatalogueCheck] says what else is
/// wrong with data, and is asked of the built-in ones by a test: they are not judged again at each start.
public final class Catalogue {
    private static final Catalogue BUILT_IN = new Catalogue(builtIn());

    private final long version;
    /// What a code may leave out at its beginning: a callback of Stripe's says `card_declined`, its table of
    /// errors `error:card_declined`.
    private final Map<String, List<String>> prefixes;
    /// An entry is a cause, or a cause and a note to the merchant: `merchant_setup/keys`.
    private final Map<String, Map<String, String>> entries;
    private final Map<String, Advice> byEntry;
    private final Advice unknown;
    /// By cause, the point that its texts must have.
    private final Map<String, String> needs;

    Catalogue(Json data) {
        version = data.needWhole("version");
        prefixes = new HashMap<>();
        data.at("gateways")
                .members()
                .forEach((gateway, texts) -> prefixes.put(
                        gateway,
                        texts.elements().stream()
                                .flatMap(one -> one.text().stream())
                                .toList()));
        byEntry = new HashMap<>();
        needs = new HashMap<>();
        data.at("causes").members().forEach((cause, texts) -> {
            byEntry.put(cause, advice(data, cause));
            needs.put(cause, texts.needText("needs"));
        });
        unknown = Objects.requireNonNull(byEntry.remove(UNKNOWN), UNKNOWN).asUnknown();
        entries = new HashMap<>();
        data.at("codes").members().forEach((gateway, codes) -> {
            var ofGateway = new HashMap<String, String>();
            codes.members().keySet().forEach(code -> {
                var entry = codes.needText(code);
                ofGateway.put(code, entry);
                byEntry.computeIfAbsent(entry, absent -> advice(data, absent));
            });
            entries.put(gateway, ofGateway);
        });
    }

    /// The cause of what no catalogue has.
    static final String UNKNOWN = "unknown";

    /// What helps after this code of this kind of gateway (`stripe`). Never absent: what the catalogue does
    /// not know gets words that are safe for every code.
    public static Advice advice(String gateway, String code) {
        return BUILT_IN.find(gateway, code);
    }

    /// Counts up whenever a text changes its meaning.
    public static long version() {
        return BUILT_IN.version;
    }

    /// Kinds of gateways whose codes it has.
    public static Set<String> gateways() {
        return Set.copyOf(BUILT_IN.entries.keySet());
    }

    /// All that codes can have, and that of codes that nobody knows.
    public static Set<String> causes() {
        return Set.copyOf(BUILT_IN.needs.keySet());
    }

    /// The codes of a gateway, in its own spelling.
    public static Collection<String> codes(String gateway) {
        return BUILT_IN.entries.getOrDefault(gateway, Map.of()).keySet().stream()
                .sorted()
                .toList();
    }

    /// The code as [#codes] has it: `error:card_declined` for `card_declined`; itself if it is not known.
    public static String spelling(String gateway, String code) {
        return BUILT_IN.spelled(gateway, code);
    }

    /// What helps after codes of this entry; the unknown one's if there is none.
    static Advice ofEntry(String entry) {
        return BUILT_IN.byEntry.getOrDefault(entry, BUILT_IN.unknown);
    }

    /// Causes that codes can have, with and without a note.
    static Set<String> knownEntries() {
        return Set.copyOf(BUILT_IN.byEntry.keySet());
    }

    /// The point that texts of this cause must have, empty for none; nothing if there is no such cause.
    static Optional<String> need(String cause) {
        return Optional.ofNullable(BUILT_IN.needs.get(cause));
    }

    /// Of this cause; the unknown one's if there is none.
    static Retry retry(String cause) {
        return ofEntry(cause).retry();
    }

    /// The data of this release, unread. Each cause has the texts of each locale, which stand in the locales' files.
    public static Json builtIn() {
        var data = new LinkedHashMap<>(file().members());
        var causes = new LinkedHashMap<String, Json>();
        data.getOrDefault("causes", Json.Null.NULL).members().forEach((name, cause) -> {
            var whole = new LinkedHashMap<>(cause.members());
            Locales.names().forEach(locale -> {
                var text = Locales.in(locale).failures().get(name);
                if (text != null) {
                    whole.put(locale, text);
                }
            });
            causes.put(name, new Json.Fields(whole));
        });
        data.put("causes", new Json.Fields(causes));
        return new Json.Fields(data);
    }

    private static Json file() {
        try (InputStream data = Catalogue.class.getResourceAsStream("catalogue.json")) {
            return Json.parse(Objects.requireNonNull(data, "catalogue.json").readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("catalogue.json cannot be read", unreadable);
        }
    }

    private String spelled(String gateway, String code) {
        var ofGateway = entries.getOrDefault(gateway, Map.of());
        if (ofGateway.containsKey(code)) {
            return code;
        }
        return prefixes.getOrDefault(gateway, List.of()).stream()
                .map(prefix -> prefix + code)
                .filter(ofGateway::containsKey)
                .findFirst()
                .orElse(code);
    }

    private Advice find(String gateway, String code) {
        var entry = entries.getOrDefault(gateway, Map.of()).getOrDefault(spelled(gateway, code), "");
        return byEntry.getOrDefault(entry, unknown);
    }

    private static Advice advice(Json data, String entry) {
        var slash = entry.indexOf('/');
        var cause = slash < 0 ? entry : entry.substring(0, slash);
        var texts = data.at("causes", cause);
        return new Advice(
                cause,
                Retry.of(texts.needText("retry")),
                Advice.Words.of(texts),
                slash < 0 ? texts.needText("merchant") : data.at("notes").needText(entry.substring(slash + 1)),
                true);
    }
}
