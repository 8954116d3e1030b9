package dev.anxin.gateway.paypal;

import static dev.anxin.privacy.Form.CODE;
import static dev.anxin.privacy.Form.CURRENCY;
import static dev.anxin.privacy.Form.DECIMAL;
import static dev.anxin.privacy.Form.ID;
import static dev.anxin.privacy.Form.NUMBER;
import static dev.anxin.privacy.Form.TIME;
import static dev.anxin.privacy.Form.TRUTH;
import static dev.anxin.privacy.Form.WORD;

import dev.anxin.privacy.KeptFields;

/// What is kept of what PayPal sends and answers, and what for. Nothing else of it is read: no payer, no address, no
/// item, no note, no message of a dispute.
final class PayPalFields {
    private static final KeptFields MONEY =
            KeptFields.NONE.with("currency_code", CURRENCY, "of its sum").with("value", DECIMAL, "its sum");

    private static final KeptFields OBJECT = KeptFields.NONE
            .with("id", ID, "names it")
            .with("status", WORD, "how it stands")
            .with("create_time", TIME, "when it was made")
            .with("update_time", TIME, "when it last changed");

    private static final KeptFields PART = OBJECT.within("amount", MONEY)
            .with("status_details.reason", WORD, "why it stands so")
            .with("processor_response.response_code", CODE, "why a card was declined")
            .with("final_capture", TRUTH, "whether more can be captured");

    private static final KeptFields REFUND = PART.with("custom_id", ID, "our id of a refund that we asked for");

    private static final KeptFields DISPUTE = KeptFields.NONE
            .with("dispute_id", ID, "names it")
            .with("create_time", TIME, "when it was opened")
            .with("update_time", TIME, "when it last changed")
            .with("status", WORD, "how it stands")
            .with("reason", WORD, "what the customer says is wrong")
            .with("dispute_life_cycle_stage", WORD, "inquiry or chargeback")
            .with("dispute_outcome.outcome_code", WORD, "how it ended")
            .with("seller_response_due_date", TIME, "until when the shop may answer")
            .with("disputed_transactions.seller_transaction_id", ID, "the capture it is about")
            .within("dispute_amount", MONEY);

    private static final KeptFields MOVED = KeptFields.NONE.within(
            "money_movements",
            KeptFields.NONE
                    .with("affected_party", WORD, "whose money moved")
                    .with("type", WORD, "whether it was taken or given")
                    .within("amount", MONEY));

    private static final KeptFields LINKS = KeptFields.NONE.with("links.rel", WORD, "whether a list goes on");

    static final KeptFields ENVELOPE = KeptFields.NONE
            .with("id", ID, "names the event")
            .with("event_type", WORD, "what happened")
            .with("create_time", TIME, "when it was told");

    private static final KeptFields EVENT = KeptFields.NONE.within(
            "resource",
            OBJECT.within("amount", MONEY)
                    .with("order_id", ID, "the order it belongs to")
                    .with(PayPalEvents.CAPTURE_ID, ID, "the capture it belongs to, by its link")
                    .with("supplementary_data.related_ids.order_id", ID, "the order it belongs to")
                    .with("supplementary_data.related_ids.capture_id", ID, "the capture it belongs to")
                    .with("final_capture", TRUTH, "whether more can be captured"));

    private static final KeptFields DISPUTE_EVENT = KeptFields.NONE.within("resource", DISPUTE);

    /// Of an order that was asked for.
    static final KeptFields ORDER = OBJECT.within("purchase_units.amount", MONEY)
            .within("purchase_units.payments.captures", PART)
            .within("purchase_units.payments.authorizations", PART)
            .within("purchase_units.payments.refunds", REFUND);

    /// Of an authorisation that was let go.
    static final KeptFields AUTHORIZATION = OBJECT;

    static final KeptFields REFUND_ANSWER = REFUND;

    static final KeptFields DISPUTES = LINKS.within("items", DISPUTE);

    static final KeptFields DISPUTE_ANSWER = DISPUTE.and(MOVED);

    static final KeptFields TRANSACTIONS = KeptFields.NONE
            .with("page", NUMBER, "which part of the list it is")
            .with("total_pages", NUMBER, "whether the list goes on")
            .within(
                    "transaction_details.transaction_info",
                    KeptFields.NONE
                            .with("transaction_id", ID, "names it")
                            .with("transaction_event_code", WORD, "of which kind it is")
                            .with("transaction_status", WORD, "how it stands")
                            .with("transaction_initiation_date", TIME, "when it was made")
                            .within("transaction_amount", MONEY));

    static final KeptFields WEBHOOKS = KeptFields.NONE.within(
            "webhooks",
            KeptFields.NONE
                    .with("url", ID, "where it sends events")
                    .with("event_types.name", ID, "which events it sends"));

    /// Of a list of events: what is kept of one or another of them. What is kept of each, its own type says.
    static final KeptFields EVENTS = LINKS.with("links.href", ID, "where the list goes on")
            .within(
                    "events",
                    ENVELOPE.and(EVENT)
                            .and(DISPUTE_EVENT)
                            .with("resource.links.rel", WORD, "which link names the capture")
                            .with("resource.links.href", ID, "the capture that it belongs to"));

    /// Of an answer that refuses.
    static final KeptFields ERROR = KeptFields.NONE
            .with("name", WORD, "of which kind its refusal is")
            .with("details.issue", WORD, "why, in PayPal's own word");

    private PayPalFields() {}

    /// Nothing of types that nobody here knows.
    static KeptFields of(String type) {
        if (!PayPalEvents.isKnown(type)) {
            return KeptFields.NONE;
        }
        return type.startsWith(PayPalEvents.DISPUTES) ? DISPUTE_EVENT : EVENT;
    }
}
