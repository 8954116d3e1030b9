package dev.anxin.gateway.olepay;

import static dev.anxin.privacy.Form.CODE;
import static dev.anxin.privacy.Form.CURRENCY;
import static dev.anxin.privacy.Form.ID;
import static dev.anxin.privacy.Form.NUMBER;
import static dev.anxin.privacy.Form.TIME;
import static dev.anxin.privacy.Form.WORD;

import dev.anxin.privacy.KeptFields;

/// What is kept of what OlePay sends and answers, and what for. Nothing else of it is read.
final class OlePayFields {
    private static final KeptFields NAMES = KeptFields.NONE
            .with("order_id", ID, "the merchant's reference of the payment")
            .with("payment_id", ID, "OlePay's own id of it");

    private static final KeptFields STATE = KeptFields.NONE
            .with("status", WORD, "how it stands")
            .with("currency", CURRENCY, "of its sums")
            .with("created_at", TIME, "when it was made");

    private static final KeptFields REFUND = STATE.with("refund_id", ID, "OlePay's id of the refund")
            .with("merchant_refund_id", ID, "our id of a refund that we asked for")
            .with("refund_amount", NUMBER, "what goes back");

    private static final KeptFields CHARGEBACK = STATE.with("chargeback_id", ID, "names the chargeback")
            .with("chargeback_amount", NUMBER, "what the bank takes back");

    private static final KeptFields CAPTURE =
            STATE.with("capture_id", ID, "OlePay's id of one capture").with("capture_amount", NUMBER, "what it took");

    private static final KeptFields PAYMENT = NAMES.and(STATE)
            .with("amount", NUMBER, "what was asked for")
            .with("captured", NUMBER, "what was taken")
            .with("attempt_id", ID, "which attempt of the customer it was")
            .with("code", CODE, "why it failed")
            .with("method", WORD, "the method: some take days")
            .with("attempt_id", ID, "names the attempt of a debit")
            .with("pay_by", TIME, "until when a slip can be paid")
            .with("pay_number", ID, "what the customer quotes when paying")
            .with("remaining", NUMBER, "what is still to come of a transfer")
            .with("paid_at", TIME, "when it was paid")
            .with("failed_at", TIME, "when the last attempt failed")
            .with("closed_at", TIME, "when it was closed");

    static final KeptFields ENVELOPE =
            KeptFields.NONE.with("type", WORD, "what happened").with("timestamp", TIME, "when");

    /// Of the object that an event is about: its fields do not depend on the type.
    static final KeptFields EVENT = KeptFields.NONE.within(
            "data", PAYMENT.and(REFUND).and(CHARGEBACK).and(CAPTURE).within("captures", CAPTURE));

    /// Of a payment that was asked for.
    static final KeptFields ANSWER =
            PAYMENT.within("captures", CAPTURE).within("refunds", REFUND).within("chargebacks", CHARGEBACK);

    /// Of a refund that was just made.
    static final KeptFields REFUND_ANSWER = NAMES.and(REFUND);

    static final KeptFields PAYMENTS =
            KeptFields.NONE.with("next", ID, "where the next page begins").within("payments", PAYMENT);

    private OlePayFields() {}
}
