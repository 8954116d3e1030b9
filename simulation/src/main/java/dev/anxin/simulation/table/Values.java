package dev.anxin.simulation.table;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What DynamoDB does with values: compares within a type, adds numbers, joins sets.
final class Values {
    private Values() {}

    static boolean isEqual(AttributeValue one, AttributeValue other) {
        if (isSet(one) && one.type() == other.type()) {
            return new LinkedHashSet<>(elements(one)).equals(new LinkedHashSet<>(elements(other)));
        }
        return (one.n() != null && other.n() != null) ? number(one).compareTo(number(other)) == 0 : one.equals(other);
    }

    /// Empty for values that have no order between them.
    static OptionalInt compare(AttributeValue one, AttributeValue other) {
        if (one.n() != null && other.n() != null) {
            return OptionalInt.of(number(one).compareTo(number(other)));
        }
        if (one.b() != null && other.b() != null) {
            return OptionalInt.of(Arrays.compareUnsigned(bytes(one), bytes(other)));
        }
        return (one.s() != null && other.s() != null)
                ? OptionalInt.of(compareText(one.s(), other.s()))
                : OptionalInt.empty();
    }

    /// By the bytes of UTF-8, as keys are sorted: by code point, and not by Java's UTF-16.
    static int compareText(String one, String other) {
        int at = 0;
        while (at < one.length() && at < other.length() && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at < one.length() && at < other.length()
                ? Integer.compare(codePoint(one, at), codePoint(other, at))
                : Integer.compare(one.length(), other.length());
    }

    /// Two texts that differ only in the second half of a surrogate pair have the same first half.
    private static int codePoint(String text, int at) {
        var inPair =
                at > 0 && Character.isLowSurrogate(text.charAt(at)) && Character.isHighSurrogate(text.charAt(at - 1));
        return text.codePointAt(inPair ? at - 1 : at);
    }

    private static byte[] bytes(AttributeValue value) {
        return value.b().asByteArrayUnsafe();
    }

    static boolean beginsWith(AttributeValue whole, AttributeValue begin) {
        if (whole.b() != null && begin.b() != null) {
            return bytes(begin).length <= bytes(whole).length
                    && Arrays.equals(Arrays.copyOf(bytes(whole), bytes(begin).length), bytes(begin));
        }
        return whole.s() != null && begin.s() != null && whole.s().startsWith(begin.s());
    }

    static boolean contains(AttributeValue whole, AttributeValue part) {
        if (whole.s() != null) {
            return part.s() != null && whole.s().contains(part.s());
        }
        if (whole.hasSs()) {
            return part.s() != null && whole.ss().contains(part.s());
        }
        if (whole.hasNs()) {
            return part.n() != null && whole.ns().contains(part.n());
        }
        return whole.hasL() && whole.l().stream().anyMatch(element -> isEqual(element, part));
    }

    static Optional<Integer> size(AttributeValue value) {
        return switch (value.type()) {
            case S -> Optional.of(value.s().length());
            case SS, NS -> Optional.of(elements(value).size());
            case L -> Optional.of(value.l().size());
            case M -> Optional.of(value.m().size());
            case B -> Optional.of(value.b().asByteArrayUnsafe().length);
            default -> Optional.empty();
        };
    }

    static AttributeValue plus(AttributeValue one, AttributeValue other, int sign) {
        DynamoErrors.check(
                one.n() != null && other.n() != null, "An operand in the update expression has an incorrect data type");
        var sum = number(one).add(number(other).multiply(BigDecimal.valueOf(sign)));
        return AttributeValue.fromN(Normal.text(sum));
    }

    static boolean isSet(AttributeValue value) {
        return value.hasSs() || value.hasNs();
    }

    static AttributeValue union(AttributeValue set, AttributeValue more) {
        DynamoErrors.check(set.type() == more.type(), "Type mismatch for attribute to update");
        var all = new LinkedHashSet<>(elements(set));
        all.addAll(elements(more));
        return set(set, List.copyOf(all));
    }

    /// @return empty if nothing is left: there are no empty sets
    static Optional<AttributeValue> minus(AttributeValue set, AttributeValue less) {
        DynamoErrors.check(set.type() == less.type(), "Type mismatch for attribute to update");
        var left = new LinkedHashSet<>(elements(set));
        left.removeAll(elements(less));
        return left.isEmpty() ? Optional.empty() : Optional.of(set(set, List.copyOf(left)));
    }

    private static List<String> elements(AttributeValue set) {
        return set.hasSs() ? set.ss() : set.ns();
    }

    private static AttributeValue set(AttributeValue like, List<String> elements) {
        return Normal.of(like.hasSs() ? AttributeValue.fromSs(elements) : AttributeValue.fromNs(elements));
    }

    private static BigDecimal number(AttributeValue value) {
        return new BigDecimal(value.n());
    }
}
