package dev.anxin.ledger;

import dev.anxin.payment.Feedback;
import dev.anxin.payment.Method;
import dev.anxin.payment.Money;
import java.time.Instant;
import java.util.Optional;

/// What a fact can say. [Summary#of] turns each alternative into a fragment of summary.
public sealed interface News {
    /// What it says, whenever that happened.
    default News undated() {
        return this;
    }

    /// The merchant announced the payment before sending its customer to the gateway.
    record Registered(Registration registration) implements News {}

    /// The merchant or a person corrected what was expected (tax, promotions).
    ///
    /// @param enough as [Registration.Correction#enough]
    record Corrected(Money amount, long enough) implements News {}

    /// What the customer did or said, as far as our page or the merchant's saw it.
    sealed interface OfCustomer extends News {}

    /// The customer came back from the gateway.
    record Returned() implements OfCustomer {}

    /// The customer answered on the page. Only the gateway knows whether it is so: it causes a question or calls a
    /// person, and changes nothing else.
    ///
    /// @param feedback any but [Feedback#COMMENT]
    /// @param code the gateway's own, of the failure that it is about; or empty
    record CustomerAnswered(Feedback feedback, String code) implements OfCustomer {}

    /// The customer wrote on the page. The words stand beside the fact, masked, and nowhere else.
    ///
    /// @param number from 1 to [Summary#MOST_COMMENTS]
    /// @param digest of the masked words: whoever sends them again says nothing new
    record CustomerCommented(int number, String digest) implements OfCustomer {}

    /// The customer did something and the gateway is working on it: processing, 3-D Secure, entering a
    /// password.
    ///
    /// @param attempt the gateway's own id of it (charge, transaction), or empty
    /// @param code the gateway's own code where it gives one (OlePay 202), or empty
    record Acting(String attempt, String code) implements News {}

    /// How it is being paid, where the gateway says so.
    record MethodNamed(Method method) implements News {}

    /// This attempt failed; the payment may still become paid.
    ///
    /// @param attempt as in [Acting]
    /// @param code the gateway's own failure code, or empty
    record Failed(String attempt, String code) implements News {}

    /// The merchant or its app saw the attempt fail. It shows that the customer acted, and so the gateway is
    /// asked. By itself it is never a failure, because only the gateway knows.
    ///
    /// @param code what they were shown, or empty
    record Reported(String code) implements News {}

    /// The gateway will take no money for it any more.
    record Closed() implements News {}

    /// Money is held, not taken. Never treated as paid.
    ///
    /// @param asked the amount of the payment as the gateway knows it
    record Authorised(Money asked) implements News {}

    /// The gateway took money.
    ///
    /// @param asked the amount of the payment as the gateway knows it; compared with the order before it
    ///     counts
    /// @param captured what it took, in minor units of the same currency; may be less than asked, or more
    record Paid(Money asked, long captured) implements News {}

    /// What the gateway says of one capture, by its own id of it. Where it names none, [Paid] says it all.
    ///
    /// @param asked as in [Paid]; of nothing where the gateway does not say of how much the capture is a part
    /// @param amount in minor units of the same currency; 0 if it names none that can be read
    record CaptureReported(Money asked, String capture, Charge.Capture.Status status, long amount) implements News {}

    /// The gateway said something impossible: a negative amount, an unknown currency, another merchant's
    /// payment. It is never applied.
    record Contradicted(String what) implements News {}

    /// An answer of the gateway: it knows the payment, and nobody has paid it so far.
    record Unpaid() implements News {}

    /// An answer of the gateway: it does not know the payment. This proves nothing.
    record NotFound() implements News {}

    /// An answer of the gateway that contradicts what it had said before and the merchant was told. Nothing is
    /// taken back because of it; a person looks.
    record Disagreed(String what) implements News {}

    /// The card network warns that a payment is probably fraud: a dispute is likely to follow.
    ///
    /// @param type what kind of fraud, in the network's word
    /// @param actionable whether a refund can still keep the dispute away
    record FraudWarned(String type, boolean actionable) implements News {}

    /// The gateway was asked and gave no answer, or one that makes no sense. Never a failure.
    record NoAnswer(String why) implements News {}

    /// The gateway has no question whose answer would say how the payment stands, or what became of its money: what
    /// it knows it tells by itself. Never a failure, and never "not paid": it says nothing at all.
    record Unaskable(String why) implements News {}

    /// The alarm clock rang, and what was due was done. The fact's time is the later of our clock and the due
    /// time.
    ///
    /// @param number how often it had been asked, this time included, as far as who asked knew
    record Rang(int number) implements News {}

    /// A callback that named this payment was not believed.
    record CallbackRejected() implements News {}

    /// Somebody wants money to go back. A request alone moves nothing: see [RefundAdmitted].
    ///
    /// @param refund the id of this refund, which never changes; it begins with the payment's reference
    record RefundRequested(String refund, Money amount, String reason, String by) implements News {}

    record RefundAdmitted(String refund) implements News {}

    record RefundRefused(String refund, String why) implements News {}

    /// The gateway spoke in a form that proves nothing, of money that went back (a hold that is let go looks the same)
    /// or of an attempt without saying which. It has to be asked.
    record Hinted(String what) implements News {}

    /// An answer of the gateway that told all that went back.
    record ReturnsTold() implements News {}

    /// What the gateway says of a refund, ours or one made in its dashboard.
    ///
    /// @param amount [Money#NONE] if it names none that can be read
    record RefundReported(String refund, Refund.Status status, Money amount) implements News {}

    /// What the gateway says of a dispute (chargeback).
    ///
    /// @param amount [Money#NONE] if it names none that can be read
    /// @param dueBy until when evidence can be handed in; `Instant.MIN` if it does not say
    /// @param refundable whether the gateway would still refund what is disputed; true if it does not say
    record DisputeReported(
            String dispute, Dispute.Status status, Money amount, Dispute.Moved moved, Instant dueBy, boolean refundable)
            implements News {
        public DisputeReported(String dispute, Dispute.Status status, Money amount) {
            this(dispute, status, amount, Dispute.Moved.UNKNOWN, Instant.MIN, true);
        }
    }

    /// The order item changed, or repeated how it stands.
    record OrderChanged(Order order) implements News {}

    /// The gateway also speaks of this payment by another id, under which its news may arrive.
    record AlsoKnownAs(String reference) implements News {}

    /// What is learned under this id belongs to the payment registered as `home`.
    record Linked(String home) implements News {}

    /// All that was learned under another id of this payment.
    record Forwarded(Summary summary) implements News {}

    /// The message with this id is about to go out.
    ///
    /// @param hearBy by when it promises that the customer hears more, if it does
    /// @param likelyBy by when it says that nine of ten customers know the outcome, if it does
    record Told(String message, Optional<Instant> hearBy, Optional<Instant> likelyBy) implements News {
        public Told(String message, Optional<Instant> hearBy) {
            this(message, hearBy, Optional.empty());
        }

        public Told(String message) {
            this(message, Optional.empty());
        }
    }

    /// The message with this id went out; of a settlement: it was made.
    record Done(String message) implements News {}

    /// A person has looked at the impossible words that were heard until then, and they mean nothing. Amounts and
    /// currencies stay as they are: the merchant corrects the one, and nobody can mend the other.
    record QuarantineLifted(String by) implements News {}

    /// News of which the gateway says when it happened, by its own clock; or, where it signs no time, in which order.
    record Dated(Instant stated, News news) implements News {
        @Override
        public News undated() {
            return news.undated();
        }
    }

    /// A person has looked: everything that called for review until then is settled.
    record Reviewed(String by) implements News {}
}
