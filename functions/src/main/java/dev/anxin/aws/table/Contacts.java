package dev.anxin.aws.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.anxin.payment.Contact;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How customers can be reached: one item for each customer of a merchant. The only place that holds it.
///
/// @param table of its own, without a stream and without backups: what is erased is gone
public record Contacts(DynamoDbClient dynamo, String table) {
    /// The version of what is written here.
    private static final int VERSION = 1;

    /// The latest counts.
    ///
    /// @param until when it is forgotten by itself
    public void put(String merchant, String customer, Contact contact, Instant until) {
        var item = new HashMap<>(key(merchant, customer));
        item.put("v", fromN(Integer.toString(VERSION)));
        item.put("expiresAt", fromN(Long.toString(until.getEpochSecond())));
        Map.of("phone", contact.phone(), "mail", contact.mail(), "name", contact.name())
                .forEach((name, text) -> {
                    if (!text.isEmpty()) {
                        item.put(name, fromS(text));
                    }
                });
        dynamo.putItem(request -> request.tableName(table).item(item));
    }

    /// One that has expired reads as absent, whether or not it was deleted yet.
    ///
    /// @throws dev.anxin.aws.Unreadable if it is of a newer version
    public Optional<Contact> find(String merchant, String customer, Instant now) {
        var item = dynamo.getItem(request ->
                        request.tableName(table).key(key(merchant, customer)).consistentRead(true))
                .item();
        return item.isEmpty() || Versions.number(item, "expiresAt") <= now.getEpochSecond()
                ? Optional.empty()
                : Optional.of(Versions.read(
                        item, VERSION, () -> new Contact(text(item, "phone"), text(item, "mail"), text(item, "name"))));
    }

    /// Erases it; fine if there is none.
    public void erase(String merchant, String customer) {
        dynamo.deleteItem(request -> request.tableName(table).key(key(merchant, customer)));
    }

    private static Map<String, AttributeValue> key(String merchant, String customer) {
        return Keys.of("contact#" + merchant + "#" + customer, "contact");
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::s).orElse("");
    }
}
