package dev.anxin.local.simulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.EventOwner;
import dev.anxin.gateway.Gateway;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.Reading;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.local.simulator.protocol.Callback;
import dev.anxin.local.simulator.protocol.GatewayRequest;
import dev.anxin.local.simulator.protocol.GatewaySimulator;
import dev.anxin.local.simulator.protocol.Occurrence;
import dev.anxin.local.simulator.protocol.SigningKeys;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A gateway as we know it, as it is simulated, and an account there.
///
/// @param gateway ours
/// @param words its own
/// @param keys of the account
/// @param strangers of another account, which the gateway serves at the same address
/// @param callKey what it is called with
/// @param callbacks one of each event that its simulator knows, signed; signing takes most of the time of these tests
record ContractParty(
        Gateway gateway,
        GatewaySimulator words,
        SigningKeys keys,
        SigningKeys strangers,
        String callKey,
        List<Callback> callbacks) {
    static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
    static final String ACCOUNT = "contract";
    static final String BASE = "https://gateway.example";
    static final long AMOUNT = 1_099;

    static ContractParty of(Gateway gateway, GatewaySimulator words) {
        var keys = freshKeys(words);
        var callbacks = words.events().stream()
                .map(event -> words.callback(occurrence(words, event, name(event)), keys.signs()))
                .toList();
        return new ContractParty(gateway, words, keys, freshKeys(words), words.freshCallKey(), callbacks);
    }

    private static SigningKeys freshKeys(GatewaySimulator words) {
        var fresh = words.freshKeys();
        var base = URI.create(BASE);
        return new SigningKeys(words.signingKeys(fresh, base), words.verifySecrets(fresh, base));
    }

    /// As its merchant registers it: of the gateway's own form.
    String reference() {
        return reference(words);
    }

    private static String reference(GatewaySimulator words) {
        return words.api().ids("pi_contract1", 1).reference();
    }

    Money price() {
        return price(words);
    }

    private static Money price(GatewaySimulator words) {
        return new Money(AMOUNT, words.currency());
    }

    Occurrence occurrence(String event, String id) {
        return occurrence(words, event, id);
    }

    private static Occurrence occurrence(GatewaySimulator words, String event, String id) {
        return new Occurrence(event, words.eventId(id), reference(words), price(words), "", AT);
    }

    /// Fit for an id: no scheme signs one with a point in it.
    static String name(String event) {
        return event.replace('.', '_');
    }

    /// All names of the payment: its reference, what some event says is another id of it, and an id that is the
    /// reference with a word before it, which says of what it is the id.
    List<PaymentKey> payments() {
        return Stream.concat(Stream.of(reference()), otherIds())
                .map(name -> new PaymentKey(ACCOUNT, name))
                .toList();
    }

    private Stream<String> otherIds() {
        return news().stream()
                .flatMap(callback -> trusted(callback).facts().stream())
                .flatMap(fact -> Stream.concat(
                        Stream.of(fact.payment().reference()).filter(id -> id.endsWith(":" + reference())),
                        fact.news().stream()
                                .map(News::undated)
                                .flatMap(news -> news instanceof News.AlsoKnownAs(var other)
                                        ? Stream.of(other)
                                        : Stream.empty())))
                .distinct();
    }

    /// Those that are news of a payment.
    List<Callback> news() {
        var news = callbacks().stream()
                .filter(callback -> read(callback) instanceof Reading.Trusted)
                .toList();
        assertThat(news).as("events that are news").isNotEmpty();
        return news;
    }

    /// With the certificate that stands where the gateway lets it name one.
    Delivery delivery(Callback callback, List<String> secrets, Instant at) {
        var bare = new Delivery(ACCOUNT, callback.headers(), callback.body(), at);
        return gateway.certificate(bare, secrets)
                .flatMap(address -> page(address, keys, at).or(() -> page(address, strangers, at)))
                .map(bare::with)
                .orElse(bare);
    }

    private Optional<byte[]> page(URI address, SigningKeys whose, Instant at) {
        return words.unasked(new GatewayRequest("GET", address, Map.of(), ""), callKey, whose, at)
                .filter(answer -> answer.status() == 200)
                .map(answer -> answer.body().getBytes(StandardCharsets.UTF_8));
    }

    Reading read(Callback callback) {
        return read(callback, keys.verifies());
    }

    Reading read(Callback callback, List<String> secrets) {
        return read(callback, secrets, AT);
    }

    Reading read(Callback callback, List<String> secrets, Instant at) {
        return gateway.read(delivery(callback, secrets, at), secrets, new EventOwner(false, "", words.owner()));
    }

    Reading.Trusted trusted(Callback callback) {
        assertThat(read(callback)).isInstanceOf(Reading.Trusted.class);
        return (Reading.Trusted) read(callback);
    }

    /// Of the document of what verifies.
    Json verifying(List<String> secrets) {
        var fields = new LinkedHashMap<String, Json>();
        fields.put("gateway", Json.of(gateway.name()));
        fields.put("mode", Json.of("test"));
        words.owner().forEach((field, id) -> fields.put(field, Json.of(id)));
        fields.put("secrets", Json.array(secrets.stream()));
        return new Json.Fields(fields);
    }

    List<String> callSecrets() {
        return words.callSecrets(callKey, keys);
    }

    Inquiry inquiry(String base, List<String> secrets) {
        return new Inquiry(new PaymentKey(ACCOUNT, reference()), otherIds().toList(), base, secrets, AT)
                .with(new Inquiry.Books(price(), List.of(reference() + ":r1")));
    }

    Inquiry inquiry() {
        return inquiry(BASE, callSecrets());
    }

    /// The same without this header.
    static Callback without(Callback callback, String name) {
        var headers = new LinkedHashMap<>(callback.headers());
        headers.remove(name);
        return new Callback(headers, callback.body());
    }

    static Callback with(Callback callback, Map<String, String> headers) {
        return new Callback(headers, callback.body());
    }

    static Callback with(Callback callback, byte[] body) {
        return new Callback(callback.headers(), body);
    }

    /// All that must stand in no answer, no log and no address. Where the gateway answers is no secret.
    Stream<String> allSecrets() {
        return Stream.of(keys.signs(), keys.verifies(), callSecrets())
                .flatMap(List::stream)
                .filter(secret -> !secret.endsWith(BASE))
                .map(secret -> secret.substring(Math.max(secret.lastIndexOf(':'), secret.lastIndexOf('_')) + 1))
                .filter(secret -> secret.length() > 12);
    }

    /// Longer than any gateway sends with its first time in it.
    static final Duration LONG = Duration.ofDays(2);
}
