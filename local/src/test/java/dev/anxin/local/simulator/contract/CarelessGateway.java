package dev.anxin.local.simulator.contract;

import dev.anxin.gateway.Answers;
import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.Gateway;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.Listing;
import dev.anxin.gateway.ListingRequest;
import dev.anxin.gateway.Meaning;
import dev.anxin.gateway.Notice;
import dev.anxin.gateway.OutgoingRefund;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.Reading;
import dev.anxin.gateway.RefundReply;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Refund;
import dev.anxin.privacy.KeptBody;
import java.time.Duration;
import java.util.List;

/// A gateway as it must not be: it verifies nothing, and takes every answer for the best.
///
/// @param real does the rest
record CarelessGateway(Gateway real) implements Gateway {
    @Override
    public String name() {
        return real.name();
    }

    @Override
    public Reading read(Delivery delivery, List<String> secrets) {
        var reading = real.read(delivery, secrets);
        return reading instanceof Reading.Rejected
                ? new Reading.Ignored("careless", "", Answers.kept(""), KeptBody.NONE)
                : reading;
    }

    @Override
    public Meaning meaning(Notice notice) {
        return real.meaning(notice);
    }

    @Override
    public String secretProblem(String secret) {
        return "";
    }

    @Override
    public List<String> explain(Delivery delivery, List<String> secrets) {
        return List.of("trusted: " + secrets);
    }

    @Override
    public Question<List<News>> payment(Inquiry inquiry) {
        return real.payment(inquiry);
    }

    @Override
    public Question<List<News>> close(Inquiry inquiry, String key) {
        return new Question<>(real.close(inquiry, key).request(), _ -> List.of(new News.Closed()));
    }

    @Override
    public List<Question<List<News>>> money(Inquiry inquiry) {
        return List.of();
    }

    @Override
    public Question<RefundReply> refund(Inquiry inquiry, OutgoingRefund refund) {
        var report = new News.RefundReported(refund.refund(), Refund.Status.SUCCEEDED, refund.amount());
        return new Question<>(real.refund(inquiry, refund).request(), _ -> new RefundReply.Said(report));
    }

    @Override
    public Duration refundKeyLife() {
        return Duration.ZERO;
    }

    @Override
    public Question<Listing> list(ListingRequest listingRequest) {
        return new Question<>(real.list(listingRequest).request(), _ -> new Listing.Page(List.of(), ""));
    }
}
