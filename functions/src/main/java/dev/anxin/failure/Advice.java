package dev.anxin.failure;

import dev.anxin.json.Json;
import dev.anxin.locale.Locales;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// What helps after a gateway's code.
///
/// @param cause one word, fit for machines and for strangers: it tells a declined card from a wrong number,
///     never why the bank declined it
/// @param customer what the customer can do
/// @param merchant what the merchant can do, in English
/// @param known whether the catalogue has the code; if not, this is safe for every code
public record Advice(String cause, Retry retry, Words customer, String merchant, boolean known) {
    /// As the API and the command line have it.
    public Json json() {
        return Json.object(
                "known",
                known,
                "cause",
                cause,
                "retry",
                retry.word(),
                "customer",
                new Json.Fields(customer.json()),
                "merchant",
                merchant);
    }

    Advice asUnknown() {
        return new Advice(cause, retry, customer, merchant, false);
    }

    Advice with(Words own) {
        return new Advice(cause, retry, customer.with(own), merchant, known);
    }

    /// Whether paying again in the same way can help.
    public enum Retry {
        /// As soon as the customer has done what the advice says.
        NOW("now"),
        /// After a while, and after looking whether it was paid meanwhile.
        LATER("later"),
        /// Only another way of paying helps.
        NEVER("never");

        private final String word;

        Retry(String word) {
            this.word = word;
        }

        /// As the catalogue and the API have it: `later`.
        public String word() {
            return word;
        }

        /// @throws IllegalArgumentException if there is none of this word
        static Retry of(String word) {
            return Stream.of(values())
                    .filter(retry -> retry.word.equals(word))
                    .findAny()
                    .orElseThrow(() -> new IllegalArgumentException("no retry is called " + word));
        }
    }

    /// The same in every locale.
    ///
    /// @param texts by locale
    public record Words(Map<String, String> texts) {
        public Words {
            texts = Map.copyOf(texts);
        }

        /// The words that these data have, of each locale that we know.
        static Words of(Json data) {
            var texts = new HashMap<String, String>();
            Locales.names().forEach(locale -> data.at(locale).text().ifPresent(text -> texts.put(locale, text)));
            return new Words(texts);
        }

        /// @param locale of the reader; [Locales#of] says what is read for another than ours
        public String in(String locale) {
            return texts.getOrDefault(Locales.of(locale), texts.getOrDefault("en", ""));
        }

        /// Locales that the merchant does not write in keep our words: they are in the reader's own script.
        Words with(Words own) {
            var all = new HashMap<>(texts);
            all.putAll(own.texts);
            return new Words(all);
        }

        private Map<String, Json> json() {
            var json = new LinkedHashMap<String, Json>();
            Locales.names().forEach(locale -> json.put(locale, Json.of(in(locale))));
            return json;
        }
    }
}
