package dev.anxin.aws.table;

import dev.anxin.aws.Unreadable;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads items that another version may have written.
final class Versions {
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,18}");

    private Versions() {}

    static <T> T read(Map<String, AttributeValue> item, int known, Supplier<T> read) {
        var version = number(item, "v");
        if (version > known) {
            throw new Unreadable("written by a newer version (" + version + ", we know " + known + ")");
        }
        return read.get();
    }

    static String text(Map<String, AttributeValue> item, String name) {
        @Nullable AttributeValue value = item.get(name);
        if (value == null || value.s() == null) {
            throw new Unreadable("the attribute '" + name + "' is missing or is no text");
        }
        return value.s();
    }

    static long number(Map<String, AttributeValue> item, String name) {
        @Nullable AttributeValue value = item.get(name);
        if (value == null || value.n() == null || !WHOLE.matcher(value.n()).matches()) {
            throw new Unreadable("the attribute '" + name + "' is missing or is no whole number");
        }
        return Long.parseLong(value.n());
    }
}
