package dev.anxin.aws;

import dev.anxin.ledger.Summary;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A payment item as it was read or is to be written.
///
/// @param version counts its writes; 0 if there is no item yet
/// @param mark changes when the payment was folded again on purpose: then all that is owed is emitted once
///     more. It holds the attempt of that refold and the message that asked for it; empty if it never was
public record StoredPayment(Summary summary, long version, String mark) {
    private static final Pattern MARK = Pattern.compile("[0-9]{1,6}#.*");

    public static final StoredPayment ABSENT = new StoredPayment(Summary.EMPTY, 0, "");

    /// The mark of an item, whatever else is in it; empty if it has none.
    public static String mark(Map<String, AttributeValue> item) {
        return item.containsKey("mark") ? Versions.text(item, "mark") : "";
    }

    /// Of which attempt a mark is; 0 for none, and for one that no version of us wrote.
    public static int attempt(String mark) {
        return MARK.matcher(mark).matches() ? Integer.parseInt(mark.substring(0, mark.indexOf('#'))) : 0;
    }

    public StoredPayment with(Summary next) {
        return new StoredPayment(next, version, mark);
    }

    public StoredPayment marked(int attempt, String message) {
        return new StoredPayment(summary, version, attempt + "#" + message);
    }
}
