package dev.anxin.failure;

/// What helps after a gateway's code.
///
/// @param cause one word, fit for machines and for strangers: it tells a declined card from a wrong number,
///     never why the bank declined it
/// @param customer what the customer can do
/// @param merchant what the merchant can do, in English
/// @param known whether the catalogue has the code; if not, this is safe for every code
public record Advice(String cause, Retry retry, Words customer, String merchant, boolean known) {
    /// Whether paying again in the same way can help.
    public enum Retry {
        /// As soon as the customer has done what the advice says.
        NOW,
        /// After a while, and after looking whether it was paid meanwhile.
        LATER,
        /// Only another way of paying helps.
        NEVER
    }

    /// The same in both languages.
    public record Words(String chinese, String english) {
        /// @param locale `zh-CN` or `en`; Chinese for any other, as in messages
        public String in(String locale) {
            return locale.equals("en") ? english : chinese;
        }
    }
}
