package dev.anxin.gateway.wechat;

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
import dev.anxin.gateway.SelfTest;
import dev.anxin.gateway.signature.SignedGateway;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.privacy.KeptFields;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// WeChat Pay.
public final class WeChatGateway extends SignedGateway {
    private static final Set<String> MISSING = Set.of("ORDER_NOT_EXIST", "ORDERNOTEXIST", "RESOURCE_NOT_EXISTS");
    private static final Set<String> CLOSED = Set.of("ORDER_CLOSED", "ORDERCLOSED");

    public WeChatGateway() {
        super("wechat", new WeChatSignature());
    }

    @Override
    protected KeptFields envelope() {
        return WeChatFields.ENVELOPE;
    }

    @Override
    protected String type(Json envelope) {
        return envelope.at("event_type").text().orElse("");
    }

    @Override
    protected KeptFields kept(String type) {
        return WeChatFields.of(type);
    }

    @Override
    protected Opened opened(String type, Json body, List<String> secrets) {
        var keys = WeChatSecret.all(secrets, WeChatSecret.Seal.class).toList();
        return WeChatSeal.open(body.at("resource"), keys)
                .<Opened>map(resource -> {
                    var plain = new LinkedHashMap<>(body.members());
                    plain.put("resource", resource);
                    return new Opened.Plain(new Json.Fields(plain));
                })
                .orElseGet(() -> new Opened.Sealed(
                        "none of the " + keys.size() + " live APIv3 keys (" + WeChatSecret.SEAL + "...) opens it"));
    }

    /// WeChat Pay looks at the status alone; the words are for whoever reads its log of callbacks.
    @Override
    protected Answer refusal(Reason reason, String problem) {
        return Answer.json(
                Answers.status(reason),
                Json.object("code", "FAIL", "message", problem).write());
    }

    @Override
    public Meaning meaning(Notice notice) {
        return WeChatEvents.of(notice);
    }

    @Override
    public Set<String> ownerFields() {
        return Set.of("mchid", "appid");
    }

    @Override
    public Optional<String> foreign(Json kept, EventOwner owner) {
        return WeChatEvents.foreign(kept, owner);
    }

    @Override
    public SecretForms secretForms() {
        return new WeChatSecretForms();
    }

    @Override
    public Optional<SampleDelivery> rehearsal(Instant now) {
        return Optional.of(WeChatRehearsal.of(now));
    }

    @Override
    public Question<List<News>> payment(Inquiry inquiry) {
        var mchid = WeChatCalls.mchid(inquiry).orElse("");
        return new Question<>(
                WeChatCalls.get(inquiry, WeChatCalls.path(inquiry) + "?mchid=" + mchid),
                reply -> WeChatReplies.read(inquiry, reply, answer -> read(inquiry, mchid, answer), Replies::noAnswer));
    }

    private static List<News> read(Inquiry inquiry, String mchid, WeChatReplies.Believed answer) {
        if (answer.isGood()) {
            return WeChatAnswers.read(inquiry, mchid, answer.object(WeChatFields.ANSWER));
        }
        return answer.status() == 404 && MISSING.contains(answer.code())
                ? List.of(new News.NotFound())
                : Replies.noAnswer(answer.refusal());
    }

    /// It says nothing more of the payment than that no money will be taken any more (204).
    @Override
    public Question<List<News>> close(Inquiry inquiry, String key) {
        var mchid = WeChatCalls.mchid(inquiry).orElse("");
        return new Question<>(
                WeChatCalls.post(inquiry, WeChatCalls.path(inquiry) + "/close", Json.object("mchid", mchid)),
                reply -> WeChatReplies.read(inquiry, reply, WeChatGateway::closed, Replies::noAnswer));
    }

    private static List<News> closed(WeChatReplies.Believed answer) {
        return answer.status() == 204 || CLOSED.contains(answer.code())
                ? List.of(new News.Closed())
                : Replies.noAnswer(answer.refusal());
    }

    @Override
    public List<Question<List<News>>> money(Inquiry inquiry) {
        return WeChatRefunds.questions(inquiry);
    }

    @Override
    public Question<RefundReply> refund(Inquiry inquiry, OutgoingRefund outgoingRefund) {
        return WeChatRefundRequests.question(inquiry, outgoingRefund);
    }

    @Override
    public Duration refundKeyLife() {
        return ChronoUnit.FOREVER.getDuration();
    }

    @Override
    public Optional<Question<SelfTest>> selfTest(SelfTest.Attempt attempt) {
        return Optional.of(WeChatSelfTest.question(attempt));
    }

    /// WeChat Pay lists no payments; the bills of a day do, and are another way.
    @Override
    public Question<Listing> list(ListingRequest listingRequest) {
        return new Question<>(
                new Request.Impossible("WeChat Pay lists no payments"), _ -> new Listing.Page(List.of(), ""));
    }
}
