package dev.anxin.gateway.adyen;

import static dev.anxin.privacy.Form.CODE;
import static dev.anxin.privacy.Form.CURRENCY;
import static dev.anxin.privacy.Form.ID;
import static dev.anxin.privacy.Form.NUMBER;
import static dev.anxin.privacy.Form.TIME;
import static dev.anxin.privacy.Form.WORD;

import dev.anxin.gateway.EventOwner;
import dev.anxin.json.Json;
import dev.anxin.privacy.KeptFields;
import java.util.LinkedHashMap;
import java.util.Locale;

/// What is kept of what Adyen sends and answers, and what for. Nothing else of it is read: no card, no shopper, no
/// risk score.
final class AdyenFields {
    /// Under which an item has what its account's configuration says of captures.
    static final String CAPTURE = "anxinCapture";

    /// Under which it has the number of the refusal that its text tells of.
    static final String REFUSAL = "anxinRefusal";

    private static final KeptFields MONEY =
            KeptFields.NONE.with("value", NUMBER, "its sum").with("currency", CURRENCY, "of its sum");

    /// The eight signed fields and their signature, so that it can be verified again; then what is only shown.
    static final KeptFields ITEM = KeptFields.NONE
            .with("pspReference", ID, "Adyen's id of what happened")
            .with("originalReference", ID, "Adyen's id of the payment that it happened to")
            .with("merchantAccountCode", ID, "whose it is")
            .with("merchantReference", ID, "the merchant's reference of the payment, or our id of a refund")
            .within("amount", MONEY)
            .with("eventCode", WORD, "what happened")
            .with("success", WORD, "whether it did")
            .with(AdyenSignature.FIELD, ID, "proves the above")
            .with("additionalData.arn", ID, "by which a bank finds a refund (ARN); not signed")
            .with("additionalData.defensePeriodEndsAt", TIME, "until when the shop may answer; not signed")
            .with("paymentMethod", WORD, "the method; not signed")
            .with(REFUSAL, CODE, "why it was refused; not signed")
            .with("live", WORD, "whether it is about real money; not signed")
            .with(CAPTURE, WORD, "how the account captures, as it is configured");

    static final KeptFields LINK = KeptFields.NONE
            .with("id", ID, "names the link")
            .with("merchantAccount", ID, "whose it is")
            .with("reference", ID, "the merchant's reference of the payment")
            .with("status", ID, "how it stands")
            .within("amount", MONEY);

    /// Of a refund or a reversal that was just taken on.
    static final KeptFields REFUND = KeptFields.NONE
            .with("pspReference", ID, "Adyen's id of it")
            .with("paymentPspReference", ID, "Adyen's id of the payment")
            .with("merchantAccount", ID, "whose it is")
            .with("reference", ID, "our id of it")
            .with("status", WORD, "that it was taken on")
            .within("amount", MONEY);

    /// Of an answer that refuses.
    static final KeptFields ERROR = KeptFields.NONE
            .with("errorCode", CODE, "why, in Adyen's own word")
            .with("errorType", WORD, "of which kind the refusal is");

    private AdyenFields() {}

    /// @param live as the envelope of the item has it
    static Json kept(Json item, Json live, EventOwner owner) {
        var fields = new LinkedHashMap<>(item.members());
        fields.put("live", Json.of(live.text().orElse("" + live.isTrue())));
        fields.put("success", Json.of(AdyenSignature.success(item)));
        fields.put(CAPTURE, Json.of(owner.id(AdyenGateway.CAPTURE)));
        item.at("paymentMethod")
                .text()
                .ifPresent(method -> fields.put("paymentMethod", Json.of(method.toLowerCase(Locale.ROOT))));
        item.at("reason")
                .text()
                .map(AdyenRefusals::number)
                .filter(number -> !number.isEmpty())
                .ifPresent(number -> fields.put(REFUSAL, Json.of(number)));
        return ITEM.keep(new Json.Fields(fields));
    }
}
