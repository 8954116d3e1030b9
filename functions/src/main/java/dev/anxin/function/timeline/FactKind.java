package dev.anxin.function.timeline;

import dev.anxin.ledger.Message;
import dev.anxin.ledger.Moment;
import dev.anxin.ledger.Order;
import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Summary;
import dev.anxin.ledger.Summary.Progress;
import dev.anxin.payment.Money;
import java.util.Collection;

/// What a fact is, in one plain word.
public enum FactKind {
    REGISTRATION("registration"),
    CORRECTION("correction"),
    CALLBACK("callback"),
    /// A callback that named this payment and was not believed.
    REJECTED_CALLBACK("rejected-callback"),
    /// What the gateway answered when it was asked.
    ANSWER("answer"),
    /// What a comparison with the gateway's books found.
    COMPARISON("comparison"),
    /// The shop or its app saw an attempt fail.
    REPORT("report"),
    /// The customer came back from the gateway.
    CUSTOMER_RETURN("return"),
    FEEDBACK("feedback"),
    COMMENT("comment"),
    /// A message to the customer that is about to go out.
    MESSAGE_BEGUN("message-begun"),
    MESSAGE_SENT("message-sent"),
    REFUND_REQUEST("refund-request"),
    REFUND_DECISION("refund-decision"),
    REFUND_REPLY("refund-reply"),
    /// Money and orders were brought up to date after a refund.
    SETTLEMENT("settlement"),
    ORDER("order"),
    REVIEW("review"),
    /// Somebody of the staff had the gateway asked.
    QUESTION("question"),
    /// Another id of the same payment, or what was heard under it.
    LINK("link"),
    OTHER("other");

    /// How the ids of questions begin: they have no news by which they could be told.
    public static final String QUESTION_IDS = "asked#";

    private final String word;

    FactKind(String word) {
        this.word = word;
    }

    /// As the API has it: `refund-request`.
    public String word() {
        return word;
    }

    public static FactKind of(FactItem fact) {
        var says = fact.says();
        return switch (fact.source()) {
            case "callback" -> says.moment(Moment.REJECTED).isPresent() ? REJECTED_CALLBACK : CALLBACK;
            case "check" -> ANSWER;
            case "reconcile" -> COMPARISON;
            case "link" -> LINK;
            case "order" -> ORDER;
            case "tell" -> told(says);
            case "person" -> fact.id().startsWith(QUESTION_IDS) ? QUESTION : said(says);
            default -> said(says);
        };
    }

    private static FactKind told(Summary says) {
        var isMessage = says.tellings().entries().keySet().stream()
                .anyMatch(id -> Message.parse(id).isPresent());
        if (says.tellings().values().contains(Progress.TOLD)) {
            return MESSAGE_BEGUN;
        }
        return isMessage ? MESSAGE_SENT : SETTLEMENT;
    }

    /// By shops, customers and people, and by the refund protocol, which say several kinds.
    private static FactKind said(Summary says) {
        if (says.registration().exists()) {
            return REGISTRATION;
        }
        if (!says.correction().amount().equals(Money.NONE)) {
            return CORRECTION;
        }
        if (!says.refunds().entries().isEmpty()) {
            return refund(says.refunds().values());
        }
        if (!says.get(Summary.FEEDBACK).entries().isEmpty()) {
            return says.comments().isEmpty() ? FEEDBACK : COMMENT;
        }
        if (!says.order().equals(Order.NONE)) {
            return ORDER;
        }
        if (!says.tellings().entries().isEmpty()) {
            return SETTLEMENT;
        }
        return moment(says);
    }

    private static FactKind refund(Collection<Refund> refunds) {
        if (refunds.stream().anyMatch(refund -> refund.status() != Refund.Status.NONE)) {
            return REFUND_REPLY;
        }
        return refunds.stream().anyMatch(refund -> refund.decision() != Refund.Decision.OPEN)
                ? REFUND_DECISION
                : REFUND_REQUEST;
    }

    private static FactKind moment(Summary says) {
        if (says.moment(Moment.RETURNED).isPresent()) {
            return CUSTOMER_RETURN;
        }
        if (says.moment(Moment.REPORTED).isPresent()) {
            return REPORT;
        }
        return says.moment(Moment.REVIEWED).isPresent()
                        || says.moment(Moment.LIFTED).isPresent()
                ? REVIEW
                : OTHER;
    }
}
