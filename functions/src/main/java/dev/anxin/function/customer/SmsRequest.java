package dev.anxin.function.customer;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.payment.Channel;
import java.util.List;

/// A notification of the customers' topic, as far as a text message needs it.
///
/// @param id the notification's own
/// @param merchant who registered the payment: whose customer it is, whoever has the account now
/// @param customer the merchant's id of the customer; empty if the registration named none
/// @param isWanted whether its customer is to be written to by text message first, or nobody said how
/// @param text what the phone shows
public record SmsRequest(String id, String account, String merchant, String customer, boolean isWanted, String text) {
    private static final String SCHEMA = "anxin.notification/1";

    /// Reads a notification, or a dead letter of one that could not be read before.
    ///
    /// @throws BadJson if it is neither; it names what is missing
    public static SmsRequest read(String body) {
        var json = Json.parse(body);
        if (json.at("unreadable").exists()) {
            return read(json.needText("unreadable"));
        }
        if (!json.needText("schema").equals(SCHEMA)) {
            throw new BadJson("'schema' is not " + SCHEMA);
        }
        // What an older function published has no channels.
        var text = json.at("channels", "sms", "text")
                .text()
                .or(() -> json.at("sms").text())
                .orElseGet(() -> json.needText("text"));
        return new SmsRequest(
                json.needText("id"),
                json.needText("account"),
                json.needText("merchant"),
                json.needText("customerId"),
                isFirst(json.at("preferredChannels").elements().stream()
                        .flatMap(word -> word.text().stream())
                        .flatMap(word -> Channel.named(word).stream())
                        .toList()),
                text);
    }

    /// Whether text messages are the first choice of these channels, or none was made.
    static boolean isFirst(List<Channel> preferred) {
        return preferred.isEmpty() || preferred.getFirst() == Channel.SMS;
    }
}
