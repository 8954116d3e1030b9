package dev.anxin.gateway.paypal;

import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.EndpointRegistration;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.Listing;
import dev.anxin.gateway.ListingRequest;
import dev.anxin.gateway.Meaning;
import dev.anxin.gateway.Notice;
import dev.anxin.gateway.OutgoingRefund;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.RefundReply;
import dev.anxin.gateway.Replies;
import dev.anxin.gateway.Request;
import dev.anxin.gateway.SampleDelivery;
import dev.anxin.gateway.SecretForms;
import dev.anxin.gateway.Undelivered;
import dev.anxin.gateway.signature.SignedGateway;
import dev.anxin.http.Reply;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.privacy.KeptFields;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// PayPal.
public final class PayPalGateway extends SignedGateway {
    private static final Request NO_ORDER =
            new Request.Impossible("its reference is no order's id of PayPal's: digits and capital letters");

    /// An order that nobody paid ends by itself; nothing of PayPal's ends it sooner.
    private static final Request NOTHING_HELD = new Request.Impossible(
            "PayPal cancels no orders, and no authorisation of this one is known that could be voided");

    private final PayPalSignature signature;

    public PayPalGateway() {
        this(new PayPalSignature());
    }

    private PayPalGateway(PayPalSignature signature) {
        super("paypal", signature);
        this.signature = signature;
    }

    @Override
    public Optional<URI> certificate(Delivery delivery, List<String> secrets) {
        return signature.certificate(delivery, secrets);
    }

    @Override
    protected KeptFields envelope() {
        return PayPalFields.ENVELOPE;
    }

    @Override
    protected String type(Json envelope) {
        return envelope.at("event_type").text().orElse("");
    }

    @Override
    protected KeptFields kept(String type) {
        return PayPalFields.of(type);
    }

    @Override
    protected Opened opened(String type, Json body, List<String> secrets) {
        return new Opened.Plain(PayPalEvents.linked(body));
    }

    /// What is signed, unlike the event's id in the body.
    @Override
    protected String id(Delivery delivery, String digest) {
        return delivery.header(PayPalSignature.ID).orElse(digest);
    }

    @Override
    public Meaning meaning(Notice notice) {
        return PayPalEvents.of(notice);
    }

    @Override
    public SecretForms secretForms() {
        return new PayPalSecretForms();
    }

    @Override
    public Optional<SampleDelivery> rehearsal(Instant now) {
        return Optional.of(PayPalRehearsal.of(now));
    }

    @Override
    public Question<List<News>> payment(Inquiry inquiry) {
        var request = PayPalIds.order(inquiry)
                .map(order -> PayPalCalls.get(inquiry, PayPalCalls.path("/v2/checkout/orders/", order)))
                .orElse(NO_ORDER);
        return new Question<>(
                request,
                reply -> PayPalReplies.read(
                        reply,
                        PayPalFields.ORDER,
                        order -> PayPalAnswers.read(inquiry, order),
                        PayPalGateway::refused,
                        Replies::noAnswer));
    }

    private static List<News> refused(PayPalReplies.Refusal refusal) {
        return refusal.isMissing() ? List.of(new News.NotFound()) : Replies.noAnswer(refusal.words());
    }

    /// Lets held money go. Asked twice, the second answer says that it is voided already.
    @Override
    public Question<List<News>> close(Inquiry inquiry, String key) {
        var request = PayPalIds.all(inquiry, PayPalIds.AUTHORIZATION).stream()
                .reduce((_, latest) -> latest)
                .map(id -> PayPalCalls.post(
                        inquiry,
                        PayPalCalls.path("/v2/payments/authorizations/", id) + "/void",
                        PayPalIds.AUTHORIZATION + id,
                        Json.object()))
                .orElse(NOTHING_HELD);
        return new Question<>(
                request,
                reply -> reply instanceof Reply.Answered answered && answered.status() == 204
                        ? List.of(new News.Closed())
                        : PayPalReplies.read(
                                reply,
                                PayPalFields.AUTHORIZATION,
                                PayPalGateway::voided,
                                PayPalGateway::kept,
                                Replies::noAnswer));
    }

    private static List<News> voided(Json authorization) {
        return PayPalAnswers.status(authorization).equals("VOIDED")
                ? List.of(new News.Closed())
                : Replies.noAnswer("the authorisation is not voided");
    }

    private static List<News> kept(PayPalReplies.Refusal refusal) {
        return refusal.issues().contains("AUTHORIZATION_VOIDED")
                        || refusal.issues().contains("PREVIOUSLY_VOIDED")
                ? List.of(new News.Closed())
                : Replies.noAnswer(refusal.words());
    }

    @Override
    public List<Question<List<News>>> money(Inquiry inquiry) {
        return PayPalDisputes.lists(inquiry);
    }

    @Override
    public List<Question<List<News>>> disputes(Inquiry inquiry, List<News> money) {
        return PayPalDisputes.details(inquiry, money);
    }

    @Override
    public Question<RefundReply> refund(Inquiry inquiry, OutgoingRefund outgoingRefund) {
        return PayPalRefundRequests.question(inquiry, outgoingRefund);
    }

    @Override
    public Duration refundKeyLife() {
        return PayPalRefundRequests.KEY_LIFE;
    }

    @Override
    public Question<Listing> list(ListingRequest listingRequest) {
        return PayPalLists.question(listingRequest);
    }

    @Override
    public Optional<Question<Undelivered>> undelivered(ListingRequest listingRequest) {
        return Optional.of(PayPalUndelivered.question(listingRequest));
    }

    /// PayPal does not say which events it delivered.
    @Override
    public boolean listsDelivered() {
        return true;
    }

    @Override
    public Optional<Question<EndpointRegistration>> registration(EndpointRegistration.Access access) {
        return Optional.of(PayPalWebhooks.question(access));
    }
}
