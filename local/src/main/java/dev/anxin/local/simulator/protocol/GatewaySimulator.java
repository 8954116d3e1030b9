package dev.anxin.local.simulator.protocol;

import dev.anxin.json.Json;
import dev.anxin.local.engine.LoopbackServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/// One kind of gateway, as far as it calls us.
public interface GatewaySimulator {
    /// As accounts name it.
    String gateway();

    /// As customers call it.
    BrandName brandName();

    /// What it can tell of.
    SortedSet<String> events();

    /// The one that says that a payment was paid.
    String paidEvent();

    /// By which codes its customers' attempts fail on its own page.
    List<String> declineCodes();

    /// What its customers mostly pay in.
    String currency();

    /// An id for an event, as long as `text` is fresh.
    String eventId(String text);

    byte[] body(Occurrence occurrence);

    /// @param id the event's
    /// @param keys to sign with, one signature each
    /// @param at when it claims to be signed
    Callback sign(String id, byte[] body, List<String> keys, Instant at);

    /// How a shop opens a payment here.
    Opening opening(Opening.Order order);

    /// The same by a page of the gateway's that has an id of its own, where there is one.
    default Opening checkout(Opening.Order order) {
        return opening(order);
    }

    /// What a shop does then with its customer.
    ///
    /// @param opened the answer to [#checkout]
    NextAction nextAction(Json opened);

    /// What its page offers, beside what each gateway's does.
    default Set<PageButton> pageButtons() {
        return EnumSet.of(PageButton.PROCESS);
    }

    /// Keys that nobody else has.
    SigningKeys freshKeys();

    /// What it answers, and what it tells of.
    GatewayApi api();

    /// The same at an account of these [#owner] fields.
    default GatewayApi api(Map<String, String> owner) {
        return api();
    }

    /// Accounts that differ from the others here, by what is otherwise in [#owner]; each under the end of its name.
    default Map<String, Map<String, String>> variants() {
        return Map.of();
    }

    /// What its signature covers. Each gateway says it in its own folder.
    ///
    /// @throws IllegalStateException if this one does not
    default SignatureRule signatureRule() {
        throw new IllegalStateException("the simulated gateway '" + gateway()
                + "' does not say what its signature covers: GatewaySimulator.signatureRule");
    }

    /// How long it waits, each time, before it sends again what was not acknowledged.
    List<Duration> redelivery();

    /// Whether such an answer to a callback ends it.
    default boolean isAcknowledged(int status, String body) {
        return status / 100 == 2;
    }

    /// A key to call it with that nobody else has.
    default String freshCallKey() {
        return "sk_" + SigningKeys.random(24);
    }

    /// All that whoever calls it must know.
    ///
    /// @param callKey the first
    default List<String> callSecrets(String callKey, SigningKeys callbacks) {
        return List.of(callKey);
    }

    /// All that verifies its callbacks.
    ///
    /// @param api where it answers
    default List<String> verifySecrets(SigningKeys callbacks, URI api) {
        return callbacks.verifies();
    }

    /// All that its callbacks are signed with.
    ///
    /// @param api as in [#verifySecrets]
    default List<String> signingKeys(SigningKeys callbacks, URI api) {
        return callbacks.signs();
    }

    /// By which fields an account says whose events it takes.
    default Map<String, String> owner() {
        return Map.of();
    }

    /// Whether a key that verifies cannot sign.
    default boolean isPublic(String key) {
        return false;
    }

    /// Headers of a call by whoever has this key.
    default Map<String, String> callHeaders(String callKey, GatewayRequest request, Instant now) {
        return Map.of("Authorization", "Bearer " + callKey);
    }

    /// What anybody is told who asks for it: a certificate, a token; empty for all else.
    default Optional<LoopbackServer.Answer> unasked(
            GatewayRequest request, String callKey, SigningKeys callbacks, Instant now) {
        return Optional.empty();
    }

    /// What whoever must not call is told; empty for who may.
    default Optional<LoopbackServer.Answer> refusal(
            GatewayRequest request, String callKey, SigningKeys callbacks, Instant now) {
        return request.header("authorization").equals("Bearer " + callKey)
                ? Optional.empty()
                : Optional.of(api().refused(401, "unauthorized", "The key is wrong or missing."));
    }

    /// By which an answer is known to be its own; none where answers are not signed.
    default Map<String, String> answerHeaders(LoopbackServer.Answer answer, SigningKeys callbacks, Instant now) {
        return Map.of();
    }

    default Callback callback(Occurrence occurrence, List<String> keys) {
        return sign(occurrence.id(), body(occurrence), keys, occurrence.at());
    }
}
