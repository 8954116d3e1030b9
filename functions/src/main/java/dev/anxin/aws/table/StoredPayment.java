package dev.anxin.aws.table;

import dev.anxin.ledger.Summary;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A payment item as it was read or is to be written.
///
/// @param version counts its writes; 0 if there is no item yet
/// @param mark changes when the payment was folded again on purpose: then all that is owed is emitted once
///     more. It holds the attempt of that refold, the version that it wrote and the message that asked for it;
///     empty if it never was
public record StoredPayment(Summary summary, long version, String mark) {
    private static final Pattern MARK = Pattern.compile("([0-9]{1,6})#([0-9]{1,18})#(.*)");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final AttributeValue NO_NUMBER = AttributeValue.fromNul(true);

    public static final StoredPayment ABSENT = new StoredPayment(Summary.EMPTY, 0, "");

    /// The mark of an item, whatever else is in it; empty if it has none.
    public static String mark(Map<String, AttributeValue> item) {
        return item.containsKey("mark") ? Versions.text(item, "mark") : "";
    }

    /// Of which attempt a mark is; 0 for none, and for one that no version of us wrote.
    public static int attempt(String mark) {
        var parts = MARK.matcher(mark);
        return parts.matches() ? Integer.parseInt(parts.group(1)) : 0;
    }

    /// The version of an item, whatever else is in it; 0 if it has none that is a number.
    public static long version(Map<String, AttributeValue> item) {
        var text = item.getOrDefault("version", NO_NUMBER).n();
        return text != null && NUMBER.matcher(text).matches() ? Long.parseLong(text) : 0;
    }

    public StoredPayment with(Summary next) {
        return new StoredPayment(next, version, mark);
    }

    /// A message that comes again leaves the mark that it left.
    public StoredPayment marked(int attempt, String message) {
        var parts = MARK.matcher(mark);
        if (parts.matches()
                && parts.group(1).equals("" + attempt)
                && parts.group(3).equals(message)) {
            return this;
        }
        return new StoredPayment(summary, version, attempt + "#" + (version + 1) + "#" + message);
    }

    /// Whether all that was owed was emitted once more after this version was written, or is about to be: what
    /// of that fails is parked anew.
    public boolean isMarkedAfter(long before) {
        var parts = MARK.matcher(mark);
        return parts.matches() && Long.parseLong(parts.group(2)) > before;
    }
}
