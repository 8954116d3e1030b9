package dev.anxin.page;

import dev.anxin.ledger.Order;
import dev.anxin.ledger.Refund;
import dev.anxin.notification.Cause;
import dev.anxin.notification.LocalAmounts;
import dev.anxin.notification.PayAgain;
import dev.anxin.payment.Ladder.Stage;
import java.util.stream.Stream;

final class EnglishPage implements PageWords {
    @Override
    public String headline(CustomerView customerView) {
        return switch (customerView.pageFace()) {
            case CONFIRMING ->
                customerView.stage() == Stage.PROGRESS && customerView.cause().isLocated()
                        ? "We have located the problem"
                        : "We are confirming your payment";
            case HANDED_OVER, SETTLING -> "A person is looking after your payment";
            case PAY_BY, BANK_DEBIT -> EnglishDelay.headline(customerView);
            case PAID -> "Your payment is complete";
            case PART_REFUNDED -> "Part of your payment was refunded";
            case PART_PAID -> "Part of your payment arrived";
            case TRY_AGAIN, NOT_PAID -> "Your payment was not completed";
            case PAID_LATE -> "Your payment arrived late";
            case RETURNING -> "Your money is going back";
            case REFUNDED -> "Your money went back to your original payment method";
            case REFUND_BOUNCED -> "Your refund needs another way";
            case CHARGED_BACK -> "Your bank took this payment back";
        };
    }

    @Override
    public Stream<String> sentences(CustomerView customerView) {
        return switch (customerView.pageFace()) {
            case CONFIRMING, HANDED_OVER -> waiting(customerView);
            case PAY_BY, BANK_DEBIT -> EnglishDelay.sentences(customerView);
            case PAID ->
                Stream.of(customerView.hasWaited() ? "Thank you for your patience." : "Thank you for your order.");
            case PART_REFUNDED -> partRefunded(customerView);
            case PART_PAID ->
                Stream.of(
                        customerView.captured() + " of " + customerView.expected() + " was taken.",
                        "The shop decides how your order goes on, and we will write to you as soon as it is clear.");
            case SETTLING -> Stream.of("A member of our staff has taken over. There is nothing you have to do.");
            case TRY_AGAIN ->
                Stream.of(
                        "We are sorry: this attempt was not completed.",
                        customerView.advice(),
                        tryAgain(customerView.payAgain()));
            case NOT_PAID ->
                Stream.of(
                        "We are sorry: your order was not paid.",
                        customerView.advice(),
                        tryAgain(customerView.payAgain()));
            case PAID_LATE -> late(customerView);
            case RETURNING ->
                Stream.of(returning(customerView)
                        + " Your money goes back to your original payment method. There is nothing you have to do; we"
                        + " will write to you when it is sent, and banks usually show it within a few days.");
            case REFUNDED -> Stream.of("Banks usually show it within a few days.", "We are sorry for the trouble.");
            case REFUND_BOUNCED ->
                Stream.of(
                        "Your refund could not be paid out. Your money is safe: a member of our staff will get in touch"
                                + " with you and arrange another way.");
            case CHARGED_BACK ->
                Stream.of("Your bank took this payment back for you. Please ask our support how your order goes on, and"
                        + " do not pay again before that.");
        };
    }

    private static Stream<String> partRefunded(CustomerView customerView) {
        return Stream.of(
                "You paid " + customerView.captured() + ". " + customerView.returned() + " went back to your original payment method"
                        + on(customerView) + ", and " + customerView.left() + " is left.",
                "Banks usually show a refund within a few days.");
    }

    private static String on(CustomerView customerView) {
        return customerView
                .returnedAt()
                .map(at -> " (" + customerView.times().minute(at) + ")")
                .orElse("");
    }

    private static Stream<String> waiting(CustomerView customerView) {
        var usual = customerView.isWithinUsual()
                ? customerView.usual("usual")
                : ("It is taking longer than usual. Thank you for your patience. " + customerView.usual("usual-still"))
                        .strip();
        var what = switch (customerView.stage()) {
            case NONE, REASSURED -> "We are asking the payment provider how your payment went.";
            case PROGRESS -> progress(customerView.cause());
            case HANDED_OVER ->
                "A member of our staff has taken over, and we keep asking the payment provider until there is a"
                        + " result.";
        };
        var hear = customerView
                .hearBy()
                .map(at -> ", and by " + customerView.times().minute(at) + " at the latest to say how it stands.")
                .orElse(".");
        var write = customerView.stage() == Stage.NONE
                ? "If it takes longer, we will write to you as soon as it is clear"
                : "We will write to you as soon as it is clear";
        return Stream.of(what, usual, write + hear);
    }

    private static String progress(Cause cause) {
        return switch (cause) {
            case UNKNOWN -> "We keep asking the payment provider how your payment went.";
            case GATEWAY_PENDING -> "The payment provider is still processing it, and we are on it.";
            case GATEWAY_SILENT -> "The payment provider does not answer at the moment, and we keep asking.";
            case HELD -> "The payment provider has reserved the amount and has not completed the payment yet.";
            case MISMATCH ->
                "What the payment provider reports does not match the order, and a colleague is comparing it.";
        };
    }

    private static Stream<String> late(CustomerView customerView) {
        var by = customerView
                .returnsBy()
                .map(at -> " by " + customerView.times().minute(at) + " at the latest.")
                .orElse(" as soon as it is clear.");
        return Stream.of(
                "Your payment arrived after the time to pay was over. The shop is looking whether it can still complete"
                        + " your order.",
                "We will write to you" + by);
    }

    /// Why money goes back.
    private static String returning(CustomerView customerView) {
        if (customerView.holder() == Order.Holder.ANOTHER) {
            return "You paid this order twice; it is completed with the other payment.";
        }
        return switch (customerView.orderStatus()) {
            case CANCELLED -> "The order was cancelled.";
            case OPEN, FULFILLED, REFUNDING -> "We are sorry: the shop did not complete your order.";
        };
    }

    private static String tryAgain(PayAgain again) {
        var charge = " If your account shows a charge, it goes back to your original payment method.";
        return switch (again) {
            case SAME -> "You can try again or use another method." + charge;
            case NEW ->
                "This payment is closed, and the payment provider will take no money for it any more: it is safe to pay again."
                        + charge;
            case NO ->
                "If you still want the order, please look at it or ask our support first, and do not pay again before"
                        + " that."
                        + charge;
        };
    }

    @Override
    public String check(CustomerView customerView) {
        if (customerView.isChecking()) {
            return "Check no. " + (customerView.check() + 1) + " is under way";
        }
        var next = customerView.nextCheck().map(customerView.times()::second).orElse("");
        if (customerView.check() == 0) {
            return next.isEmpty() ? "Checking" : "First check at " + next;
        }
        var so = "Check no. " + customerView.check();
        return next.isEmpty() ? so + " done" : so + " done, next at " + next;
    }

    @Override
    public String left() {
        return " (in {})";
    }

    @Override
    public Stream<String> calm(CustomerView customerView) {
        if (customerView.pageFace() == PageFace.PAY_BY) {
            return EnglishDelay.calm();
        }
        return customerView.pageFace().isUnsettled()
                ? Stream.of(
                        "Please do not pay again.",
                        "Your money is safe: if the payment does not complete, it goes back to your original payment method.")
                : Stream.empty();
    }

    @Override
    public String ordered() {
        return "Order placed";
    }

    @Override
    public String returned() {
        return "You came back, and we began to check";
    }

    @Override
    public String asking() {
        return "We ask the payment provider";
    }

    @Override
    public String person() {
        return "A person takes over";
    }

    @Override
    public String awaited(CustomerView customerView) {
        return EnglishDelay.awaited(customerView);
    }

    @Override
    public String result() {
        return "You hear the result";
    }

    @Override
    public String paid() {
        return "Paid";
    }

    @Override
    public String partPaid() {
        return "Paid in part";
    }

    @Override
    public String notPaid() {
        return "Not paid";
    }

    @Override
    public String refund(Refund refund) {
        var amount = LocalAmounts.of(refund.amount(), "en");
        if (refund.bounced()) {
            return amount + " came back from the bank; a person is on it";
        }
        return switch (refund.status()) {
            case SUCCEEDED -> amount + " went back to your original payment method";
            case NONE, UNKNOWN, PENDING -> amount + " is on its way back";
            case STUCK, FAILED -> amount + " needs another way back; a person is on it";
        };
    }

    @Override
    public String payAgain() {
        return "Pay again";
    }

    @Override
    public String identity() {
        return "Confirm who you are";
    }

    @Override
    public String order() {
        return "See your order";
    }

    @Override
    public String support() {
        return "Ask our support";
    }

    @Override
    public Frame frame() {
        return new Frame(
                "Order",
                "Amount",
                "How it stands",
                "This page updates itself. You can also close it.",
                "Update now",
                "Stop updating",
                "中文",
                "I am back: keep me informed");
    }
}
