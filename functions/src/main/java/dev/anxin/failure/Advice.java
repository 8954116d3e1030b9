package dev.anxin.failure;

import dev.anxin.json.Json;
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
        var texts = Json.object("zh-CN", customer.chinese(), "en", customer.english());
        return Json.object(
                "known", known, "cause", cause, "retry", retry.word(), "customer", texts, "merchant", merchant);
    }

    Advice asUnknown() {
        return new Advice(cause, retry, customer, merchant, false);
    }

    Advice with(Words own) {
        return new Advice(cause, retry, own, merchant, known);
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

    /// The same in both languages.
    public record Words(String chinese, String english) {
        /// @param locale `zh-CN` or `en`; Chinese for any other, as in messages
        public String in(String locale) {
            return locale.equals("en") ? english : chinese;
        }
    }
}
