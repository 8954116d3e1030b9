package dev.anxin.local.simulator.adyen;

import dev.anxin.json.BadJson;
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
import dev.anxin.local.simulator.protocol.SignatureRule;
import dev.anxin.local.simulator.protocol.SigningKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Adyen: standard webhooks, each item with its own HMAC. An account's keys are its HMAC keys in hex; it is called with
/// `apikey:<merchant account>:<API key>`. Accounts capture at once, but for the one
/// that is called `adyen-manual` on this machine.
public final class Adyen implements GatewaySimulator {
    /// Of all accounts on this machine: their keys tell them apart.
    static final String ACCOUNT = "AnxinDemoAccount";

    static final String PAID = "AUTHORISATION";

    /// Behind an event's name: it says that what was asked for did not come about.
    static final String NOT = ":false";

    private static final String CAPTURE = "capture";
    private static final String MANUAL = "manual";
    private static final String CALL = "apikey:" + ACCOUNT + ":";
    private static final int KEY_BYTES = 32;

    /// docs.adyen.com/development-resources/webhooks/troubleshoot: three at once, then a queue, for 30 days.
    private static final List<Duration> AGAIN = Stream.concat(
                    Stream.of(9, 18, 27, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400)
                            .map(Duration::ofSeconds),
                    Stream.generate(() -> Duration.ofHours(8)).limit(88))
            .toList();

    @Override
    public String gateway() {
        return "adyen";
    }

    @Override
    public BrandName brandName() {
        return BrandName.of("Adyen");
    }

    @Override
    public SortedSet<String> events() {
        return new TreeSet<>(List.of(
                PAID,
                PAID + NOT,
                "PENDING",
                "OFFER_CLOSED",
                "CANCELLATION",
                "CAPTURE",
                "CAPTURE_FAILED",
                "REFUND",
                "REFUND" + NOT,
                "REFUND_FAILED",
                "REQUEST_FOR_INFORMATION",
                "CHARGEBACK",
                "CHARGEBACK_REVERSED",
                "SECOND_CHARGEBACK",
                "NOTIFICATION_OF_FRAUD",
                "REPORT_AVAILABLE"));
    }

    @Override
    public String currency() {
        return "EUR";
    }

    @Override
    public String paidEvent() {
        return PAID;
    }

    @Override
    public List<String> declineCodes() {
        return List.of("12", "2", "6");
    }

    @Override
    public GatewayApi api() {
        return new AdyenApi(false);
    }

    @Override
    public GatewayApi api(Map<String, String> owner) {
        return new AdyenApi(MANUAL.equals(owner.get(CAPTURE)));
    }

    @Override
    public Map<String, Map<String, String>> variants() {
        return Map.of(MANUAL, Map.of(CAPTURE, MANUAL));
    }

    @Override
    public List<Duration> redelivery() {
        return AGAIN;
    }

    /// Events have no id of their own but that of what happened: 16 capital letters and digits.
    @Override
    public String eventId(String text) {
        return AdyenObjects.psp(text);
    }

    @Override
    public byte[] body(Occurrence occurrence) {
        return AdyenObjects.envelope(AdyenObjects.of(occurrence)).write().getBytes(StandardCharsets.UTF_8);
    }

    /// A body of another form is sent as it is.
    @Override
    public Callback sign(String id, byte[] body, List<String> keys, Instant at) {
        return new Callback(Map.of("content-type", "application/json"), signed(body, keys.getFirst()));
    }

    private static byte[] signed(byte[] body, String key) {
        try {
            return AdyenObjects.signed(Json.parse(body), key).write().getBytes(StandardCharsets.UTF_8);
        } catch (BadJson otherBody) {
            return body;
        }
    }

    /// Eight fields of each item; nothing else of the body, no header, and no time.
    @Override
    public SignatureRule signatureRule() {
        return new AdyenRule();
    }

    /// As a session: it is known by the order's number.
    @Override
    public Opening opening(Opening.Order order) {
        var body = Json.object(
                "merchantAccount",
                ACCOUNT,
                "amount",
                Json.object(
                        "value",
                        order.amount().minor(),
                        "currency",
                        order.amount().currency()),
                "reference",
                order.number(),
                "returnUrl",
                order.returnUrl());
        return Opening.json("/v72/sessions", body, _ -> order.number());
    }

    @Override
    public NextAction nextAction(Json opened) {
        return new NextAction.Redirect(opened.needText("url"));
    }

    @Override
    public Set<PageButton> pageButtons() {
        return EnumSet.of(PageButton.PROCESS, PageButton.VOUCHER, PageButton.DEBIT);
    }

    @Override
    public SigningKeys freshKeys() {
        var bytes = Base64.getDecoder().decode(SigningKeys.random(KEY_BYTES));
        var key = HexFormat.of().withUpperCase().formatHex(bytes);
        return new SigningKeys(List.of(key), List.of(key));
    }

    @Override
    public String freshCallKey() {
        return CALL + "AQE" + SigningKeys.random(24);
    }

    @Override
    public Map<String, String> owner() {
        return Map.of("merchantAccount", ACCOUNT, CAPTURE, "automatic");
    }

    @Override
    public Map<String, String> callHeaders(String callKey, GatewayRequest request, Instant now) {
        return Map.of(
                "X-API-Key",
                callKey.split(":", 3)[2],
                "Idempotency-Key",
                DerivedNames.letters(request.target() + request.body() + now, 32)
                        .toLowerCase(Locale.ROOT));
    }

    @Override
    public Optional<LoopbackServer.Answer> refusal(
            GatewayRequest request, String callKey, SigningKeys callbacks, Instant now) {
        return callKey.startsWith(CALL) && request.header("x-api-key").equals(callKey.substring(CALL.length()))
                ? Optional.empty()
                : Optional.of(AdyenApi.error(401, "000", "the API key is wrong or missing"));
    }
}
