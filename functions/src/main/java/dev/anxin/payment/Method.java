package dev.anxin.payment;

import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the gateway says of the way in which a payment is being paid. It never comes from configuration.
///
/// @param type in the gateway's own word: `sepa_debit`; empty if it gives none
/// @param attempt the gateway's id of the attempt, where it tells attempts of a debit apart; else empty
/// @param payBy until when the customer can pay; `Instant.MAX` if it does not say
/// @param number what the customer quotes when paying, or empty
/// @param remaining what is still to come of a payment that comes in parts, in minor units; -1 if it does not say
public record Method(MethodClass methodClass, String type, String attempt, Instant payBy, String number, long remaining)
        implements Comparable<Method> {
    /// All instant ones are one: an event of theirs comes when the customer does something.
    public static final String INSTANT = "instant";

    /// The same in answers, which repeat it for as long as it stands.
    public static final String INSTANT_ASKED = "instant:asked";

    private static final Comparator<Method> ORDER = Comparator.comparing(Method::methodClass)
            .thenComparing(Method::type)
            .thenComparing(Method::attempt)
            .thenComparing(Method::payBy)
            .thenComparing(Method::number)
            .thenComparingLong(Method::remaining);

    public static Method instant(String type) {
        return new Method(MethodClass.INSTANT, type, "", Instant.MAX, "", -1);
    }

    /// @param attempt as [Method#attempt]
    public static Method debit(String type, String attempt) {
        return new Method(MethodClass.DEBIT, type, attempt, Instant.MAX, "", -1);
    }

    public static Method voucher(String type, Instant payBy, String number) {
        return new Method(MethodClass.VOUCHER, type, "", payBy, number, -1);
    }

    public static Method transfer(String type, Instant payBy, String number, long remaining) {
        return new Method(MethodClass.TRANSFER, type, "", payBy, number, remaining);
    }

    /// Names what is followed through time by itself: an attempt of a debit, the slips of one kind.
    ///
    /// @param asked whether an answer says so, and no event
    public String key(boolean asked) {
        var instant = asked ? INSTANT_ASKED : INSTANT;
        return methodClass.isSlow() ? type + ":" + attempt : instant;
    }

    /// Whether its money may go back without a person's word. Of a debit the bank's own return may still come, and
    /// then it would be paid out twice; Boleto and OXXO cannot be refunded by API (docs.stripe.com/refunds).
    public boolean isReturnable() {
        return methodClass != MethodClass.DEBIT && !type.startsWith("boleto") && !type.equals("oxxo");
    }

    public boolean isDated() {
        return payBy.isBefore(Instant.MAX);
    }

    /// Whether a part of it came: less is still to come than was asked for.
    ///
    /// @param asked in minor units
    public boolean isInPart(long asked) {
        return remaining >= 0 && remaining < asked;
    }

    /// Without what is not known: `voucher konbini until 2026-03-04T00:00:00Z`.
    @Override
    public String toString() {
        return Stream.of(
                        methodClass.word(),
                        type,
                        attempt,
                        isDated() ? "until " + payBy : "",
                        number.isEmpty() ? "" : "quoting " + number,
                        remaining < 0 ? "" : "remaining " + remaining)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    @Override
    public int compareTo(Method other) {
        return ORDER.compare(this, other);
    }
}
