package dev.anxin.local.simulator.adyen;

import static dev.anxin.local.simulator.adyen.AdyenObjects.event;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.local.engine.LoopbackServer;
import dev.anxin.local.simulator.adyen.AdyenObjects.Item;
import dev.anxin.local.simulator.books.FraudWarning;
import dev.anxin.local.simulator.books.GatewayBooks;
import dev.anxin.local.simulator.books.GatewayDispute;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.GatewayPayment.Ids;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.local.simulator.books.GatewayRefund;
import dev.anxin.local.simulator.protocol.GatewayApi;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Adyen's Checkout API (v72): sessions and links for the shop, refunds and reversals, and how a link stands. JSON, and
/// no field that it does not know. A payment cannot be asked about.
public final class AdyenApi implements GatewayApi {
    static final String VERSION = "v72";

    private static final String LINK = "PL";
    private static final Set<String> SESSION = Set.of("merchantAccount", "amount", "reference", "returnUrl");

    private final AdyenRefundBooks refunds = new AdyenRefundBooks();
    private final boolean isManual;

    /// @param isManual whether the merchant account is set to capture by hand
    public AdyenApi(boolean isManual) {
        this.isManual = isManual;
    }

    @Override
    public Status paid() {
        return isManual ? Status.AUTHORISED : Status.SUCCEEDED;
    }

    @Override
    public LoopbackServer.Answer answer(Asked asked, GatewayBooks gatewayBooks, Desk desk) {
        try {
            if (!asked.part(1).equals(VERSION)) {
                return error(404, "905", "there is no such version");
            }
            return switch (asked.part(2)) {
                case "sessions" -> create(asked, desk, "");
                case "paymentLinks" -> link(asked, gatewayBooks, desk);
                case "payments" -> modified(asked, gatewayBooks.find(about(asked)), desk);
                default -> error(404, "905", "there is no such call");
            };
        } catch (BadJson | IllegalArgumentException wrong) {
            return error(422, "702", String.valueOf(wrong.getMessage()));
        }
    }

    private LoopbackServer.Answer modified(Asked asked, Optional<GatewayPayment> payment, Desk desk) {
        return asked.part(4).equals("captures")
                ? AdyenCaptures.answer(asked, payment, desk)
                : refunds.answer(asked, payment, desk);
    }

    private LoopbackServer.Answer create(Asked asked, Desk desk, String kind) {
        if (!asked.is("POST")) {
            return error(404, "905", "there is no such call");
        }
        var body = Json.parse(asked.body());
        AdyenRequestBody.own(body, SESSION);
        var amount = AdyenRequestBody.amount(body.at("amount"));
        var payment = desk.open(
                body.needText("reference"), amount, body.at("returnUrl").text().orElse(""));
        if (!payment.amount().equals(amount)) {
            return error(422, "702", "the reference was used for another amount");
        }
        return kind.equals(LINK)
                ? shown(payment, desk)
                : LoopbackServer.Answer.json(
                        201,
                        Json.object(
                                        "id",
                                        "CS" + payment.ids().own(),
                                        "reference",
                                        payment.ids().reference(),
                                        "merchantAccount",
                                        Adyen.ACCOUNT,
                                        "url",
                                        desk.payUrl(payment))
                                .write());
    }

    private LoopbackServer.Answer link(Asked asked, GatewayBooks gatewayBooks, Desk desk) {
        if (asked.part(3).isEmpty()) {
            return create(asked, desk, LINK);
        }
        var payment = gatewayBooks.find(about(asked));
        if (payment.isEmpty()) {
            return error(404, "100", "there is no such link");
        }
        if (asked.is("GET")) {
            return shown(payment.get(), desk);
        }
        var body = Json.parse(asked.body());
        AdyenRequestBody.only(body, Set.of("status"));
        if (!asked.is("PATCH") || !body.needText("status").equals("expired")) {
            return error(422, "702", "a link can only be made to expire");
        }
        return desk.close(payment.get())
                ? shown(gatewayBooks.find(payment.get().ids().reference()).orElseThrow(), desk)
                : error(422, "702", "the link is " + status(payment.get()));
    }

    private static String status(GatewayPayment payment) {
        return switch (payment.status()) {
            case WAITING, FAILED -> "active";
            case PROCESSING -> "paymentPending";
            case AUTHORISED, SUCCEEDED -> "completed";
            case CLOSED -> "expired";
        };
    }

    @Override
    public LoopbackServer.Answer shown(GatewayPayment payment, Desk desk) {
        return LoopbackServer.Answer.json(
                201,
                Json.object(
                                "id",
                                LINK + payment.ids().own(),
                                "merchantAccount",
                                Adyen.ACCOUNT,
                                "reference",
                                payment.ids().reference(),
                                "status",
                                status(payment),
                                "amount",
                                AdyenObjects.amount(payment.amount()),
                                "url",
                                desk.payUrl(payment))
                        .write());
    }

    /// Payments by any of their attempts, links by theirs.
    @Override
    public String about(Asked asked) {
        var id = asked.part(3);
        return switch (asked.part(2)) {
            case "paymentLinks" -> id.startsWith(LINK) ? id.substring(LINK.length()) : id;
            case "payments" -> known(id);
            default -> "";
        };
    }

    /// Each of its attempts has an id of its own.
    @Override
    public String known(String id) {
        return id.length() == 16 ? own(id) : id;
    }

    /// The payment's own id, of that of one of its attempts.
    private static String own(String psp) {
        return psp.substring(0, psp.length() - 2) + "00";
    }

    @Override
    public List<Event> events(GatewayPayment payment, Instant at) {
        var attempt = attemptId(payment, payment.tries().number());
        return switch (payment.status()) {
            case WAITING -> List.of();
            case AUTHORISED -> List.of(event(item(payment, Adyen.PAID, attempt, "", at), "", payment));
            case PROCESSING -> List.of(event(item(payment, "PENDING", attempt, "", at), "", payment));
            case FAILED ->
                List.of(event(refusedItem(payment, attempt, at), AdyenObjects.reason(payment.code()), payment));
            case SUCCEEDED ->
                isManual
                        ? captureEvents(payment, at)
                        : List.of(event(item(payment, Adyen.PAID, attempt, "", at), "", payment));
            // A link that expires, or a session that nobody used, is told of by nothing.
            case CLOSED ->
                payment.tries().number() == 0
                        ? List.of()
                        : List.of(event(
                                item(payment, "CANCELLATION", AdyenObjects.psp("c" + attempt), attempt, at),
                                "",
                                payment));
        };
    }

    private static Item item(GatewayPayment payment, String code, String psp, String original, Instant at) {
        return new Item(code, true, psp, original, payment.ids().reference(), payment.amount(), at);
    }

    private static Item refusedItem(GatewayPayment payment, String attempt, Instant at) {
        return new Item(Adyen.PAID, false, attempt, "", payment.ids().reference(), payment.amount(), at);
    }

    /// An account that captures at once hears of captures only if they fail, and if they are made again.
    @Override
    public List<Event> captureEvents(GatewayPayment payment, Instant at) {
        return AdyenCaptures.events(payment, attemptId(payment, payment.tries().number()), at);
    }

    /// Nothing of one that is under way.
    @Override
    public List<Event> events(GatewayPayment payment, GatewayRefund refund) {
        var original = attemptId(payment, payment.tries().number());
        var reference = refunds.reference(refund.key()).orElse(payment.ids().reference());
        var word = refunds.isReversal(refund.key()) ? "CANCEL_OR_REFUND" : "REFUND";
        var bounced = !refund.isFresh();
        var told = switch (refund.status()) {
            case PENDING -> Optional.<Item>empty();
            case SUCCEEDED -> Optional.of(of(refund, word, true, original, reference));
            case FAILED -> Optional.of(of(refund, bounced ? "REFUND_FAILED" : word, bounced, original, reference));
        };
        return told.map(item -> event(item, "", payment)).stream().toList();
    }

    private static Item of(GatewayRefund refund, String code, boolean success, String original, String reference) {
        return new Item(code, success, refund.id(), original, reference, refund.shown(), refund.changed());
    }

    @Override
    public List<Event> events(GatewayPayment payment, GatewayDispute dispute, Instant at) {
        var code = switch (dispute.status()) {
            case INQUIRY -> Optional.of("REQUEST_FOR_INFORMATION");
            case OPEN -> Optional.of("CHARGEBACK");
            case WON -> Optional.of("CHARGEBACK_REVERSED");
            case LOST -> Optional.of("SECOND_CHARGEBACK");
            case PREVENTED, CLOSED -> Optional.<String>empty();
        };
        var original = attemptId(payment, payment.tries().number());
        var amount = dispute.shown().minor() == 0 ? dispute.amount() : dispute.shown();
        return code
                .map(word -> new Item(
                        word, true, dispute.id(), original, payment.ids().reference(), amount, at))
                .map(item -> event(item, "", payment))
                .stream()
                .toList();
    }

    @Override
    public List<Event> events(GatewayPayment payment, FraudWarning warning) {
        var original = attemptId(payment, payment.tries().number());
        var psp = AdyenObjects.psp("fraud" + original);
        return Stream.of(item(payment, "NOTIFICATION_OF_FRAUD", psp, original, warning.at()))
                .map(item -> event(item, "", payment))
                .toList();
    }

    @Override
    public String refundId(String text) {
        return AdyenObjects.psp("refund" + text);
    }

    @Override
    public String disputeId(String text) {
        return AdyenObjects.psp("dispute" + text);
    }

    @Override
    public Ids ids(String hint, long seed) {
        return new Ids(hint, own(AdyenObjects.psp(seed + hint)));
    }

    @Override
    public String attemptId(GatewayPayment payment, int number) {
        var own = payment.ids().own();
        return own.substring(0, own.length() - 2) + String.format(Locale.ROOT, "%02d", number);
    }

    @Override
    public LoopbackServer.Answer refused(int status, String code, String message) {
        return error(status, code, message);
    }

    static LoopbackServer.Answer error(int status, String code, String message) {
        return LoopbackServer.Answer.json(
                status,
                Json.object("status", status, "errorCode", code, "message", message, "errorType", "validation")
                        .write());
    }
}
