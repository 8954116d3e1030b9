package dev.anxin.payment;

import java.util.Map;
import java.util.stream.IntStream;

/// How long slow methods may take before anybody wonders, in business days.
///
/// @param debitDays until a bank has answered a debit; 0: as usual for its kind
/// @param debitGraceDays how much longer before a person is called
/// @param voucherDelayDays how long after its due date a gateway may report that a slip was paid
/// @param transferDelayDays the same for a transfer
public record MethodTerms(int debitDays, int debitGraceDays, int voucherDelayDays, int transferDelayDays) {
    /// A slip that is paid on its last day is reported a business day or two later; a person looks three business
    /// days after a bank should have answered.
    public static final MethodTerms DEFAULT = new MethodTerms(0, 3, 2, 2);

    private static final int LONGEST = 90;

    /// What Stripe's documentation says of its debits: SEPA up to 14, ACH up to 4, Bacs up to 6, BECS up to 3
    /// (docs.stripe.com/payments/bank-debits).
    private static final Map<String, Integer> USUAL =
            Map.of("sepa_debit", 14, "us_bank_account", 4, "bacs_debit", 6, "au_becs_debit", 3);

    private static final int SLOWEST = 14;

    /// @throws IllegalArgumentException if a number is negative or over 90
    public MethodTerms {
        if (IntStream.of(debitDays, debitGraceDays, voucherDelayDays, transferDelayDays)
                .anyMatch(days -> days < 0 || days > LONGEST)) {
            throw new IllegalArgumentException("the days of a method are not between 0 and " + LONGEST);
        }
    }

    /// @param type as [Method#type]
    int debitDays(String type) {
        return debitDays > 0 ? debitDays : USUAL.getOrDefault(type, SLOWEST);
    }

    int delayDays(MethodClass methodClass) {
        return methodClass == MethodClass.TRANSFER ? transferDelayDays : voucherDelayDays;
    }
}
