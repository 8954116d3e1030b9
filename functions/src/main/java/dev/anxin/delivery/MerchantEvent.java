package dev.anxin.delivery;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;

/// An event for a merchant, as it was published.
///
/// @param text exactly what was published: every attempt sends these bytes
/// @param id the event's own
/// @param account the payment's
/// @param reference the payment's
public record MerchantEvent(String text, String id, String account, String reference) {
    /// The only form there is so far. `function.effect.EventJson` writes it.
    private static final String SCHEMA = "anxin.event/1";

    /// @throws BadJson if it is no event of this form; it names what is missing
    public static MerchantEvent read(String text) {
        var json = Json.parse(text);
        if (!json.needText("schema").equals(SCHEMA)) {
            throw new BadJson("'schema' is not " + SCHEMA);
        }
        var payment = json.at("payment");
        return new MerchantEvent(text, json.needText("id"), payment.needText("account"), payment.needText("reference"));
    }
}
