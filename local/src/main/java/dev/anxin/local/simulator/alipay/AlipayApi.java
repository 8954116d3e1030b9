package dev.anxin.local.simulator.alipay;

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
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Alipay's API v3: payments by the merchant's own order number, JSON, no field that it does not know. A code that
/// nobody has scanned is no payment yet: it is neither known nor closed.
public final class AlipayApi implements GatewayApi {
    static final String PRECREATE = "/v3/alipay/trade/precreate";

    private static final String QUERY = "/v3/alipay/trade/query";
    private static final String CLOSE = "/v3/alipay/trade/close";

    /// opendocs.alipay.com: 64 letters, digits and underscores.
    private static final Pattern ORDER = Pattern.compile("[0-9A-Za-z_]{1,64}");

    private static final Pattern YUAN = Pattern.compile("[0-9]{1,9}\\.[0-9]{2}");
    private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}");

    private static final Set<String> ORDER_FIELDS =
            Set.of("out_trade_no", "total_amount", "subject", "time_expire", "notify_url");
    private static final Set<String> NAMES = Set.of("out_trade_no", "trade_no");

    @Override
    public LoopbackServer.Answer answer(Asked asked, GatewayBooks gatewayBooks, Desk desk) {
        try {
            if (!asked.is("POST")) {
                return error(404, "NOT_FOUND", "there is no such call");
            }
            return asked.path().equals(PRECREATE)
                    ? create(Json.parse(asked.body()), desk)
                    : known(asked, Json.parse(asked.body()), gatewayBooks, desk);
        } catch (BadJson | IllegalArgumentException wrong) {
            return error(400, "ACQ.INVALID_PARAMETER", String.valueOf(wrong.getMessage()));
        }
    }

    private static LoopbackServer.Answer known(Asked asked, Json body, GatewayBooks gatewayBooks, Desk desk) {
        var payment = gatewayBooks.find(body.needText("out_trade_no")).filter(AlipayApi::isKnown);
        return payment.map(one -> about(asked.path(), body, one, desk))
                .orElseGet(() -> error(400, "ACQ.TRADE_NOT_EXIST", "the trade does not exist"));
    }

    private static boolean isKnown(GatewayPayment payment) {
        return payment.status() != Status.WAITING;
    }

    private static LoopbackServer.Answer about(String path, Json body, GatewayPayment payment, Desk desk) {
        return switch (path) {
            case QUERY -> {
                only(body, Set.of("out_trade_no", "trade_no", "query_options"));
                yield good(AlipayObjects.trade(payment, desk.now()));
            }
            case CLOSE -> {
                only(body, NAMES);
                yield desk.close(payment)
                        ? good(new Json.Fields(AlipayObjects.names(payment)))
                        : error(400, "ACQ.TRADE_STATUS_ERROR", "the trade is over, or the customer is paying");
            }
            case AlipayRefundBooks.CALL -> AlipayRefundBooks.call(body, payment, desk);
            case AlipayRefundBooks.QUERY -> AlipayRefundBooks.query(body, payment);
            default -> error(404, "NOT_FOUND", "there is no such call");
        };
    }

    /// Whoever gives no `time_expire` has a code that can be paid for two hours by default: here it is refused.
    private static LoopbackServer.Answer create(Json body, Desk desk) {
        only(body, ORDER_FIELDS);
        var order = body.needText("out_trade_no");
        if (!ORDER.matcher(order).matches()
                || body.needText("subject").isEmpty()
                || body.needText("notify_url").isEmpty()
                || !TIME.matcher(body.needText("time_expire")).matches()
                || body.needText("time_expire").compareTo(AlipayObjects.time(desk.now())) <= 0) {
            return error(400, "ACQ.INVALID_PARAMETER", "a field is none");
        }
        var amount = amount(body, "total_amount");
        var payment = desk.open(order, amount, "");
        return payment.amount().equals(amount)
                ? good(Json.object("out_trade_no", order, "qr_code", desk.payUrl(payment)))
                : error(400, "ACQ.CONTEXT_INCONSISTENT", "the number was used for another order");
    }

    /// @throws BadJson if it has other fields, or asks for what is unknown
    static void only(Json object, Set<String> fields) {
        object.members().keySet().stream()
                .filter(name -> !fields.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new BadJson("'" + name + "' is not known");
                });
        var options = object.at("query_options").elements();
        if (!options.stream()
                .allMatch(option -> AlipayRefundBooks.options()
                        .anyMatch(known -> option.text().filter(known::equals).isPresent()))) {
            throw new BadJson("one of 'query_options' is not known");
        }
    }

    /// @throws BadJson if it is not more than nothing, in yuan with two decimals
    static Money amount(Json object, String field) {
        var text = object.needText(field);
        if (!YUAN.matcher(text).matches() || new BigDecimal(text).signum() <= 0) {
            throw new BadJson("'" + field + "' is not more than nothing, in yuan with two decimals");
        }
        return new Money(new BigDecimal(text).movePointRight(2).longValueExact(), "CNY");
    }

    @Override
    public LoopbackServer.Answer shown(GatewayPayment payment, Desk desk) {
        return good(AlipayObjects.trade(payment, desk.now()));
    }

    @Override
    public String about(Asked asked) {
        try {
            return asked.path().equals(PRECREATE)
                    ? ""
                    : Json.parse(asked.body()).at("out_trade_no").text().orElse("");
        } catch (BadJson none) {
            return "";
        }
    }

    /// That it was paid, or closed: never that an attempt failed.
    @Override
    public List<Event> events(GatewayPayment payment, Instant at) {
        if (!payment.isFinal()) {
            return List.of();
        }
        var id = notifyId(payment.status() + payment.ids().reference() + at);
        return List.of(new Event(id, AlipayNotices.told(id, payment)));
    }

    @Override
    public List<Event> captureEvents(GatewayPayment payment, Instant at) {
        return List.of();
    }

    /// Nothing of one that is under way.
    @Override
    public List<Event> events(GatewayPayment payment, GatewayRefund refund) {
        if (refund.status() != GatewayRefund.Status.SUCCEEDED) {
            return List.of();
        }
        var id = notifyId(refund.id() + refund.changed());
        return List.of(new Event(id, AlipayNotices.told(id, payment, refund)));
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

    static String notifyId(String of) {
        return "2026" + digits(of);
    }

    @Override
    public String refundId(String text) {
        return "R" + digits(text);
    }

    @Override
    public String disputeId(String text) {
        return "none-" + text;
    }

    @Override
    public Ids ids(String hint, long seed) {
        return new Ids(hint, "2026" + digits(seed + hint));
    }

    private static String digits(String of) {
        return twelve(of) + twelve(DerivedNames.letters(of, 20));
    }

    private static String twelve(String of) {
        return String.format(Locale.ROOT, "%012d", Math.floorMod((long) of.hashCode(), 1_000_000_000_000L));
    }

    @Override
    public String attemptId(GatewayPayment payment, int number) {
        return "";
    }

    @Override
    public LoopbackServer.Answer refused(int status, String code, String message) {
        return error(status, code, message);
    }

    static LoopbackServer.Answer good(Json body) {
        return LoopbackServer.Answer.json(200, body.write());
    }

    static LoopbackServer.Answer error(int status, String code, String message) {
        return LoopbackServer.Answer.json(
                status, Json.object("code", code, "message", message).write());
    }
}
