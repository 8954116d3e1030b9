package dev.anxin.gateway.olepay;

import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.Listing;
import dev.anxin.gateway.Outgoing;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.Reading;
import dev.anxin.gateway.Refunding;
import dev.anxin.gateway.Replies;
import dev.anxin.gateway.Span;
import dev.anxin.gateway.Words;
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
        return "/payments/" + Words.inPath(inquiry.reference());
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
    public Question refund(Inquiry inquiry, Outgoing outgoing) {
        return OlePayRefunding.refund(inquiry, outgoing);
    }

    @Override
    public Refunding understandRefund(Inquiry inquiry, Outgoing outgoing, Reply reply) {
        return OlePayRefunding.understand(inquiry, outgoing, reply);
    }

    @Override
    public Duration refundKeyLife() {
        return ChronoUnit.FOREVER.getDuration();
    }

    @Override
    public Question list(Span span) {
        return OlePayLists.ask(span);
    }

    @Override
    public Listing understandList(Reply reply) {
        return OlePayLists.understand(reply);
    }
}
