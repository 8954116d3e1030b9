package dev.anxin.failure;

import dev.anxin.failure.Advice.Retry;
import dev.anxin.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Gateways' failure codes and what helps. Codes that could tell a customer what the bank suspects share
/// their advice with plain refusals, so that no text, cause or retry tells them apart. A code stands in the
/// data once: the reader refuses a name that stands twice in an object.
public final class Catalogue {
    private static final Catalogue BUILT_IN = read();

    private final long version;
    private final Map<String, Map<String, Advice>> byGateway;
    private final Advice unknown;

    private Catalogue(Json data) {
        version = data.needWhole("version");
        unknown = advice(data, "unknown", false);
        byGateway = new HashMap<>();
        data.at("codes").members().forEach((gateway, codes) -> {
            var advices = new HashMap<String, Advice>();
            codes.members().keySet().forEach(code -> advices.put(code, advice(data, codes.needText(code), true)));
            byGateway.put(gateway, Map.copyOf(advices));
        });
    }

    /// What helps after this code of this kind of gateway (`stripe`). Never absent: what the catalogue does
    /// not know gets words that are safe for every code.
    public static Advice advice(String gateway, String code) {
        return BUILT_IN.find(gateway, code);
    }

    /// Counts up whenever a text changes its meaning.
    public static long version() {
        return BUILT_IN.version;
    }

    static Map<String, Map<String, Advice>> codes() {
        return Map.copyOf(BUILT_IN.byGateway);
    }

    private Advice find(String gateway, String code) {
        return byGateway.getOrDefault(gateway, Map.of()).getOrDefault(code, unknown);
    }

    private static Advice advice(Json data, String cause, boolean known) {
        var texts = data.at("causes", cause);
        return new Advice(
                cause,
                Retry.of(texts.needText("retry")),
                new Advice.Words(texts.needText("zh-CN"), texts.needText("en")),
                texts.needText("merchant"),
                known);
    }

    private static Catalogue read() {
        try (InputStream data = Catalogue.class.getResourceAsStream("catalogue.json")) {
            return new Catalogue(
                    Json.parse(Objects.requireNonNull(data, "catalogue.json").readAllBytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("catalogue.json cannot be read", unreadable);
        }
    }
}
