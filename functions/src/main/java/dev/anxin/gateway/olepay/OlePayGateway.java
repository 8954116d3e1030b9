package dev.anxin.gateway.olepay;

import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.ForeignText;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.Listing;
import dev.anxin.gateway.ListingRequest;
import dev.anxin.gateway.OutgoingRefund;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.Reading;
import dev.anxin.gateway.RefundReply;
import dev.anxin.gateway.Replies;
import dev.anxin.gateway.signature.SignedGateway;
import dev.anxin.gateway.signature.StandardWebhooks;
import dev.anxin.http.Call;
import dev.anxin.http.Reply;
import dev.anxin.ledger.News;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// OlePay: signed by Standard Webhooks.
public final class OlePayGateway extends SignedGateway {
    public OlePayGateway() {
        super("olepay", new StandardWebhooks());
    }

    @Override
    protected Reading events(Delivery delivery, Instant signedAt) {
        return OlePayEvents.read(delivery, signedAt);
    }

    @Override
    public Question ask(Inquiry inquiry) {
        return Question.of(inquiry, "", target -> Call.get(target.at(path(inquiry)), target.headers()));
    }

    @Override
    public Question close(Inquiry inquiry, String key) {
        return Question.of(
                inquiry, "", target -> Call.post(target.at(path(inquiry) + "/close"), target.headers(key), ""));
    }

    @Override
    public List<News> understand(Inquiry inquiry, Reply reply) {
        return Replies.read(reply, "not_found", payment -> OlePayAnswers.read(inquiry, payment));
    }

    static String path(Inquiry inquiry) {
        return "/payments/" + ForeignText.inPath(inquiry.reference());
    }

    @Override
    public List<Question> askForMoney(Inquiry inquiry, List<News> answer) {
        return List.of(); // its answer to #ask holds them
    }

    @Override
    public List<News> understandMoney(Inquiry inquiry, Reply reply) {
        return List.of();
    }

    @Override
    public Question refund(Inquiry inquiry, OutgoingRefund outgoingRefund) {
        return OlePayRefundRequests.refund(inquiry, outgoingRefund);
    }

    @Override
    public RefundReply understandRefund(Inquiry inquiry, OutgoingRefund outgoingRefund, Reply reply) {
        return OlePayRefundRequests.understand(inquiry, outgoingRefund, reply);
    }

    @Override
    public Duration refundKeyLife() {
        return ChronoUnit.FOREVER.getDuration();
    }

    @Override
    public Question list(ListingRequest listingRequest) {
        return OlePayLists.ask(listingRequest);
    }

    @Override
    public Listing understandList(Reply reply) {
        return OlePayLists.understand(reply);
    }
}
