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

    /// With a refund: the same however often it is called for.
    sealed interface OfRefund extends Fault {}

    /// With a call for a refund. What is planned for a payment is wrong with the first call of each refund
    /// alone.
    sealed interface OfRefundCall extends Fault {}

    /// The gateway does not know for this long, and then it is paid.
    record SucceedLate(Duration by) implements OfPayment {}

    /// The gateway takes so much more than was registered (less, below 0), in minor units.
    record ChangeAmount(long by) implements OfPayment {}

    /// The gateway takes so much less than it asks, in minor units.
    record TakeLess(long by) implements OfPayment {}

    /// The gateway names what it takes capture by capture, though nothing fails. Of those that can.
    record NameCaptures() implements OfPayment {}

    /// It is never sent.
    record Drop() implements OfCallback {}

    /// Of what is no refund only success is ever sent, as WeChat Pay does.
    record SuccessAlone() implements OfCallback {}

    record Delay(Duration by) implements OfCallback {}

    /// The same at once, so often in all.
    record Duplicate(int times) implements OfCallback {}

    /// It is sent after its successor; without one, after ten minutes.
    record Reorder() implements OfCallback {}

    /// A byte of the body is another than was signed.
    record Corrupt() implements OfCallback {}

    /// Signed with keys that are not the gateway's.
    record MisSign() implements OfCallback {}

    /// The answer takes this long by the wall clock, as long as whoever waits for it.
    record Slow(Duration real) implements OfAnswer {}

    record Answer(Rubbish rubbish) implements OfAnswer {}

    /// The refund is on its way for this long, and then succeeds.
    record PendingFor(Duration by) implements OfRefund {}

    /// This long after it succeeded, the gateway reports the refund as failed.
    record BounceAfter(Duration by) implements OfRefund {}

    /// Clearly refused, and nothing moves.
    record Reject() implements OfRefund {}

    /// The gateway says that so much more went back than was asked, in minor units.
    record ReportMore(long by) implements OfRefund {}

    /// The gateway names what went back in another currency than it was taken in.
    record ReportElsewhere() implements OfRefund {}

    /// The customer disputes the payment in the moment in which the call comes.
    record ChargebackDuring() implements OfRefund {}

    /// It is done, and the connection breaks before the answer.
    record LoseReply() implements OfRefundCall {}

    /// It is done, and the answer takes this long by the wall clock.
    record TimeoutAfterSuccess(Duration real) implements OfRefundCall {}

    /// 503, and nothing is done.
    record FailBefore() implements OfRefundCall {}

    /// What an answer can be instead of one.
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
