package dev.anxin.report;

import dev.anxin.reconcile.BookSide.Said;
import dev.anxin.reconcile.FindingKind;
import dev.anxin.reconcile.FindingOutcome;

final class EnglishReport implements ReportWords {
    @Override
    public String title(FindingKind kind) {
        return switch (kind) {
            case FULFILLED_UNPAID -> "Shipped, but not paid";
            case GATEWAY_DISAGREES -> "The gateway contradicts what it had said";
            case WRONG_AMOUNT -> "Another amount than ordered";
            case WRONG_CURRENCY -> "Another currency than ordered";
            case UNKNOWN_PAYMENT -> "At the gateway, but not here";
            case UNREQUESTED_REFUND -> "Refunded without us";
            case LATE_MONEY -> "Paid too late";
            case PAID_UNFULFILLED -> "Paid, and not shipped";
            case UNHEARD_OUTCOME -> "News that never reached us";
            case UNANSWERED -> "No clear answer";
        };
    }

    @Override
    public String what(FindingKind kind) {
        return switch (kind) {
            case FULFILLED_UNPAID ->
                "The order went out with this payment, and the gateway has no money for it, or took it back.";
            case GATEWAY_DISAGREES ->
                "The gateway had told us one thing; asked now, it says another. Nothing was taken back here.";
            case WRONG_AMOUNT ->
                "The gateway took or holds another amount than the order says. It is not treated as paid.";
            case WRONG_CURRENCY ->
                "The gateway took or holds money of another currency than the order says. It is not treated as paid.";
            case UNKNOWN_PAYMENT -> "The gateway lists this payment, and nobody registered it here.";
            case UNREQUESTED_REFUND ->
                "Money went back that nobody asked Anxin for: somebody made the refund in the gateway's dashboard.";
            case LATE_MONEY -> "The money came after the payment was closed, expired or cancelled.";
            case PAID_UNFULFILLED -> "The order is paid, and your shop has not said that it ships.";
            case UNHEARD_OUTCOME -> "The gateway had decided, and its callback did not arrive. It is written down now.";
            case UNANSWERED -> "The gateway could not be asked, or did not answer clearly. That is no difference.";
        };
    }

    @Override
    public String toDo(FindingKind kind, FindingOutcome outcome) {
        return switch (kind) {
            case FULFILLED_UNPAID ->
                "Look the payment up at the gateway. If the money is gone, stop or call back the delivery, or ask the"
                        + " customer to pay again.";
            case GATEWAY_DISAGREES ->
                "Look the payment up in the gateway's dashboard before anything is shipped or refunded. If it is not"
                        + " as we were told, write to the gateway's support.";
            case WRONG_AMOUNT ->
                "Compare it with the order. If the amount is right, correct the order's amount here; if not, refund"
                        + " the payment.";
            case WRONG_CURRENCY -> "Compare it with the order, and refund the payment if it is wrong.";
            case UNKNOWN_PAYMENT ->
                "Find the order it belongs to. If your shop takes payments without registering them, let it register"
                        + " them; if nobody knows it, give the money back.";
            case UNREQUESTED_REFUND ->
                "Make sure that one of you made it. Refund through Anxin from now on, so that nothing goes back"
                        + " twice.";
            case LATE_MONEY ->
                outcome == FindingOutcome.SETTLED
                        ? "Nothing: it goes back by itself, unless your shop fulfils the order in time."
                        : "Fulfil the order, or give the money back.";
            case PAID_UNFULFILLED ->
                outcome == FindingOutcome.SETTLED
                        ? "Nothing: the money goes back by itself, unless your shop fulfils the order first."
                        : "Ship it and tell Anxin so, or give the money back.";
            case UNHEARD_OUTCOME ->
                "Nothing for these: everything follows by itself. If there are many, look at the webhooks that are"
                        + " set up at the gateway.";
            case UNANSWERED ->
                "Nothing yet: the next run asks again. If it goes on, look at the account's address and its secret.";
        };
    }

    @Override
    public String says(Said said) {
        return switch (said) {
            case NOTHING -> "nothing";
            case PAID -> "paid";
            case AUTHORISED -> "held, not taken";
            case UNDER_WAY -> "under way";
            case FAILED -> "attempt failed";
            case UNPAID -> "not paid";
            case CLOSED -> "closed";
            case EXPIRED -> "expired";
            case NOT_FOUND -> "unknown";
            case FULFILLED -> "paid and fulfilled";
            case REFUND_PENDING -> "refund under way";
            case REFUNDED -> "refunded";
            case REFUND_FAILED -> "refund failed";
            case DISPUTED -> "disputed";
            case CHARGED_BACK -> "charged back";
            case DISPUTE_WON -> "dispute won";
            case LISTED -> "listed";
            case UNCLEAR -> "unclear";
        };
    }

    @Override
    public String done(FindingOutcome outcome) {
        return switch (outcome) {
            case CALLED -> "A person was called";
            case SHOP -> "Waits for your shop";
            case SETTLED -> "Settled by rule";
            case AGAIN -> "Asked again next time";
        };
    }

    @Override
    public String group(FindingOutcome outcome) {
        return switch (outcome) {
            case CALLED, SHOP -> "Needs a person";
            case SETTLED -> "Settles itself";
            case AGAIN -> "Not known yet";
        };
    }

    @Override
    public String sum(long findings, boolean complete) {
        if (findings == 0) {
            return complete ? "Our books and the gateways' agree." : "So far our books and the gateways' agree.";
        }
        return findings == 1 ? "There is one finding to look at." : "There are " + findings + " findings to look at.";
    }

    @Override
    public String progress(int done, int parts) {
        return done == parts ? "Complete" : "Still running: " + done + " of " + parts + " parts are done";
    }

    @Override
    public String began(String day, String time) {
        return day + ", begun at " + time + " UTC";
    }

    @Override
    public String more(int shown) {
        return "These are the first " + shown + ". The totals above count all of them.";
    }

    @Override
    public String count(long number) {
        return "" + number;
    }

    @Override
    public Frame frame() {
        return new Frame(
                "Reconciliation",
                "中文",
                "compared",
                "agree",
                "findings",
                "not answered",
                "Here",
                "Gateway",
                "Order",
                "Payment",
                "What to do",
                "By account",
                "Account",
                "listed",
                "unknown",
                "Other runs of this day",
                "Of all payments that were compared: those that agree, those that differ, those without an answer",
                "No order");
    }
}
