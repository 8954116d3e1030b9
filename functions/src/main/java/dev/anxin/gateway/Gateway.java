package dev.anxin.gateway;

import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.payment.PaymentKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One kind of payment gateway. An implementation is a folder: XGateway, XSignature, XEvents,
/// XAnswers.
public interface Gateway {
    /// As accounts name it: `stripe`, `olepay`.
    String name();

    /// Where the certificate stands that the delivery says it is signed by, if it has to be fetched before [#read], as
    /// [Delivery#certificate]. Only an address of the gateway's own: a stranger chooses what the delivery says, and
    /// must not choose what we call.
    default Optional<URI> certificate(Delivery delivery, List<String> secrets) {
        return Optional.empty();
    }

    /// Verifies the delivery over its raw bytes, then reads what it says.
    ///
    /// @param secrets the live verifying secrets of the account, several while one is rotated; any match is
    ///     enough
    /// @return never throws for what strangers send
    Reading read(Delivery delivery, List<String> secrets);

    /// The same for a gateway whose events mean what its account's entry says they mean; others need not know it.
    default Reading read(Delivery delivery, List<String> secrets, EventOwner owner) {
        return read(delivery, secrets);
    }

    /// How the names of its event sources at Amazon EventBridge begin (`aws.partner/...`); empty if it puts nothing on
    /// event buses: then its events come by webhook alone.
    default Optional<String> eventSources() {
        return Optional.empty();
    }

    /// What an event says that came by one of its event sources: the same as if it had come by webhook.
    ///
    /// @param account the one whose event source it is
    /// @return empty if it has no [#eventSources]. Never throws for what gateways send
    default Optional<Reading.Believed> read(String account, PartnerEvent partnerEvent) {
        return Optional.empty();
    }

    /// What a callback said, from what is kept of it alone: what [#read] says, or what a later version makes of what
    /// an earlier one stored.
    ///
    /// @return never throws for what strangers sent
    Meaning meaning(Notice notice);

    /// Why an event is not this owner's, by its envelope; empty if it is, or if this gateway's envelopes do not say.
    ///
    /// @param kept of a delivery that was verified: the envelope's fields are among it
    default Optional<String> foreign(Json kept, EventOwner owner) {
        return Optional.empty();
    }

    /// What it hears of an event that is kept as a stray: that it need not be sent again.
    default Answer answerToStray(String problem) {
        return Answers.kept(problem);
    }

    /// Fields of an account's entry in the document of what verifies, by which [#foreign] tells whose events it takes.
    /// Each is needed.
    default Set<String> ownerFields() {
        return Set.of();
    }

    /// Fields of such an entry by whose values alone [#foreign] tells one account's events from another's, as far as
    /// events prove them: what nobody signed proves nothing. An entry without `mode` is live.
    default Set<String> distinguishingFields() {
        return ownerFields();
    }

    /// Why an account cannot be this owner's; empty if nothing speaks against it.
    default Optional<String> ownerProblem(EventOwner owner) {
        return Optional.empty();
    }

    /// What its secrets look like.
    default SecretForms secretForms() {
        return SecretForms.ANY;
    }

    /// Why its API cannot be called at this base; empty if it can.
    ///
    /// @param url empty if the account names none
    default Optional<String> addressProblem(String url) {
        return Optional.empty();
    }

    /// A delivery that it might send now, for those who rehearse before they are called: the first genuine one must not
    /// wait for classes to be loaded. Each gateway gives one in its own folder.
    ///
    /// @return empty if it gives none: then nothing of it is rehearsed
    default Optional<SampleDelivery> rehearsal(Instant now) {
        return Optional.empty();
    }

    /// Which payments a delivery names that was *not* verified, each once. Of several events in it those that are
    /// believed need no question and are left out. Strangers can name any. Good for questions to the gateway,
    /// and for nothing else.
    ///
    /// @param secrets as in [#read]: what is sealed is opened with them
    /// @return empty if it names none, or none can be read. Never throws for what strangers send
    default List<PaymentKey> named(Delivery delivery, List<String> secrets) {
        return List.of();
    }

    /// What is wrong with a verifying secret, without its content; empty if it can be used.
    String secretProblem(String secret);

    /// Why [#read] says what it says, for the engineer who debugs a webhook. Never for strangers: it tells
    /// how near they are.
    ///
    /// @return first the verdict, beginning with "trusted" or "rejected", then what explains it; no secret,
    ///     no expected signature
    List<String> explain(Delivery delivery, List<String> secrets);

    /// How a payment stands. Unknown, under way, failed and not found stay four things: what says none of them
    /// clearly is [News.NoAnswer], so an answer is never empty. A gateway that has no such question says so
    /// ([News.Unaskable]), and what its callbacks told is all that can be known. Where a gateway tells refunds
    /// and disputes in the same answer and they are unclear, [News.NoAnswer] follows what is clear.
    Question<List<News>> payment(Inquiry inquiry);

    /// Asks the gateway to take no money for a payment any more. Asking twice does no harm. The answer is one to
    /// [#payment].
    ///
    /// @param key the same for the same attempt to close it: 1 to 200 visible ASCII characters
    Question<List<News>> close(Inquiry inquiry, String key);

    /// How the money of a taken payment stands: what went back, what is disputed. None if the answer to
    /// [#payment] tells that. An answer is empty if nothing went back; anything unclear, and a list that goes
    /// on, is [News.NoAnswer] alone.
    ///
    /// @param inquiry with all ids of the payment: see [Inquiry#knowing]
    List<Question<List<News>>> money(Inquiry inquiry);

    /// What has to be asked after [#money], because its answers only name disputes. What is said to these stands in
    /// the place of those.
    ///
    /// @param inquiry as in [#money]
    /// @param money all answers to [#money]
    default List<Question<List<News>>> disputes(Inquiry inquiry, List<News> money) {
        return List.of();
    }

    /// Sends money back. The same refund id twice is one refund, for as long as the gateway remembers it: see
    /// [#refundKeyLife].
    ///
    /// @param inquiry with all ids of the payment: see [Inquiry#knowing]
    Question<RefundReply> refund(Inquiry inquiry, OutgoingRefund outgoingRefund);

    /// How long the gateway remembers a refund's key: a call repeated later would be another refund.
    Duration refundKeyLife();

    /// Which payments the gateway knows, one page of them.
    Question<Listing> list(ListingRequest listingRequest);

    /// Which events it could not deliver, one page of them; empty if it cannot say. Then only its payments can be
    /// asked about.
    default Optional<Question<Undelivered>> undelivered(ListingRequest listingRequest) {
        return Optional.empty();
    }

    /// Whether [#undelivered] shows events that were delivered, too. They are pulled when somebody asks for them, and
    /// not each night: for nearly all of them that would be for the second time.
    default boolean listsDelivered() {
        return false;
    }

    /// Where it sends the events of an account; empty if it cannot say.
    default Optional<Question<EndpointRegistration>> registration(EndpointRegistration.Access access) {
        return Optional.empty();
    }

    /// A call that moves nothing and shows whether all keys fit; empty if it has none.
    default Optional<Question<SelfTest>> selfTest(SelfTest.Attempt attempt) {
        return Optional.empty();
    }
}
