/// Carries out what a payment calls for ([dev.anxin.ledger.Effect]): messages, events, wakes, refunds.
@NullMarked
package dev.anxin.function.effect;

import org.jspecify.annotations.NullMarked;
