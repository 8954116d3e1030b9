package dev.anxin.local.simulator.alipay;

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
import dev.anxin.local.simulator.protocol.RsaKeys;
import dev.anxin.local.simulator.protocol.SignatureRule;
import dev.anxin.local.simulator.protocol.SigningKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Alipay: callbacks are signed forms, requests and answers signed JSON. Its keys are texts as an account has them:
/// `alipay:<base64>` verifies, `platform:<base64>` signs and stays here, `app:<app_id>:<base64>` is the merchant's.
public final class Alipay implements GatewaySimulator {
    /// Of all accounts on this machine: their keys tell them apart.
    static final String APP_ID = "2021000000000001";

    static final String SELLER_ID = "2088000000000001";

    static final String DEPOSIT_BACK = "alipay.trade.refund.depositback.completed";
    static final String PAID = "TRADE_SUCCESS";

    /// How long a code can be paid here.
    private static final Duration OPEN = Duration.ofHours(2);

    private static final String PUBLIC = "alipay:";
    private static final String PRIVATE = "platform:";

    /// hexdocs.pm/alipay_sdk (EventHandler): three times at once, then over 24 hours and 24 minutes; eleven in all.
    private static final List<Duration> AGAIN = Stream.of(0, 0, 0, 4, 10, 10, 60, 120, 360, 900)
            .map(Duration::ofMinutes)
            .toList();

    @Override
    public String gateway() {
        return "alipay";
    }

    @Override
    public BrandName brandName() {
        return new BrandName("Alipay", "支付宝");
    }

    @Override
    public SortedSet<String> events() {
        return new TreeSet<>(List.of(PAID, "TRADE_FINISHED", "TRADE_CLOSED", "WAIT_BUYER_PAY", DEPOSIT_BACK));
    }

    @Override
    public String currency() {
        return "CNY";
    }

    @Override
    public String paidEvent() {
        return PAID;
    }

    @Override
    public List<String> declineCodes() {
        return List.of("ACQ.BUYER_BALANCE_NOT_ENOUGH");
    }

    @Override
    public GatewayApi api() {
        return new AlipayApi();
    }

    @Override
    public List<Duration> redelivery() {
        return AGAIN;
    }

    /// Only its own word counts, whatever the status.
    @Override
    public boolean isAcknowledged(int status, String body) {
        return status == 200 && body.equals("success");
    }

    @Override
    public String eventId(String text) {
        return AlipayApi.notifyId(text);
    }

    @Override
    public byte[] body(Occurrence occurrence) {
        return AlipayNotices.told(occurrence).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Callback sign(String id, byte[] body, List<String> keys, Instant at) {
        var signed = AlipayNotices.signed(new String(body, StandardCharsets.UTF_8), key(keys), at);
        return new Callback(
                Map.of("content-type", "application/x-www-form-urlencoded; charset=utf-8"),
                signed.getBytes(StandardCharsets.UTF_8));
    }

    /// All fields that are not empty, by the V1 rule: the bytes of the body are not signed, nor the kind of signature.
    @Override
    public SignatureRule signatureRule() {
        return new AlipayRule();
    }

    /// @throws IllegalArgumentException if there is none
    private static String key(List<String> keys) {
        return keys.stream()
                .filter(key -> key.startsWith(PRIVATE))
                .findFirst()
                .map(key -> key.substring(PRIVATE.length()))
                .orElseThrow(() -> new IllegalArgumentException("there is no key " + PRIVATE + "..."));
    }

    /// As a code to scan. Its order's number has no `-` in it, and is what the payment is called.
    @Override
    public Opening opening(Opening.Order order) {
        var number = order.number().replace('-', '_');
        var body = Json.object(
                "out_trade_no",
                number,
                "total_amount",
                AlipayObjects.yuan(order.amount().minor()),
                "subject",
                "Anxin demo",
                "time_expire",
                AlipayObjects.time(order.now().plus(OPEN)),
                "notify_url",
                "https://anxin.example/callbacks/" + order.account());
        return Opening.json("/v3/alipay/trade/precreate", body, _ -> number);
    }

    @Override
    public NextAction nextAction(Json opened) {
        return new NextAction.DisplayQrCode(opened.needText("qr_code"));
    }

    @Override
    public SigningKeys freshKeys() {
        var pair = RsaKeys.fresh();
        return new SigningKeys(
                List.of(PRIVATE + RsaKeys.base64(pair.getPrivate().getEncoded())),
                List.of(PUBLIC + RsaKeys.base64(pair.getPublic().getEncoded())));
    }

    @Override
    public String freshCallKey() {
        return "app:" + APP_ID + ":"
                + RsaKeys.base64(RsaKeys.fresh().getPrivate().getEncoded());
    }

    /// Also what verifies the answers.
    @Override
    public List<String> callSecrets(String callKey, SigningKeys callbacks) {
        return Stream.concat(Stream.of(callKey), callbacks.verifies().stream()).toList();
    }

    @Override
    public Map<String, String> owner() {
        return Map.of("app_id", APP_ID, "seller_id", SELLER_ID);
    }

    @Override
    public boolean isPublic(String key) {
        return key.startsWith(PUBLIC);
    }

    @Override
    public Map<String, String> callHeaders(String callKey, GatewayRequest request, Instant now) {
        return AlipayDoor.headers(callKey, request, now);
    }

    @Override
    public Optional<LoopbackServer.Answer> refusal(
            GatewayRequest request, String callKey, SigningKeys callbacks, Instant now) {
        return AlipayDoor.refusal(request, callKey, now);
    }

    /// Refusals are not signed: nobody who calls may count on that.
    @Override
    public Map<String, String> answerHeaders(LoopbackServer.Answer answer, SigningKeys callbacks, Instant now) {
        if (answer.status() != 200) {
            return Map.of();
        }
        var nonce = DerivedNames.letters(answer.body() + now, 32);
        var message = now.toEpochMilli() + "\n" + nonce + "\n" + answer.body() + "\n";
        return Map.of(
                "alipay-timestamp",
                "" + now.toEpochMilli(),
                "alipay-nonce",
                nonce,
                "alipay-signature",
                RsaKeys.sign(key(callbacks.signs()), message));
    }
}
