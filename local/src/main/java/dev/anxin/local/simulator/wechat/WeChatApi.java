package dev.anxin.local.simulator.wechat;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.local.engine.LoopbackServer;
import dev.anxin.local.simulator.books.DerivedNames;
import dev.anxin.local.simulator.books.FraudWarning;
import dev.anxin.local.simulator.books.GatewayBooks;
import dev.anxin.local.simulator.books.GatewayDispute;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.GatewayPayment.Ids;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.local.simulator.books.GatewayRefund;
import dev.anxin.local.simulator.protocol.GatewayApi;
import dev.anxin.payment.Money;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// WeChat Pay's API: payments by the merchant's own order number, JSON, no field that it does not know.
public final class WeChatApi implements GatewayApi {
    static final String NATIVE = "/v3/pay/transactions/native";

    static final String ECHO = "/v3/security/echo";

    private static final String ORDERS = "/v3/pay/transactions/out-trade-no/";

    /// pay.weixin.qq.com/doc/v3/merchant/4012791877: 6 to 32 of these.
    private static final Pattern ORDER = Pattern.compile("[0-9A-Za-z_*-]{6,32}");

    private static final Pattern ADDRESS = Pattern.compile("https?://[^?#\\s]+");

    private static final Set<String> ORDER_FIELDS =
            Set.of("appid", "mchid", "description", "out_trade_no", "notify_url", "amount", "attach");

    private final WeChatRefundBooks refunds = new WeChatRefundBooks();

    @Override
    public LoopbackServer.Answer answer(Asked asked, GatewayBooks gatewayBooks, Desk desk) {
        try {
            if (asked.path().startsWith(WeChatRefundBooks.PATH)) {
                return refunds.answer(asked, gatewayBooks, desk);
            }
            if (asked.is("POST") && asked.path().equals(NATIVE)) {
                return create(Json.parse(asked.body()), desk);
            }
            if (asked.is("POST") && asked.path().equals(ECHO)) {
                return echo(Json.parse(asked.body()), desk);
            }
            return asked.path().startsWith(ORDERS)
                    ? order(asked, gatewayBooks, desk)
                    : error(404, "NOT_FOUND", "there is no such call");
        } catch (BadJson | IllegalArgumentException wrong) {
            return error(400, "PARAM_ERROR", String.valueOf(wrong.getMessage()));
        }
    }

    private LoopbackServer.Answer order(Asked asked, GatewayBooks gatewayBooks, Desk desk) {
        var payment = gatewayBooks.find(asked.part(5));
        var closes = asked.is("POST") && asked.part(6).equals("close");
        if (closes) {
            own(Json.parse(asked.body()), Set.of("mchid"));
        } else if (!asked.is("GET") || !asked.part(6).isEmpty()) {
            return error(404, "NOT_FOUND", "there is no such call");
        } else if (!asked.form().getOrDefault("mchid", "").equals(WeChat.MCHID)) {
            return error(400, "PARAM_ERROR", "'mchid' is missing or another's");
        }
        if (payment.isEmpty()) {
            return error(404, "ORDER_NOT_EXIST", "the order does not exist");
        }
        return closes ? close(payment.get(), desk) : shown(payment.get(), desk);
    }

    private LoopbackServer.Answer create(Json body, Desk desk) {
        own(body, ORDER_FIELDS);
        var order = body.needText("out_trade_no");
        if (!ORDER.matcher(order).matches()
                || !body.needText("appid").equals(WeChat.APPID)
                || body.needText("description").isEmpty()
                || body.needText("notify_url").isEmpty()) {
            return error(400, "PARAM_ERROR", "a field is none");
        }
        var amount = amount(body.at("amount"), "total", Set.of("total", "currency"));
        var payment = desk.open(order, amount, "");
        return payment.amount().equals(amount)
                ? LoopbackServer.Answer.json(
                        200, Json.object("code_url", desk.payUrl(payment)).write())
                : error(403, "OUT_TRADE_NO_USED", "the number was used for another order");
    }

    /// Says the same again, and sends an event if it is told where to.
    private static LoopbackServer.Answer echo(Json body, Desk desk) {
        own(body, Set.of("echo_message", "notify_url"));
        var message = body.needText("echo_message");
        if (message.isEmpty()) {
            return error(400, "PARAM_ERROR", "'echo_message' is empty");
        }
        if (body.at("notify_url").exists()) {
            var address = body.needText("notify_url");
            if (!ADDRESS.matcher(address).matches()) {
                return error(400, "PARAM_ERROR", "'notify_url' is no address, or has a query");
            }
            if (!address.equals(desk.endpoint().address())) {
                return error(400, "PARAM_ERROR", "'notify_url' is not where this simulator sends events");
            }
            desk.send(event(WeChat.ECHO, desk.now(), message, Json.object("echo_message", message)));
        }
        return LoopbackServer.Answer.json(
                200, Json.object("echo_message", message).write());
    }

    private static LoopbackServer.Answer close(GatewayPayment payment, Desk desk) {
        if (payment.status() == Status.CLOSED || desk.close(payment)) {
            return new LoopbackServer.Answer(204, "application/json", "");
        }
        return payment.status() == Status.SUCCEEDED
                ? error(400, "ORDER_PAID", "the order is paid")
                : error(400, "USERPAYING", "the customer is paying");
    }

    /// @throws BadJson if it has other fields, or is another merchant's
    static void own(Json body, Set<String> fields) {
        only(body, fields);
        if (body.at("mchid").exists() && !body.needText("mchid").equals(WeChat.MCHID)) {
            throw new BadJson("'mchid' is another's");
        }
    }

    static void only(Json object, Set<String> fields) {
        object.members().keySet().stream()
                .filter(name -> !fields.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new BadJson("'" + name + "' is not known");
                });
    }

    /// @throws BadJson if it is not more than nothing, in yuan
    static Money amount(Json amount, String field, Set<String> fields) {
        only(amount, fields);
        var fen = amount.needWhole(field);
        if (fen <= 0 || !amount.at("currency").text().orElse("CNY").equals("CNY")) {
            throw new BadJson("'" + field + "' is not more than nothing, or not in CNY");
        }
        return new Money(fen, "CNY");
    }

    @Override
    public LoopbackServer.Answer shown(GatewayPayment payment, Desk desk) {
        return LoopbackServer.Answer.json(
                200, WeChatObjects.transaction(payment).write());
    }

    @Override
    public String about(Asked asked) {
        return asked.path().startsWith(WeChatRefundBooks.PATH) ? WeChatRefundBooks.about(asked) : asked.part(5);
    }

    /// Success alone.
    @Override
    public List<Event> events(GatewayPayment payment, Instant at) {
        return payment.status() == Status.SUCCEEDED
                ? List.of(event(WeChat.PAID, at, payment.ids().reference(), WeChatObjects.transaction(payment)))
                : List.of();
    }

    @Override
    public List<Event> captureEvents(GatewayPayment payment, Instant at) {
        return List.of();
    }

    /// Nothing of one that is under way.
    @Override
    public List<Event> events(GatewayPayment payment, GatewayRefund refund) {
        var type = switch (refund.status()) {
            case PENDING -> Optional.<String>empty();
            case SUCCEEDED -> Optional.of("REFUND.SUCCESS");
            case FAILED -> Optional.of("REFUND.CLOSED");
        };
        return type
                .map(word -> event(word, refund.changed(), refund.id(), WeChatObjects.told(payment, refund)))
                .stream()
                .toList();
    }

    /// There are no chargebacks.
    @Override
    public List<Event> events(GatewayPayment payment, GatewayDispute dispute, Instant at) {
        return List.of();
    }

    @Override
    public List<Event> events(GatewayPayment payment, FraudWarning warning) {
        return List.of();
    }

    private static Event event(String type, Instant at, String about, Json resource) {
        var id = "EV-" + DerivedNames.letters(type + about + at, 20);
        return new Event(id, WeChatObjects.event(id, type, at, resource).write());
    }

    @Override
    public String refundId(String text) {
        return "50" + digits(text);
    }

    @Override
    public String disputeId(String text) {
        return "none-" + text;
    }

    @Override
    public Ids ids(String hint, long seed) {
        return new Ids(hint, "42" + digits(seed + hint));
    }

    private static String digits(String of) {
        return String.format(Locale.ROOT, "%010d", Math.floorMod((long) of.hashCode(), 10_000_000_000L))
                + String.format(
                        Locale.ROOT,
                        "%010d",
                        Math.floorMod((long) DerivedNames.letters(of, 20).hashCode(), 10_000_000_000L));
    }

    @Override
    public String attemptId(GatewayPayment payment, int number) {
        return payment.ids().own();
    }

    @Override
    public LoopbackServer.Answer refused(int status, String code, String message) {
        return error(status, code, message);
    }

    static LoopbackServer.Answer error(int status, String code, String message) {
        return LoopbackServer.Answer.json(
                status, Json.object("code", code, "message", message).write());
    }
}
