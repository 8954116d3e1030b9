package dev.anxin.gateway.adyen;

import dev.anxin.gateway.Answer;
import dev.anxin.gateway.Answers;
import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.EventOwner;
import dev.anxin.gateway.Gateway;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.Listing;
import dev.anxin.gateway.ListingRequest;
import dev.anxin.gateway.Meaning;
import dev.anxin.gateway.Notice;
import dev.anxin.gateway.OutgoingRefund;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.Reading;
import dev.anxin.gateway.Reading.Reason;
import dev.anxin.gateway.RefundReply;
import dev.anxin.gateway.Request;
import dev.anxin.gateway.SampleDelivery;
import dev.anxin.gateway.SecretForms;
import dev.anxin.gateway.signature.Explanation;
import dev.anxin.gateway.signature.Verdict;
import dev.anxin.gateway.signature.Verification;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.payment.PaymentKey;
import dev.anxin.privacy.BodyShape;
import dev.anxin.privacy.KeptBody;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Adyen.
public final class AdyenGateway implements Gateway {
    static final String ACCOUNT = "merchantAccount";
    static final String CAPTURE = "capture";
    static final String AUTOMATIC = "automatic";

    /// Of old its callbacks wanted this very body, now any 2xx: 202 says that the work is still to be done.
    private static final Answer ACCEPTED = new Answer(202, "text/plain", "[accepted]");

    private static final AdyenSignature SCHEME = new AdyenSignature();
    private static final Set<String> CAPTURES = Set.of(AUTOMATIC, "manual");

    @Override
    public String name() {
        return "adyen";
    }

    /// Of an account whose captures nobody configured, an authorisation only holds the money.
    @Override
    public Reading read(Delivery delivery, List<String> secrets) {
        return read(delivery, secrets, EventOwner.LIVE);
    }

    /// Each item by itself. If one of them is not believed, all are to be sent again: those that were believed are
    /// known by their ids then.
    @Override
    public Reading read(Delivery delivery, List<String> secrets, EventOwner owner) {
        try {
            var body = Json.parse(delivery.body());
            var items = items(body);
            if (items.isEmpty()) {
                return rejected(Reason.MALFORMED_HEADER, "there are no 'notificationItems' in it");
            }
            var readings = new ArrayList<Reading>();
            items.forEach(item -> readings.add(read(delivery, item, body.at("live"), secrets, owner)));
            return readings.size() == 1 ? readings.getFirst() : Reading.Several.of(readings, ACCEPTED);
        } catch (BadJson noJson) {
            return rejected(Reason.MALFORMED_HEADER, "it is no JSON");
        }
    }

    private static List<Json> items(Json body) {
        return body.at("notificationItems").elements().stream()
                .map(element -> element.at("NotificationRequestItem"))
                .toList();
    }

    private Reading read(Delivery whole, Json item, Json live, List<String> secrets, EventOwner owner) {
        var signed = AdyenSignature.delivery(whole, item);
        if (signed.isEmpty()) {
            return rejected(
                    Reason.MALFORMED_HEADER,
                    "a signed field other than the merchant's reference has a colon in it: what was signed is not clear");
        }
        return switch (Verification.of(SCHEME, signed.get(), secrets)) {
            case Verdict.Genuine genuine -> {
                var kept = AdyenFields.kept(item, live, owner);
                var ownDigest = "sha256:" + Bytes.sha256(Bytes.utf8(kept.write())); // the id of one that says none
                var meaning = meaning(new Notice(whole.account(), ownDigest, kept, whole.at(), whole.at()));
                var stored = meaning instanceof Meaning.Known ? kept : BodyShape.of(item);
                yield reading(meaning, new KeptBody(stored, Bytes.sha256(whole.body()), genuine.key(), whole.at()));
            }
            case Verdict.Refused refused -> refused.reading(Answers.rejected(refused.reason(), refused.problem()));
        };
    }

    private static Reading rejected(Reason reason, String problem) {
        return new Reading.Rejected(reason, problem, Answers.rejected(reason, problem));
    }

    private static Reading reading(Meaning meaning, KeptBody kept) {
        return switch (meaning) {
            case Meaning.Known(var facts) -> new Reading.Trusted(facts, ACCEPTED, kept);
            case Meaning.Stray(var id, var why) -> new Reading.Ignored(id, why, ACCEPTED, kept);
        };
    }

    @Override
    public Meaning meaning(Notice notice) {
        return AdyenEvents.of(notice);
    }

    @Override
    public Set<String> ownerFields() {
        return Set.of(ACCOUNT, CAPTURE);
    }

    /// Not how it captures, of which events say nothing, and not its mode, which nobody signs.
    @Override
    public Set<String> distinguishingFields() {
        return Set.of(ACCOUNT);
    }

    @Override
    public Optional<String> ownerProblem(EventOwner owner) {
        return CAPTURES.contains(owner.id(CAPTURE))
                ? Optional.empty()
                : Optional.of("'" + CAPTURE + "' is neither automatic nor manual");
    }

    @Override
    public Optional<String> foreign(Json kept, EventOwner owner) {
        return AdyenEvents.foreign(kept, owner);
    }

    @Override
    public Optional<SampleDelivery> rehearsal(Instant now) {
        return Optional.of(AdyenRehearsal.of(now));
    }

    @Override
    public List<PaymentKey> named(Delivery delivery, List<String> secrets) {
        try {
            var body = Json.parse(delivery.body());
            return items(body).stream()
                    .filter(item -> !isBelieved(delivery, item, secrets))
                    .map(item -> AdyenFields.kept(item, body.at("live"), EventOwner.LIVE))
                    .flatMap(kept -> meaning(Notice.unverified(delivery, kept)).payment().stream())
                    .distinct()
                    .toList();
        } catch (BadJson noJson) {
            return List.of();
        }
    }

    private static boolean isBelieved(Delivery whole, Json item, List<String> secrets) {
        return AdyenSignature.delivery(whole, item)
                .map(signed -> Verification.of(SCHEME, signed, secrets))
                .filter(Verdict.Genuine.class::isInstance)
                .isPresent();
    }

    @Override
    public SecretForms secretForms() {
        return new AdyenSecretForms();
    }

    @Override
    public String secretProblem(String secret) {
        return SCHEME.key(secret).problem();
    }

    @Override
    public Optional<String> addressProblem(String url) {
        return url.isEmpty()
                ? Optional.of("Adyen's API stands at an address of your own: name it as 'gatewayUrl', without "
                        + AdyenCalls.VERSION)
                : Optional.empty();
    }

    @Override
    public List<String> explain(Delivery delivery, List<String> secrets) {
        var whole = read(delivery, secrets);
        var parts = whole instanceof Reading.Several several ? several.parts() : List.of(whole);
        var items = signed(delivery);
        var lines = new ArrayList<String>();
        for (int i = 0; i < parts.size(); i++) {
            lines.addAll(
                    i < items.size()
                            ? Explanation.of(SCHEME, items.get(i), secrets, parts.get(i))
                            : Explanation.of(SCHEME, delivery, secrets, parts.get(i)));
        }
        return List.copyOf(lines);
    }

    private static List<Delivery> signed(Delivery delivery) {
        try {
            return items(Json.parse(delivery.body())).stream()
                    .map(item -> AdyenSignature.delivery(delivery, item).orElse(delivery))
                    .toList();
        } catch (BadJson noJson) {
            return List.of();
        }
    }

    @Override
    public Question<List<News>> payment(Inquiry inquiry) {
        return AdyenLinks.payment(inquiry);
    }

    @Override
    public Question<List<News>> close(Inquiry inquiry, String key) {
        return AdyenLinks.close(inquiry, key);
    }

    /// What went back is told by callbacks, as far as it is known at all.
    @Override
    public List<Question<List<News>>> money(Inquiry inquiry) {
        return List.of();
    }

    @Override
    public Question<RefundReply> refund(Inquiry inquiry, OutgoingRefund outgoingRefund) {
        return AdyenRefundRequests.question(inquiry, outgoingRefund);
    }

    @Override
    public Duration refundKeyLife() {
        return AdyenRefundRequests.KEY_LIFE;
    }

    /// Adyen lists no payments; its reports do, and are another way.
    @Override
    public Question<Listing> list(ListingRequest listingRequest) {
        return new Question<>(new Request.Impossible("Adyen lists no payments"), _ -> new Listing.Page(List.of(), ""));
    }
}
