package dev.anxin.gateway.stripe;

import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.Listing;
import dev.anxin.gateway.ListingRequest;
import dev.anxin.gateway.OutgoingRefund;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.Reading;
import dev.anxin.gateway.RefundReply;
import dev.anxin.gateway.Replies;
import dev.anxin.gateway.signature.SignedGateway;
import dev.anxin.http.Reply;
import dev.anxin.ledger.News;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Stripe.
public final class StripeGateway extends SignedGateway {
    public StripeGateway() {
        super("stripe", new StripeSignature());
    }

    @Override
    protected Reading events(Delivery delivery, Instant signedAt) {
        return StripeEvents.read(delivery, signedAt);
    }

    @Override
    public Question ask(Inquiry inquiry) {
        return StripeQuestions.ask(inquiry);
    }

    @Override
    public Question close(Inquiry inquiry, String key) {
        return StripeQuestions.close(inquiry, key);
    }

    @Override
    public List<News> understand(Inquiry inquiry, Reply reply) {
        return Replies.read(reply, "resource_missing", object -> StripeAnswers.read(inquiry, object));
    }

    @Override
    public List<Question> askForMoney(Inquiry inquiry, List<News> answer) {
        return StripeReturns.ask(inquiry.knowing(answer));
    }

    @Override
    public List<News> understandMoney(Inquiry inquiry, Reply reply) {
        return StripeReturns.understand(inquiry, reply);
    }

    @Override
    public Question refund(Inquiry inquiry, OutgoingRefund outgoingRefund) {
        return StripeRefundRequests.refund(inquiry, outgoingRefund);
    }

    @Override
    public RefundReply understandRefund(Inquiry inquiry, OutgoingRefund outgoingRefund, Reply reply) {
        return StripeRefundRequests.understand(inquiry, outgoingRefund, reply);
    }

    @Override
    public Duration refundKeyLife() {
        return StripeRefundRequests.KEY_LIFE;
    }

    @Override
    public Question list(ListingRequest listingRequest) {
        return StripeLists.ask(listingRequest);
    }

    @Override
    public Listing understandList(Reply reply) {
        return StripeLists.understand(reply);
    }
}
