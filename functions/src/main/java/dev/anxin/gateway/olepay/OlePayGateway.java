package dev.anxin.gateway.olepay;

import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.ForeignText;
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
import dev.anxin.gateway.signature.SignedGateway;
import dev.anxin.gateway.signature.StandardWebhooks;
import dev.anxin.http.Call;
import dev.anxin.ledger.News;
import dev.anxin.privacy.KeptFields;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// OlePay: signed by Standard Webhooks.
public final class OlePayGateway extends SignedGateway {
    public OlePayGateway() {
        super("olepay", new StandardWebhooks());
    }

    @Override
    protected KeptFields envelope() {
        return OlePayFields.ENVELOPE;
    }

    @Override
    protected KeptFields kept(String type) {
        return OlePayFields.EVENT;
    }

    @Override
    protected String id(Delivery delivery, String digest) {
        return delivery.header(StandardWebhooks.ID).orElse(digest);
    }

    @Override
    public Meaning meaning(Notice notice) {
        return OlePayEvents.of(notice);
    }

    @Override
    public Optional<String> addressProblem(String url) {
        return url.isEmpty()
                ? Optional.of("'gatewayUrl' is missing: OlePay has no address of its own")
                : Optional.empty();
    }

    @Override
    public Optional<SampleDelivery> rehearsal(Instant now) {
        return Optional.of(OlePayRehearsal.of(now));
    }

    @Override
    public Question<List<News>> payment(Inquiry inquiry) {
        return question(inquiry, target -> Call.get(target.at(path(inquiry)), target.headers()));
    }

    @Override
    public Question<List<News>> close(Inquiry inquiry, String key) {
        return question(inquiry, target -> Call.post(target.at(path(inquiry) + "/close"), target.headers(key), ""));
    }

    private static Question<List<News>> question(Inquiry inquiry, Function<Request.Target, Call> make) {
        return new Question<>(
                Request.of(inquiry, "", make),
                reply -> Replies.read(
                        reply, OlePayFields.ANSWER, "not_found", payment -> OlePayAnswers.read(inquiry, payment)));
    }

    static String path(Inquiry inquiry) {
        return "/payments/" + ForeignText.inPath(inquiry.reference());
    }

    @Override
    public List<Question<List<News>>> money(Inquiry inquiry) {
        return List.of(); // its answer to #payment tells that
    }

    @Override
    public Question<RefundReply> refund(Inquiry inquiry, OutgoingRefund outgoingRefund) {
        return OlePayRefundRequests.question(inquiry, outgoingRefund);
    }

    @Override
    public Duration refundKeyLife() {
        return ChronoUnit.FOREVER.getDuration();
    }

    @Override
    public Question<Listing> list(ListingRequest listingRequest) {
        return OlePayLists.question(listingRequest);
    }
}
