package dev.anxin.local.simulator;

import java.time.Duration;

/// What goes wrong.
public sealed interface Fault {
    /// With what the gateway does to the payment.
    sealed interface OfPayment extends Fault {}

    /// With a callback. What is wrong with its contents or signature is wrong with the first attempt alone:
    /// what is redelivered is right.
    sealed interface OfCallback extends Fault {}

    /// With the answer to a question.
    sealed interface OfAnswer extends Fault {}

    /// The gateway does not know for so long, and then it is paid.
    record SucceedLate(Duration by) implements OfPayment {}

    /// The gateway takes so much more than was registered (less, below 0), in minor units.
    record ChangeAmount(long by) implements OfPayment {}

    /// It is never sent.
    record Drop() implements OfCallback {}

    record Delay(Duration by) implements OfCallback {}

    /// The same at once, so often in all.
    record Duplicate(int times) implements OfCallback {}

    /// It is sent after its successor; without one, after ten minutes.
    record Reorder() implements OfCallback {}

    /// A byte of the body is another than was signed.
    record Corrupt() implements OfCallback {}

    /// Signed with keys that are not the gateway's.
    record MisSign() implements OfCallback {}

    /// The answer takes so long, by the wall's clock: whoever waits for it does too.
    record Slow(Duration real) implements OfAnswer {}

    record Answer(Rubbish rubbish) implements OfAnswer {}

    /// How an answer is none.
    enum Rubbish {
        HTML,
        HALF_A_JSON,
        /// Status 200, and an error inside.
        ERROR_INSIDE,
        REDIRECT,
        TOO_MANY_REQUESTS,
        TEN_MEGABYTES,
        ANOTHER_PAYMENT,
        OTHER_CURRENCY,
        UNAVAILABLE
    }
}
