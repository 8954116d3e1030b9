package dev.anxin.gateway.signature;

import dev.anxin.gateway.Answer;
import dev.anxin.gateway.Answers;
import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.Event;
import dev.anxin.gateway.Gateway;
import dev.anxin.gateway.Meaning;
import dev.anxin.gateway.Notice;
import dev.anxin.gateway.PartnerEvent;
import dev.anxin.gateway.Reading;
import dev.anxin.gateway.Reading.Reason;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.payment.PaymentKey;
import dev.anxin.privacy.BodyShape;
import dev.anxin.privacy.KeptBody;
import dev.anxin.privacy.KeptFields;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A gateway whose headers sign the time and the whole body: first the raw bytes are verified, then all that is not
/// kept is dropped, then the rest is read.
public abstract class SignedGateway implements Gateway {
    private final String name;
    private final Scheme scheme;

    protected SignedGateway(String name, Scheme scheme) {
        this.name = name;
        this.scheme = scheme;
    }

    /// What is kept of every event; its `type` is one of it.
    protected abstract KeptFields envelope();

    /// What else is kept of events of this type; nothing of types that nobody here knows.
    protected abstract KeptFields kept(String type);

    /// What happened, in the gateway's word; empty if it does not say.
    protected String type(Json envelope) {
        return envelope.at("type").text().orElse("");
    }

    /// The body of a genuine delivery with what is encrypted in it put in plainly.
    ///
    /// @param type of which something is kept
    /// @param secrets as in [#read]
    protected Opened opened(String type, Json body, List<String> secrets) {
        return new Opened.Plain(body);
    }

    /// The body of a genuine delivery, as the gateway writes it.
    ///
    /// @throws BadJson if it is of another form
    protected Json parsed(byte[] raw) {
        return Json.parse(raw);
    }

    /// What the gateway hears when its news is durable.
    protected Answer recorded() {
        return Answers.recorded();
    }

    /// What the gateway hears when it is not believed.
    protected Answer refusal(Reason reason, String problem) {
        return Answers.rejected(reason, problem);
    }

    /// What became of opening a body.
    protected sealed interface Opened {
        record Plain(Json body) implements Opened {}

        /// @param why without anything secret
        record Sealed(String why) implements Opened {}
    }

    /// The id in the headers of a genuine delivery, or this digest where they have none.
    protected String id(Delivery delivery, String digest) {
        return digest;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Reading read(Delivery delivery, List<String> secrets) {
        return switch (Verification.of(scheme, delivery, secrets)) {
            case Verdict.Genuine genuine -> read(delivery, genuine, secrets);
            case Verdict.Refused refused -> refused.reading(refusal(refused.reason(), refused.problem()));
        };
    }

    private Reading read(Delivery delivery, Verdict.Genuine genuine, List<String> secrets) {
        var raw = delivery.body();
        var sha256 = Bytes.sha256(raw);
        var id = id(delivery, "sha256:" + sha256);
        try {
            var body = parsed(raw);
            var type = type(envelope().keep(body));
            var fields = kept(type);
            var opened = fields.list().isEmpty() ? new Opened.Plain(body) : opened(type, body, secrets);
            return switch (opened) {
                case Opened.Sealed(var why) ->
                    new Reading.Rejected(Reason.SEALED, why, refusal(Reason.SEALED, "it cannot be opened"));
                case Opened.Plain(var plain) -> {
                    var kept = envelope().and(fields).keep(plain);
                    var notice = new Notice(delivery.account(), id, kept, genuine.signedAt(), delivery.at());
                    yield reading(
                            notice, body, stored -> new KeptBody(stored, sha256, genuine.key(), genuine.signedAt()));
                }
            };
        } catch (BadJson noJson) {
            var nothing = new KeptBody(Json.Null.NULL, sha256, genuine.key(), genuine.signedAt());
            return reading(Event.unreadable(id, noJson), nothing);
        }
    }

    @Override
    public final Optional<Reading.Believed> read(String account, PartnerEvent partnerEvent) {
        return eventSources().map(_ -> {
            var body = partnerEvent.detail();
            var id = "sha256:" + Bytes.sha256(Bytes.utf8(body.write()));
            var kept = envelope().and(kept(type(envelope().keep(body)))).keep(body);
            var notice = new Notice(account, id, kept, partnerEvent.sentAt(), partnerEvent.at());
            return reading(notice, body, KeptBody::of);
        });
    }

    /// Read as if it were genuine; but only the payment's name comes out.
    @Override
    public final List<PaymentKey> named(Delivery delivery, List<String> secrets) {
        try {
            var body = parsed(delivery.body());
            var type = type(envelope().keep(body));
            var fields = kept(type);
            if (fields.list().isEmpty() || !(opened(type, body, secrets) instanceof Opened.Plain(var plain))) {
                return List.of();
            }
            var kept = envelope().and(fields).keep(plain);
            return meaning(Notice.unverified(delivery, kept)).payment().stream().toList();
        } catch (BadJson noJson) {
            return List.of();
        }
    }

    /// @param keep what is stored, and where it is from
    private Reading.Believed reading(Notice notice, Json body, Function<Json, KeptBody> keep) {
        var meaning = meaning(notice);
        return reading(meaning, keep.apply(meaning instanceof Meaning.Known ? notice.kept() : BodyShape.of(body)));
    }

    private Reading.Believed reading(Meaning meaning, KeptBody kept) {
        return switch (meaning) {
            case Meaning.Known(var facts) -> new Reading.Trusted(facts, recorded(), kept);
            case Meaning.Stray(var id, var why) -> new Reading.Ignored(id, why, answerToStray(why), kept);
        };
    }

    @Override
    public final String secretProblem(String secret) {
        return scheme.key(secret).problem();
    }

    @Override
    public final List<String> explain(Delivery delivery, List<String> secrets) {
        return Explanation.of(scheme, delivery, secrets, read(delivery, secrets));
    }
}
