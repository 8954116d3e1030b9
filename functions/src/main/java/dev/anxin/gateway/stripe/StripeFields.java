package dev.anxin.gateway.stripe;

import static dev.anxin.privacy.Form.CODE;
import static dev.anxin.privacy.Form.CURRENCY;
import static dev.anxin.privacy.Form.ID;
import static dev.anxin.privacy.Form.NUMBER;
import static dev.anxin.privacy.Form.TRUTH;
import static dev.anxin.privacy.Form.VERSION;
import static dev.anxin.privacy.Form.WORD;

import dev.anxin.privacy.KeptFields;

/// What is kept of what Stripe sends and answers, and what for. Nothing else of it is read. Names, addresses, mail,
/// telephone, card, bank, description and the shop's own metadata are not among it.
final class StripeFields {
    /// What each object says of itself.
    private static final KeptFields OBJECT = KeptFields.NONE
            .with("id", ID, "names it")
            .with("object", WORD, "what it is")
            .with("status", WORD, "how it stands")
            .with("created", NUMBER, "when it was made, in seconds since 1970");

    private static final KeptFields MONEY =
            KeptFields.NONE.with("amount", NUMBER, "its sum").with("currency", CURRENCY, "of its sum");

    /// By which refunds and disputes name what they belong to.
    private static final KeptFields PAYMENT = KeptFields.NONE
            .with("payment_intent", ID, "the payment it belongs to")
            .with("payment_intent.id", ID, "the payment it belongs to, put in whole")
            .with("charge", ID, "the attempt it belongs to")
            .with("charge.id", ID, "the attempt it belongs to, put in whole");

    private static final KeptFields REFUND = OBJECT.and(MONEY)
            .and(PAYMENT)
            .with("metadata." + StripeRefunds.OUR_ID, ID, "our id of a refund that we asked for")
            .with("reason", CODE, "why it was made")
            .with("failure_reason", CODE, "why it came to nothing")
            .with("balance_transaction", ID, "the movement of money")
            .with("failure_balance_transaction", ID, "the movement that took it back")
            .with("destination_details.type", WORD, "where it goes")
            .with("destination_details.card.type", WORD, "refund or reversal")
            .with("destination_details.card.reference", ID, "by which a bank finds it (ARN)")
            .with("destination_details.card.reference_status", WORD, "whether the reference is there yet");

    private static final KeptFields DISPUTE = OBJECT.and(MONEY)
            .and(PAYMENT)
            .with("reason", CODE, "what the customer says is wrong")
            .with("is_charge_refundable", TRUTH, "whether a refund may still be made")
            .with("evidence_details.due_by", NUMBER, "until when the shop may answer")
            .with("evidence_details.has_evidence", TRUTH, "whether it has answered")
            .with("payment_method_details.type", WORD, "card or debit")
            .with("payment_method_details.card.case_type", WORD, "inquiry or chargeback")
            .with("payment_method_details.card.network_reason_code", CODE, "the reason in the card network's code")
            .within(
                    "balance_transactions",
                    MONEY.with("id", ID, "the movement of money")
                            .with("type", WORD, "of which kind it is")
                            .with("reporting_category", WORD, "whether it was taken or given back"));

    /// An early fraud warning.
    private static final KeptFields WARNING = OBJECT.and(PAYMENT)
            .with("actionable", TRUTH, "whether a refund can still keep a dispute away")
            .with("fraud_type", WORD, "of which kind");

    private static final KeptFields CHARGE = OBJECT.and(MONEY)
            .with("payment_intent", ID, "the payment it belongs to")
            .with("payment_intent.id", ID, "the payment it belongs to, put in whole")
            .with("captured", TRUTH, "whether money was taken or only held")
            .with("amount_captured", NUMBER, "what was taken")
            .with("amount_refunded", NUMBER, "what went back")
            .with("disputed", TRUTH, "whether there is a dispute")
            .with("failure_code", CODE, "why it failed")
            .with("outcome.type", WORD, "who decided")
            .with("outcome.reason", CODE, "why, in the issuer's code")
            .with("payment_method_details.type", WORD, "the method: some take days")
            .with("balance_transaction", ID, "the movement of money")
            .within("refunds.data", REFUND);

    private static final KeptFields INTENT = OBJECT.and(MONEY)
            .with("amount_received", NUMBER, "what was taken")
            .with("amount_capturable", NUMBER, "what is held")
            .with("capture_method", WORD, "whether money is only held at first")
            .with("payment_method_types", WORD, "the methods: some take days")
            .with("canceled_at", NUMBER, "when it was closed")
            .with("cancellation_reason", CODE, "why it was closed")
            .with("last_payment_error.code", CODE, "why the last attempt failed")
            .with("last_payment_error.decline_code", CODE, "why, in the issuer's code")
            .with("last_payment_error.advice_code", CODE, "whether trying again may help")
            .with("last_payment_error.type", WORD, "whose mistake it was")
            .with("last_payment_error.charge", ID, "the attempt that failed")
            .with("last_payment_error.payment_method.id", ID, "what it was tried with")
            .with("last_payment_error.payment_method.type", WORD, "its method")
            .with("next_action.type", WORD, "what the customer is asked for")
            .with("next_action.boleto_display_details.expires_at", NUMBER, "until when a slip can be paid")
            .with("next_action.konbini_display_details.expires_at", NUMBER, "until when a slip can be paid")
            .with("next_action.oxxo_display_details.expires_after", NUMBER, "until when a slip can be paid")
            .with("next_action.multibanco_display_details.expires_at", NUMBER, "until when a slip can be paid")
            .with("next_action.oxxo_display_details.number", ID, "what the customer quotes when paying")
            .with("next_action.multibanco_display_details.reference", ID, "what the customer quotes when paying")
            .with("next_action.display_bank_transfer_instructions.reference", ID, "what the customer quotes")
            .with("next_action.display_bank_transfer_instructions.amount_remaining", NUMBER, "what is still to come")
            .with("latest_charge", ID, "the current attempt")
            .within("latest_charge", CHARGE);

    private static final KeptFields SESSION = OBJECT.with("payment_status", WORD, "whether it is paid")
            .with("amount_total", NUMBER, "its sum")
            .with("currency", CURRENCY, "of its sum")
            .with("expires_at", NUMBER, "until when it can be paid")
            .with("payment_intent", ID, "the payment that it makes")
            .within("payment_intent", INTENT);

    private static final KeptFields LIST = KeptFields.NONE.with("has_more", TRUTH, "whether the list goes on");

    static final KeptFields ENVELOPE = KeptFields.NONE
            .with("id", ID, "names the event")
            .with("object", WORD, "whether it is one")
            .with("type", WORD, "what happened")
            .with("created", NUMBER, "when, in seconds since 1970")
            .with("api_version", VERSION, "in whose words it is written")
            .with("livemode", TRUTH, "whether it is about real money")
            .with("account", ID, "the connected account it is of")
            .with("context", ID, "the same of a thin event");

    /// Of a payment that was asked for.
    static final KeptFields ANSWER = INTENT.and(SESSION);

    /// Of a refund that was just made.
    static final KeptFields REFUND_ANSWER = REFUND;

    static final KeptFields INTENTS = LIST.within("data", OBJECT.and(MONEY));

    /// Of refunds or of disputes.
    static final KeptFields RETURNS = LIST.within("data", REFUND.and(DISPUTE));

    /// Of the thin event about one that Stripe failed to generate.
    private static final KeptFields NOT_GENERATED = KeptFields.NONE
            .with("related_object.id", ID, "what it was about")
            .with("data.impact.event_type", WORD, "which event is missing")
            .with("data.impact.related_object_id", ID, "what the missing event was about")
            .with("data.impact.related_object.id", ID, "what the missing event was about")
            .with("data.impact.context", ID, "of which account the missing event is");

    private static final KeptFields INTENT_EVENT = event(INTENT);
    private static final KeptFields CHARGE_EVENT = event(CHARGE);
    private static final KeptFields DISPUTE_EVENT = event(DISPUTE);
    private static final KeptFields REFUND_EVENT = event(REFUND);
    private static final KeptFields WARNING_EVENT = event(WARNING);
    private static final KeptFields SESSION_EVENT = event(SESSION);

    static final KeptFields ENDPOINTS = LIST.within(
            "data",
            KeptFields.NONE
                    .with("url", ID, "where it sends events")
                    .with("status", WORD, "whether it is enabled")
                    .with("enabled_events", ID, "which events it sends"));

    /// Of a list of events: what is kept of one or another of them. What is kept of each, its own type says.
    static final KeptFields EVENTS = LIST.with("next_page_url", ID, "where a list of thin events goes on")
            .within(
                    "data",
                    ENVELOPE.and(NOT_GENERATED)
                            .and(event(INTENT.and(CHARGE)
                                    .and(DISPUTE)
                                    .and(REFUND)
                                    .and(WARNING)
                                    .and(SESSION))));

    private StripeFields() {}

    /// Of the object that an event of this type is about.
    static KeptFields of(String type) {
        if (type.equals(StripeThinEvents.NOT_GENERATED)) {
            return NOT_GENERATED;
        }
        if (type.startsWith("payment_intent.")) {
            return INTENT_EVENT;
        }
        if (type.startsWith("charge.dispute.")) {
            return DISPUTE_EVENT;
        }
        if (type.startsWith("refund.") || type.startsWith("charge.refund.")) {
            return REFUND_EVENT;
        }
        if (type.startsWith("radar.early_fraud_warning.")) {
            return WARNING_EVENT;
        }
        if (type.startsWith("charge.")) {
            return CHARGE_EVENT;
        }
        return type.startsWith("checkout.session.") ? SESSION_EVENT : KeptFields.NONE;
    }

    private static KeptFields event(KeptFields object) {
        return KeptFields.NONE.within("data.object", object);
    }
}
