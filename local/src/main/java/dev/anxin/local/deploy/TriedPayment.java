package dev.anxin.local.deploy;

import dev.anxin.local.timeline.PaymentItems;
import dev.anxin.payment.PaymentKey;

/// What became of a test callback.
public record TriedPayment(PaymentKey key, PaymentItems items) {}
