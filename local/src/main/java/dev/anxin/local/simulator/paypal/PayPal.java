package dev.anxin.local.simulator.paypal;

import dev.anxin.json.Json;
import dev.anxin.local.engine.LoopbackServer;
import dev.anxin.local.simulator.books.DerivedNames;
import dev.anxin.local.simulator.protocol.BrandName;
import dev.anxin.local.simulator.protocol.Callback;
import dev.anxin.local.simulator.protocol.GatewayApi;
import dev.anxin.local.simulator.protocol.GatewayRequest;
import dev.anxin.local.simulator.protocol.GatewaySimulator;
import dev.anxin.local.simulator.protocol.NextAction;
import dev.anxin.local.simulator.protocol.Occurrence;
import dev.anxin.local.simulator.protocol.Opening;
import dev.anxin.local.simulator.protocol.PageButton;
import dev.anxin.local.simulator.protocol.RsaKeys;
import dev.anxin.local.simulator.protocol.SignatureRule;
import dev.anxin.local.simulator.protocol.SigningKeys;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// PayPal: callbacks signed over a CRC-32, by a certificate that stands at an address of its own. Its keys are
/// texts as an account has them: `webhook:<id>`, `root:<base64>`, `certificates:<address>`, `client:<id>:<secret>`;
/// and what signs, `key:<base64>:<base64 of its certificate>`.
public final class PayPal implements GatewaySimulator {
    static final String PAID = "PAYMENT.CAPTURE.COMPLETED";

    private static final String WEBHOOK = "webhook:";
    private static final String ROOT = "root:";
    private static final String PLACE = "certificates:";
    private static final String KEY = "key:";

    /// Where whoever has none of its keys says that a certificate stands.
    private static final String NOWHERE = "https://paypal.example";

    /// developer.paypal.com/api/rest/webhooks/rest: up to 25 times over three days. How far apart it does not say.
    private static final List<Duration> AGAIN = Stream.of(
                    1, 2, 5, 10, 15, 27, 60, 60, 60, 120, 120, 120, 240, 240, 240, 300, 300, 300, 300, 300, 300, 300,
                    300, 300, 300)
            .map(Duration::ofMinutes)
            .toList();

    @Override
    public String gateway() {
        return "paypal";
    }

    @Override
    public BrandName brandName() {
        return BrandName.of("PayPal");
    }

    @Override
    public SortedSet<String> events() {
        return new TreeSet<>(List.of(
                PAID,
                "PAYMENT.CAPTURE.DECLINED",
                "PAYMENT.CAPTURE.PENDING",
                "PAYMENT.CAPTURE.REFUNDED",
                "PAYMENT.CAPTURE.REVERSED",
                "PAYMENT.AUTHORIZATION.CREATED",
                "CHECKOUT.ORDER.APPROVED",
                "CUSTOMER.DISPUTE.CREATED",
                "BILLING.PLAN.CREATED"));
    }

    @Override
    public String currency() {
        return "USD";
    }

    @Override
    public String paidEvent() {
        return PAID;
    }

    @Override
    public List<String> declineCodes() {
        return List.of("5120", "0500", "DECLINED_BY_RISK_FRAUD_FILTERS");
    }

    @Override
    public GatewayApi api() {
        return new PayPalApi();
    }

    @Override
    public List<Duration> redelivery() {
        return AGAIN;
    }

    @Override
    public String eventId(String text) {
        return "WH-" + text.toUpperCase(Locale.ROOT);
    }

    /// Of an order that only its callback knows.
    @Override
    public byte[] body(Occurrence occurrence) {
        var order = occurrence.reference().toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
        var isOrder = occurrence.event().startsWith("CHECKOUT.ORDER.");
        var about = Json.object(
                "id",
                isOrder ? order : PayPalNames.of(occurrence.id()),
                "status",
                "COMPLETED",
                "amount",
                PayPalUnits.write(occurrence.amount()),
                "disputed_transactions",
                Json.array(Stream.of(Json.object("seller_transaction_id", order))),
                "supplementary_data",
                Json.object("related_ids", Json.object("order_id", order)));
        return PayPalObjects.event(occurrence.id(), occurrence.event(), occurrence.at(), about)
                .write()
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Each attempt is a transmission of its own.
    @Override
    public Callback sign(String id, byte[] body, List<String> keys, Instant at) {
        var transmission = DerivedNames.letters("transmission" + id + at, 32);
        var time = at.truncatedTo(ChronoUnit.SECONDS).toString();
        var message = String.join("|", transmission, time, key(keys, WEBHOOK), "" + PayPalRule.sum(body));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        var signer = key(keys, KEY).split(":", 2);
        headers.put("PAYPAL-TRANSMISSION-ID", transmission);
        headers.put("PAYPAL-TRANSMISSION-TIME", time);
        headers.put("PAYPAL-CERT-URL", find(keys, PLACE).orElse(NOWHERE) + PayPalDoor.path(signer[1]));
        headers.put("PAYPAL-AUTH-ALGO", "SHA256withRSA");
        headers.put("PAYPAL-TRANSMISSION-SIG", RsaKeys.sign(signer[0], message));
        return new Callback(headers, body);
    }

    @Override
    public SignatureRule signatureRule() {
        return new PayPalRule();
    }

    private static Optional<String> find(List<String> keys, String prefix) {
        return keys.stream()
                .filter(key -> key.startsWith(prefix))
                .findFirst()
                .map(key -> key.substring(prefix.length()));
    }

    /// @throws IllegalArgumentException if there is none
    private static String key(List<String> keys, String prefix) {
        return find(keys, prefix).orElseThrow(() -> new IllegalArgumentException("there is no key " + prefix + "..."));
    }

    @Override
    public Opening opening(Opening.Order order) {
        var unit = Json.object("custom_id", order.number(), "amount", PayPalUnits.write(order.amount()));
        var body = Json.object(
                "intent",
                "CAPTURE",
                "purchase_units",
                Json.array(Stream.of(unit)),
                "application_context",
                Json.object("return_url", order.returnUrl()));
        return Opening.json("/v2/checkout/orders", body, answer -> answer.needText("id"));
    }

    @Override
    public NextAction nextAction(Json opened) {
        return new NextAction.Redirect(opened.at("links").elements().stream()
                .filter(link -> link.needText("rel").equals("approve"))
                .map(link -> link.needText("href"))
                .findFirst()
                .orElseThrow());
    }

    @Override
    public Set<PageButton> pageButtons() {
        return EnumSet.of(PageButton.PROCESS, PageButton.DEBIT);
    }

    @Override
    public SigningKeys freshKeys() {
        return keysOf(PayPalNames.of(SigningKeys.random(16)));
    }

    /// Those of the webhook with this id.
    public SigningKeys keysOf(String id) {
        var issued = PayPalAuthority.issue();
        var webhook = WEBHOOK + id;
        return new SigningKeys(
                List.of(webhook, KEY + issued.key() + ":" + issued.certificate()),
                List.of(webhook, ROOT + PayPalAuthority.root()));
    }

    @Override
    public List<String> verifySecrets(SigningKeys callbacks, URI api) {
        return Stream.concat(callbacks.verifies().stream(), Stream.of(PLACE + api))
                .toList();
    }

    @Override
    public List<String> signingKeys(SigningKeys callbacks, URI api) {
        return Stream.concat(callbacks.signs().stream(), Stream.of(PLACE + api)).toList();
    }

    @Override
    public String freshCallKey() {
        return "client:" + PayPalNames.of(SigningKeys.random(16)) + ":" + PayPalNames.of(SigningKeys.random(16));
    }

    @Override
    public boolean isPublic(String key) {
        return key.startsWith(ROOT);
    }

    @Override
    public Map<String, String> callHeaders(String callKey, GatewayRequest request, Instant now) {
        return Map.of("Authorization", "Bearer " + PayPalDoor.token(callKey, now));
    }

    @Override
    public Optional<LoopbackServer.Answer> unasked(
            GatewayRequest request, String callKey, SigningKeys callbacks, Instant now) {
        var certificate = key(callbacks.signs(), KEY).split(":", 2)[1];
        return PayPalDoor.answer(request, callKey, certificate, now);
    }

    @Override
    public Optional<LoopbackServer.Answer> refusal(
            GatewayRequest request, String callKey, SigningKeys callbacks, Instant now) {
        return PayPalDoor.refusal(request, callKey, now);
    }
}
