package dev.anxin.gateway.alipay;

import dev.anxin.gateway.Answer;
import dev.anxin.gateway.Answers;
import dev.anxin.gateway.EventOwner;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.Listing;
import dev.anxin.gateway.ListingRequest;
import dev.anxin.gateway.Meaning;
import dev.anxin.gateway.Notice;
import dev.anxin.gateway.OutgoingRefund;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.Reading.Reason;
import dev.anxin.gateway.RefundReply;
import dev.anxin.gateway.Replies;
import dev.anxin.gateway.Request;
import dev.anxin.gateway.SampleDelivery;
import dev.anxin.gateway.SecretForms;
import dev.anxin.gateway.signature.SignedGateway;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.privacy.KeptFields;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Alipay.
public final class AlipayGateway extends SignedGateway {
    /// Nobody has scanned the code or signed in yet, and until `time_expire` somebody may.
    private static final String MISSING = "TRADE_NOT_EXIST";

    public AlipayGateway() {
        super("alipay", new AlipaySignature());
    }

    @Override
    protected KeptFields envelope() {
        return AlipayFields.ENVELOPE;
    }

    @Override
    protected String type(Json envelope) {
        return AlipayEvents.type(envelope);
    }

    @Override
    protected KeptFields kept(String type) {
        return AlipayFields.of(type);
    }

    @Override
    protected Json parsed(byte[] raw) {
        return AlipayForm.of(raw).json();
    }

    /// These seven characters and no other: all else is sent again.
    private static Answer success() {
        return new Answer(200, "text/plain", "success");
    }

    @Override
    protected Answer recorded() {
        return success();
    }

    @Override
    public Answer answerToStray(String problem) {
        return success();
    }

    @Override
    protected Answer refusal(Reason reason, String problem) {
        return new Answer(Answers.status(reason), "text/plain", "fail: " + problem);
    }

    @Override
    public Meaning meaning(Notice notice) {
        return AlipayEvents.of(notice);
    }

    @Override
    public Set<String> ownerFields() {
        return Set.of("app_id", "seller_id");
    }

    @Override
    public Optional<String> foreign(Json kept, EventOwner owner) {
        return AlipayEvents.foreign(kept, owner);
    }

    @Override
    public Optional<SampleDelivery> rehearsal(Instant now) {
        return Optional.of(AlipayRehearsal.of(now));
    }

    @Override
    public SecretForms secretForms() {
        return new AlipaySecretForms();
    }

    @Override
    public Question<List<News>> payment(Inquiry inquiry) {
        return new Question<>(
                AlipayCalls.post(inquiry, "/v3/alipay/trade/query", named(inquiry)),
                reply -> AlipayReplies.read(inquiry, reply, answer -> read(inquiry, answer), Replies::noAnswer));
    }

    private static Json named(Inquiry inquiry) {
        return Json.object("out_trade_no", inquiry.reference());
    }

    private static List<News> read(Inquiry inquiry, AlipayReplies.Believed answer) {
        if (answer.isGood()) {
            return AlipayAnswers.read(inquiry, answer.object(AlipayFields.ANSWER));
        }
        return answer.code().equals(MISSING) ? List.of(new News.NotFound()) : Replies.noAnswer(answer.refusal());
    }

    /// What Alipay does not know it does not close: its code can be paid until it runs out.
    @Override
    public Question<List<News>> close(Inquiry inquiry, String key) {
        return new Question<>(
                AlipayCalls.post(inquiry, "/v3/alipay/trade/close", named(inquiry)),
                reply -> AlipayReplies.read(inquiry, reply, answer -> closed(inquiry, answer), Replies::noAnswer));
    }

    private static List<News> closed(Inquiry inquiry, AlipayReplies.Believed answer) {
        if (!answer.isGood()) {
            return Replies.noAnswer(answer.refusal());
        }
        return AlipayAnswers.isOf(inquiry, answer.object(AlipayFields.ANSWER))
                ? List.of(new News.Closed())
                : Replies.another();
    }

    @Override
    public List<Question<List<News>>> money(Inquiry inquiry) {
        return AlipayRefunds.questions(inquiry);
    }

    @Override
    public Question<RefundReply> refund(Inquiry inquiry, OutgoingRefund outgoingRefund) {
        return AlipayRefundRequests.question(inquiry, outgoingRefund);
    }

    @Override
    public Duration refundKeyLife() {
        return ChronoUnit.FOREVER.getDuration();
    }

    /// Alipay lists no payments; the bills of a day do, and are another way.
    @Override
    public Question<Listing> list(ListingRequest listingRequest) {
        return new Question<>(new Request.Impossible("Alipay lists no payments"), _ -> new Listing.Page(List.of(), ""));
    }
}
