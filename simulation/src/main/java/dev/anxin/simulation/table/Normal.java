package dev.anxin.simulation.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Values as DynamoDB keeps them: numbers without zeros that mean nothing, sets without an order (here:
/// sorted), so that two that are equal look the same. Whatever is not a value is refused.
final class Normal {
    /// "Up to 38 digits of precision", and magnitudes from 1e-130 to 9.9...e125 (DynamoDB data types, Number).
    private static final int MOST_DIGITS = 38;

    private static final int LARGEST_EXPONENT = 125;
    private static final int SMALLEST_EXPONENT = -130;
    private static final int PLAIN_DIGITS = 18; // of numbers that are seen to be normal without arithmetic

    private Normal() {}

    /// The same map where nothing is to be changed.
    static Map<String, AttributeValue> of(Map<String, AttributeValue> values) {
        if (values.values().stream().allMatch(Normal::isNormal)) {
            return values;
        }
        var normal = new HashMap<String, AttributeValue>();
        values.forEach((name, value) -> normal.put(name, of(value)));
        return normal;
    }

    /// False for values that have to be looked into.
    private static boolean isNormal(AttributeValue value) {
        return value.s() != null
                || (value.n() != null ? isPlain(value.n()) : (value.b() != null || value.bool() != null));
    }

    static AttributeValue of(AttributeValue value) {
        return switch (value.type()) {
            case N -> isPlain(value.n()) ? value : AttributeValue.fromN(number(value.n()));
            case NS -> AttributeValue.fromNs(numbers(value.ns()));
            case SS -> AttributeValue.fromSs(set(value.ss()));
            case L -> AttributeValue.fromL(value.l().stream().map(Normal::of).toList());
            case M -> AttributeValue.fromM(of(value.m()));
            case S, B, BOOL, NUL -> value;
            case BS -> throw new UnmodelledCall("a set of bytes");
            case UNKNOWN_TO_SDK_VERSION ->
                throw DynamoErrors.invalid(
                        "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
        };
    }

    private static boolean isPlain(String number) {
        var first = number.startsWith("-") ? 1 : 0;
        var digits = number.length() - first;
        if (digits < 1 || digits > PLAIN_DIGITS || (number.charAt(first) == '0' && number.length() > 1)) {
            return false;
        }
        return number.chars().skip(first).allMatch(c -> c >= '0' && c <= '9');
    }

    /// @throws software.amazon.awssdk.services.dynamodb.model.DynamoDbException if it is none, or too large
    static String number(String text) {
        return text(parsed(text));
    }

    static String text(BigDecimal number) {
        var normal = number.stripTrailingZeros();
        if (normal.signum() == 0) {
            return "0";
        }
        var exponent = normal.precision() - normal.scale() - 1;
        DynamoErrors.check(
                normal.precision() <= MOST_DIGITS, "Attempting to store more than 38 significant digits in a Number");
        DynamoErrors.check(
                exponent <= LARGEST_EXPONENT,
                "Number overflow. Attempting to store a number with magnitude larger than supported range");
        DynamoErrors.check(
                exponent >= SMALLEST_EXPONENT,
                "Number underflow. Attempting to store a number with magnitude smaller than supported range");
        return normal.toPlainString();
    }

    private static BigDecimal parsed(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException none) {
            throw DynamoErrors.invalid("The parameter cannot be converted to a numeric value: " + text);
        }
    }

    private static List<String> numbers(List<String> numbers) {
        var sorted = new TreeSet<BigDecimal>();
        numbers.forEach(number -> sorted.add(parsed(number)));
        check(numbers.size(), sorted.size());
        return sorted.stream().map(Normal::text).toList();
    }

    private static List<String> set(List<String> elements) {
        var sorted = new TreeSet<>(elements);
        check(elements.size(), sorted.size());
        return new ArrayList<>(sorted);
    }

    private static void check(int given, int different) {
        DynamoErrors.check(given > 0, "One or more parameter values were invalid: a set may not be empty");
        DynamoErrors.check(
                given == different, "One or more parameter values were invalid: Input collection contains duplicates");
    }
}
