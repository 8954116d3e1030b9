package dev.anxin.local.simulator.wechat;

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
import dev.anxin.local.simulator.protocol.RsaKeys;
import dev.anxin.local.simulator.protocol.SignatureRule;
import dev.anxin.local.simulator.protocol.SigningKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// WeChat Pay: callbacks encrypted and signed, requests and answers signed. Its keys are texts as an account has them:
/// `PUB_KEY_ID_...:<base64>`, `apiv3:<32 characters>`, `merchant:<mchid>:<serial number>:<base64>`.
public final class WeChat implements GatewaySimulator {
    /// Of all accounts on this machine: their keys tell them apart.
    static final String MCHID = "1900000109";

    static final String APPID = "wxd678efh567hg6787";

    static final String ECHO = "SECURITY_ECHO.SUCCESS";
    static final String PAID = "TRANSACTION.SUCCESS";

    private static final String SEAL = "apiv3:";
    private static final String KEY = "PUB_KEY_ID_";

    /// pay.weixin.qq.com/doc/v3/merchant/4012791861: 15 times within 24 hours and 4 minutes.
    private static final List<Duration> AGAIN = Stream.of(
                    15, 15, 30, 180, 600, 1_200, 1_800, 1_800, 1_800, 3_600, 10_800, 10_800, 10_800, 21_600, 21_600)
            .map(Duration::ofSeconds)
            .toList();

    @Override
    public String gateway() {
        return "wechat";
    }

    @Override
    public BrandName brandName() {
        return new BrandName("WeChat Pay", "微信支付");
    }

    @Override
    public SortedSet<String> events() {
        return new TreeSet<>(List.of(PAID, "REFUND.SUCCESS", "REFUND.ABNORMAL", "REFUND.CLOSED", ECHO));
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
        return List.of("PAYERROR");
    }

    @Override
    public GatewayApi api() {
        return new WeChatApi();
    }

    @Override
    public List<Duration> redelivery() {
        return AGAIN;
    }

    @Override
    public String eventId(String text) {
        return "EV-" + text;
    }

    @Override
    public byte[] body(Occurrence occurrence) {
        var type = occurrence.event();
        var about = switch (type) {
            case PAID -> WeChatObjects.paid(occurrence);
            case ECHO -> Json.object("echo_message", "simulated");
            default -> WeChatObjects.refunded(occurrence);
        };
        return WeChatObjects.event(occurrence.id(), type, occurrence.at(), about)
                .write()
                .getBytes(StandardCharsets.UTF_8);
    }

    /// What is plain in the body is encrypted first. A body of another form is signed as it is.
    @Override
    public Callback sign(String id, byte[] body, List<String> keys, Instant at) {
        var sealed = sealed(body, keys, id + at);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        headers.putAll(signature(sealed, keys, at));
        return new Callback(headers, sealed);
    }

    private static byte[] sealed(byte[] body, List<String> keys, String fresh) {
        try {
            var event = Json.parse(body);
            var resource = event.at("resource");
            if (!(resource instanceof Json.Fields) || resource.at("ciphertext").exists()) {
                return body;
            }
            var kind = kind(event.at("event_type").text().orElse(""));
            var more = kind.equals("security") ? "" : kind; // as in WeChat Pay's own example of it
            var nonce = DerivedNames.letters("seal" + fresh, 12);
            var fields = new LinkedHashMap<>(event.members());
            fields.put(
                    "resource",
                    Json.object(
                            "original_type",
                            kind,
                            "algorithm",
                            "AEAD_AES_256_GCM",
                            "ciphertext",
                            WeChatCipher.seal(key(keys, SEAL), nonce, more, resource.write()),
                            "associated_data",
                            more,
                            "nonce",
                            nonce));
            return new Json.Fields(fields).write().getBytes(StandardCharsets.UTF_8);
        } catch (BadJson otherBody) {
            return body;
        }
    }

    private static String kind(String type) {
        if (type.equals(ECHO)) {
            return "security";
        }
        return type.startsWith("REFUND") ? "refund" : "transaction";
    }

    /// Over the bytes, whatever they are: ISO 8859-1 has a character for each.
    private static Map<String, String> signature(byte[] bytes, List<String> keys, Instant at) {
        var pair = key(keys, KEY).split(":", 2);
        var body = new String(bytes, StandardCharsets.ISO_8859_1);
        var nonce = DerivedNames.letters(body + at, 32);
        var message = (at.getEpochSecond() + "\n" + nonce + "\n" + body + "\n").getBytes(StandardCharsets.ISO_8859_1);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Wechatpay-Serial", KEY + pair[0]);
        headers.put("Wechatpay-Timestamp", "" + at.getEpochSecond());
        headers.put("Wechatpay-Nonce", nonce);
        headers.put("Wechatpay-Signature", RsaKeys.sign(pair[1], message));
        headers.put("Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048");
        return headers;
    }

    /// `time\nnonce\nbody\n`, by the key that the serial names. What kind of signature it is, is not signed.
    @Override
    public SignatureRule signatureRule() {
        return (genuine, other) -> genuine.hasBodyOf(other)
                && Stream.of("Wechatpay-Serial", "Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Signature")
                        .allMatch(name -> genuine.hasHeaderOf(other, name));
    }

    /// @throws IllegalArgumentException if there is none
    private static String key(List<String> keys, String prefix) {
        return keys.stream()
                .filter(key -> key.startsWith(prefix))
                .findFirst()
                .map(key -> key.substring(prefix.length()))
                .orElseThrow(() -> new IllegalArgumentException("there is no key " + prefix + "..."));
    }

    /// As a code to scan: its answer names no id, for the order's number is it.
    @Override
    public Opening opening(Opening.Order order) {
        var body = Json.object(
                "appid",
                APPID,
                "mchid",
                MCHID,
                "description",
                "Anxin demo",
                "out_trade_no",
                order.number(),
                "notify_url",
                "https://anxin.example/callbacks/" + order.account(),
                "amount",
                Json.object(
                        "total",
                        order.amount().minor(),
                        "currency",
                        order.amount().currency()));
        return Opening.json("/v3/pay/transactions/native", body, _ -> order.number());
    }

    @Override
    public NextAction nextAction(Json opened) {
        return new NextAction.DisplayQrCode(opened.needText("code_url"));
    }

    @Override
    public SigningKeys freshKeys() {
        var pair = RsaKeys.fresh();
        var id = KEY + "01"
                + DerivedNames.letters(RsaKeys.base64(pair.getPublic().getEncoded()), 32) + ":";
        var seal = SEAL + SigningKeys.random(24);
        return new SigningKeys(
                List.of(id + RsaKeys.base64(pair.getPrivate().getEncoded()), seal),
                List.of(id + RsaKeys.base64(pair.getPublic().getEncoded()), seal));
    }

    @Override
    public String freshCallKey() {
        return "merchant:" + MCHID + ":5157F09EFDC096DE15EBE81A47057A7232F1B8E1:"
                + RsaKeys.base64(RsaKeys.fresh().getPrivate().getEncoded());
    }

    /// Also what verifies the answers.
    @Override
    public List<String> callSecrets(String callKey, SigningKeys callbacks) {
        var verifies = callbacks.verifies().stream().filter(key -> key.startsWith(KEY));
        return Stream.concat(Stream.of(callKey), verifies).toList();
    }

    @Override
    public Map<String, String> owner() {
        return Map.of("mchid", MCHID, "appid", APPID);
    }

    @Override
    public boolean isPublic(String key) {
        return key.startsWith(KEY);
    }

    @Override
    public Map<String, String> callHeaders(String callKey, GatewayRequest request, Instant now) {
        return WeChatDoor.headers(callKey, request, now);
    }

    @Override
    public Optional<LoopbackServer.Answer> refusal(
            GatewayRequest request, String callKey, SigningKeys callbacks, Instant now) {
        var serials =
                callbacks.verifies().stream().map(key -> key.split(":", 2)[0]).toList();
        return WeChatDoor.refusal(request, callKey, serials, now);
    }

    /// Whoever does not show the right signature gets none.
    @Override
    public Map<String, String> answerHeaders(LoopbackServer.Answer answer, SigningKeys callbacks, Instant now) {
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        return answer.status() == 401 ? Map.of() : signature(body, callbacks.signs(), now);
    }
}
