package dev.anxin.local.simulator.olepay;

import dev.anxin.gateway.signature.StandardWebhooks;
import dev.anxin.json.Json;
import dev.anxin.local.simulator.books.PayMethod;
import dev.anxin.local.simulator.protocol.BrandName;
import dev.anxin.local.simulator.protocol.Callback;
import dev.anxin.local.simulator.protocol.GatewayApi;
import dev.anxin.local.simulator.protocol.GatewaySimulator;
import dev.anxin.local.simulator.protocol.NextAction;
import dev.anxin.local.simulator.protocol.Occurrence;
import dev.anxin.local.simulator.protocol.Opening;
import dev.anxin.local.simulator.protocol.PageButton;
import dev.anxin.local.simulator.protocol.SignatureRule;
import dev.anxin.local.simulator.protocol.SigningKeys;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// OlePay: Standard Webhooks, `v1` and `v1a` beside each other.
public final class OlePay implements GatewaySimulator {
    private static final SortedSet<String> EVENTS = new TreeSet<>(List.of(
            "payment.succeeded",
            "payment.failed",
            "payment.pending",
            "payment.closed",
            "payment.authorised",
            "capture.succeeded",
            "capture.failed",
            "refund.succeeded",
            "refund.failed",
            "refund.pending",
            "chargeback.opened",
            "chargeback.won",
            "chargeback.lost"));
    /// What its own payment ids begin with.
    static final String PAYMENT = "op_";

    private static final int SECRET_BYTES = 32;

    @Override
    public String gateway() {
        return "olepay";
    }

    @Override
    public BrandName brandName() {
        return new BrandName("OlePay", "欧乐支付");
    }

    @Override
    public SortedSet<String> events() {
        return new TreeSet<>(EVENTS);
    }

    @Override
    public String paidEvent() {
        return "payment.succeeded";
    }

    @Override
    public List<String> declineCodes() {
        return List.of("101", "202", "RISK");
    }

    @Override
    public GatewayApi api() {
        return new OlePayApi();
    }

    /// The sample schedule of Standard Webhooks.
    @Override
    public List<Duration> redelivery() {
        return List.of(
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(30),
                Duration.ofHours(2),
                Duration.ofHours(5),
                Duration.ofHours(10),
                Duration.ofHours(14),
                Duration.ofHours(20),
                Duration.ofHours(24));
    }

    @Override
    public boolean isPublic(String key) {
        return key.startsWith("whpk_");
    }

    @Override
    public String currency() {
        return "CNY";
    }

    @Override
    public String eventId(String text) {
        return "msg_" + text;
    }

    @Override
    public byte[] body(Occurrence occurrence) {
        var kind = occurrence.event().substring(0, occurrence.event().indexOf('.'));
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("payment_id", Json.of(PAYMENT + occurrence.reference()));
        fields.put("order_id", Json.of(occurrence.reference()));
        fields.put("amount", Json.of(occurrence.amount().minor()));
        fields.put("currency", Json.of(occurrence.amount().currency()));
        fields.put("status", Json.of(occurrence.event().substring(kind.length() + 1)));
        if (!kind.equals("payment")) {
            fields.put(kind + "_id", Json.of("ole_" + kind + "_" + occurrence.reference()));
            fields.put(kind + "_amount", Json.of(occurrence.amount().minor()));
        }
        occurrence.method().ifPresent(method -> fields.putAll(method(method, occurrence.reference())));
        if (!occurrence.code().isEmpty()) {
            fields.put("code", Json.of(occurrence.code()));
        }
        return event(occurrence.event(), occurrence.at(), new Json.Fields(fields))
                .getBytes(StandardCharsets.UTF_8);
    }

    /// By what it is being paid, until when and with which number.
    static Map<String, Json> method(PayMethod method, String reference) {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("method", Json.of(method.kind().olepay()));
        method.payBy().ifPresent(at -> fields.put("pay_by", Json.of(at.truncatedTo(ChronoUnit.MILLIS))));
        if (method.kind().isSlip()) {
            fields.put("pay_number", Json.of(payNumber(reference)));
        }
        return fields;
    }

    /// Nine digits that follow from its name.
    private static String payNumber(String reference) {
        return "" + (100_000_000 + Math.floorMod(reference.hashCode(), 900_000_000));
    }

    static String event(String type, Instant at, Json data) {
        return Json.object("type", type, "timestamp", at.truncatedTo(ChronoUnit.MILLIS), "data", data)
                .write();
    }

    @Override
    public Callback sign(String id, byte[] body, List<String> keys, Instant at) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        headers.putAll(StandardWebhooks.headers(keys, id, at, body));
        return new Callback(headers, body);
    }

    /// `id.time.body`, and any one signature of several.
    @Override
    public SignatureRule signatureRule() {
        return (genuine, other) -> genuine.hasBodyOf(other)
                && genuine.hasHeaderOf(other, StandardWebhooks.ID)
                && genuine.hasHeaderOf(other, StandardWebhooks.TIMESTAMP)
                && signatures(genuine).anyMatch(one -> signatures(other).anyMatch(one::equals));
    }

    private static Stream<String> signatures(Callback callback) {
        return Stream.of(callback.header(StandardWebhooks.SIGNATURE).split(" +", -1));
    }

    @Override
    public Opening opening(Opening.Order order) {
        var body = Json.object(
                "order_id",
                order.number(),
                "amount",
                order.amount().minor(),
                "currency",
                order.amount().currency(),
                "return_url",
                order.returnUrl());
        return Opening.json("/payments", body, answer -> answer.needText("order_id"));
    }

    @Override
    public NextAction nextAction(Json opened) {
        return new NextAction.Redirect(opened.needText("pay_url"));
    }

    @Override
    public Set<PageButton> pageButtons() {
        return EnumSet.allOf(PageButton.class);
    }

    @Override
    public SigningKeys freshKeys() {
        var shared = "whsec_" + SigningKeys.random(SECRET_BYTES);
        var pair = pair();
        // The raw key is the last 32 bytes of its DER wrapping (RFC 8410).
        return new SigningKeys(
                List.of(shared, "whsk_" + raw(pair.getPrivate().getEncoded())),
                List.of(shared, "whpk_" + raw(pair.getPublic().getEncoded())));
    }

    private static String raw(byte[] wrapped) {
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(wrapped, wrapped.length - 32, wrapped.length));
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every JDK has Ed25519", absent);
        }
    }
}
