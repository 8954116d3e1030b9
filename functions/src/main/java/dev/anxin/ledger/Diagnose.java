package dev.anxin.ledger;

import dev.anxin.ledger.PaymentState.Doubt;
import dev.anxin.payment.Diagnosis;
import java.time.Instant;

/// Names the state in one word. Disputes and refunds come first, then doubts about the money, then the payment.
final class Diagnose {
    private Diagnose() {}

    static Diagnosis of(PaymentState state) {
        if (state.status() == PaymentState.Status.UNREGISTERED) {
            return Diagnosis.UNKNOWN_ORDER;
        }
        var summary = state.summary();
        if (summary.isContested()) {
            return Diagnosis.DISPUTED;
        }
        if (summary.isChargedBack()) {
            return Diagnosis.CHARGED_BACK;
        }
        if (summary.refunds().values().stream().anyMatch(Refund::isRunning)) {
            return Diagnosis.REFUND_RUNNING;
        }
        if (state.money().whollyReturned()) {
            return Diagnosis.REFUNDED;
        }
        if (isRefundOwed(summary)) {
            return Diagnosis.REFUND_FAILED;
        }
        return state.quarantine().isEmpty() ? payment(state) : doubted(state);
    }

    /// A refund that failed had been promised; one that came back is owed until it is covered.
    private static boolean isRefundOwed(Summary summary) {
        return !Bounces.owed(summary).isEmpty()
                || summary.refunds().values().stream()
                        .anyMatch(refund -> refund.status() == Refund.Status.FAILED && !refund.bounced());
    }

    private static Diagnosis doubted(PaymentState state) {
        return state.quarantine().contains(Doubt.CONTRADICTION)
                ? Diagnosis.REJECTED_CONTRADICTION
                : Diagnosis.REJECTED_AMOUNT;
    }

    private static Diagnosis payment(PaymentState state) {
        return switch (state.status()) {
            case UNREGISTERED -> Diagnosis.UNKNOWN_ORDER;
            case REGISTERED -> untold(state.summary());
            case ACTING -> acting(state);
            case FAILED -> Diagnosis.ATTEMPT_FAILED;
            case EXPIRED -> Diagnosis.EXPIRED;
            case AUTHORISED -> Diagnosis.AUTHORISED;
            case CLOSED -> Diagnosis.CLOSED;
            case PART_PAID -> state.isCaptureFailed() ? Diagnosis.CAPTURE_FAILED : Diagnosis.PART_PAID;
            case PAID -> paid(state);
        };
    }

    /// A gateway that is silent for a moment is no news of what takes days.
    private static Diagnosis acting(PaymentState state) {
        var instant = isSilent(state.summary()) ? Diagnosis.GATEWAY_SILENT : Diagnosis.GATEWAY_PENDING;
        return state.slow()
                .map(slow -> slow.report().method().methodClass().waitsForCustomer()
                        ? Diagnosis.WAITS_FOR_CUSTOMER
                        : Diagnosis.DEBIT_UNDER_WAY)
                .orElse(instant);
    }

    private static Diagnosis paid(PaymentState state) {
        var order = state.summary().order();
        if (order.holder() == Order.Holder.ANOTHER) {
            return Diagnosis.SECOND_PAYMENT;
        }
        return state.late() && order.status() != Order.Status.FULFILLED ? Diagnosis.LATE_MONEY : Diagnosis.PAID;
    }

    /// Why there is no news of a registered payment.
    private static Diagnosis untold(Summary summary) {
        if (summary.moment(Moment.REJECTED).isPresent()) {
            return Diagnosis.REJECTED_SIGNATURE;
        }
        if (isSilent(summary)) {
            return Diagnosis.GATEWAY_SILENT;
        }
        if (latest(summary, Moment.NOT_FOUND).isAfter(latest(summary, Moment.UNPAID))) {
            return Diagnosis.NOT_FOUND_AT_GATEWAY;
        }
        return Conclude.sign(summary).isPresent() ? Diagnosis.GATEWAY_HAS_NOT_CALLED : Diagnosis.WITH_THE_CUSTOMER;
    }

    /// Whether the gateway left the latest question unanswered.
    private static boolean isSilent(Summary summary) {
        var unanswered = latest(summary, Moment.NO_ANSWER);
        return unanswered.isAfter(latest(summary, Moment.UNPAID))
                && unanswered.isAfter(latest(summary, Moment.NOT_FOUND))
                && unanswered.isAfter(latest(summary.answer()))
                && unanswered.isAfter(latest(summary.event()));
    }

    private static Instant latest(Attempt.Report report) {
        return report.exists() ? report.attempt().heard() : Instant.MIN;
    }

    private static Instant latest(Summary summary, Moment moment) {
        return summary.moment(moment).map(Note::at).orElse(Instant.MIN);
    }
}
