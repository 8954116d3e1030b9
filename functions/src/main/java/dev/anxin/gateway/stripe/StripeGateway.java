package dev.anxin.gateway.stripe;

import dev.anxin.gateway.EndpointRegistration;
import dev.anxin.gateway.EventOwner;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.Listing;
import dev.anxin.gateway.ListingRequest;
import dev.anxin.gateway.Meaning;
import dev.anxin.gateway.Notice;
import dev.anxin.gateway.OutgoingRefund;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.RefundReply;
import dev.anxin.gateway.SampleDelivery;
import dev.anxin.gateway.SecretForms;
import dev.anxin.gateway.Undelivered;
import dev.anxin.gateway.signature.SignedGateway;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.privacy.KeptFields;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Stripe.
public final class StripeGateway extends SignedGateway {
    public StripeGateway() {
        super("stripe", new StripeSignature());
    }

    @Override
    protected KeptFields envelope() {
        return StripeFields.ENVELOPE;
    }

    @Override
    protected KeptFields kept(String type) {
        return StripeFields.of(type);
    }

    @Override
    public Optional<String> eventSources() {
        return Optional.of("aws.partner/stripe.com/");
    }

    @Override
    public Meaning meaning(Notice notice) {
        return StripeEvents.of(notice);
    }

    @Override
    public Set<String> distinguishingFields() {
        return Set.of("mode", "connectedAccount");
    }

    @Override
    public Optional<String> foreign(Json kept, EventOwner owner) {
        return StripeEnvelope.foreign(kept, owner);
    }

    @Override
    public SecretForms secretForms() {
        return new StripeSecretForms();
    }

    @Override
    public Optional<SampleDelivery> rehearsal(Instant now) {
        return Optional.of(StripeRehearsal.of(now));
    }

    @Override
    public Question<List<News>> payment(Inquiry inquiry) {
        return StripeQuestions.payment(inquiry);
    }

    @Override
    public Question<List<News>> close(Inquiry inquiry, String key) {
        return StripeQuestions.close(inquiry, key);
    }

    @Override
    public List<Question<List<News>>> money(Inquiry inquiry) {
        return StripeReturns.questions(inquiry);
    }

    @Override
    public Question<RefundReply> refund(Inquiry inquiry, OutgoingRefund outgoingRefund) {
        return StripeRefundRequests.question(inquiry, outgoingRefund);
    }

    @Override
    public Duration refundKeyLife() {
        return StripeRefundRequests.KEY_LIFE;
    }

    @Override
    public Question<Listing> list(ListingRequest listingRequest) {
        return StripeLists.question(listingRequest);
    }

    @Override
    public Optional<Question<Undelivered>> undelivered(ListingRequest listingRequest) {
        return Optional.of(StripeUndelivered.question(listingRequest));
    }

    @Override
    public Optional<Question<EndpointRegistration>> registration(EndpointRegistration.Access access) {
        return Optional.of(StripeEndpoints.question(access));
    }
}
