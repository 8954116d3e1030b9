package dev.anxin.local.product.customer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.anxin.aws.table.Evidence;
import dev.anxin.aws.table.Orders;
import dev.anxin.function.PageFunction;
import dev.anxin.json.Json;
import dev.anxin.local.product.ProductStack;
import dev.anxin.order.MerchantOrder;
import dev.anxin.order.OrderChange;
import dev.anxin.order.OrderKey;
import dev.anxin.payment.PaymentKey;
import java.time.Duration;
import java.util.stream.Stream;

/// The form for who has lost the link, and each answer to it, for the browser of checks/page.
///
/// @param base of the pages' addresses
public record LookUpWalk(Orders orders, PageFunction function, String base) {
    /// An account of which one network has asked too often in this hour.
    private static final String BUSY = "olepay-busy";

    private static final String BUSY_ADDRESS = "203.0.113.1";

    private static final int MORE_THAN_ALLOWED = 31;

    /// Lets a customer find this payment, by the price of all.
    public Stream<Json> pages(String locale, PaymentKey found) {
        var order = new OrderKey("demo-shop", "FOUND-" + locale);
        var fresh = MerchantOrder.fresh(order, ProductStack.NOON);
        if (fresh.join(found) instanceof OrderChange.Changed(var joined)) {
            orders.commit(fresh, joined, Evidence.own(ProductStack.NOON, Duration.ofDays(30)));
        }
        return Stream.of(
                page("look-up", locale, "olepay", 200, Json.object()),
                sent("look-up-found", locale, "olepay", 200, order.order()),
                sent("look-up-not-found", locale, "olepay", 404, "NOWHERE-{n}"),
                sent("look-up-too-often", locale, BUSY, 429, "NOWHERE-{n}"),
                sent("look-up-unreadable", locale, "olepay", 400, ""));
    }

    /// Asks until nobody at that address is heard any more.
    public void crowd() throws Exception {
        for (int number = 0; number < MORE_THAN_ALLOWED; number++) {
            var body = "order=CROWD-" + number + "&amount=1";
            ProductStack.invoke(function, event("POST", BUSY, Json.object(), "text/html", "", body));
        }
    }

    /// As API Gateway would pass it on.
    public static byte[] event(String method, String account, Json query, String accept, String encoding, String body) {
        return Json.object(
                        "routeKey",
                        method + " /look-up/{account}",
                        "headers",
                        Json.object("accept", accept, "accept-encoding", encoding),
                        "body",
                        body,
                        "queryStringParameters",
                        query,
                        "pathParameters",
                        Json.object("account", account),
                        "requestContext",
                        Json.object("http", Json.object("sourceIp", address(account, body))))
                .write()
                .getBytes(UTF_8);
    }

    /// One for each order, so that nobody else stands in the way of the walk.
    private static String address(String account, String body) {
        return account.equals(BUSY) ? BUSY_ADDRESS : body;
    }

    private Json sent(String name, String locale, String account, int status, String order) {
        var fields = Json.object("order", order, "amount", "¥299.00");
        return page(name, locale, account, status, Json.object("button", "#find", "fields", fields));
    }

    private Json page(String name, String locale, String account, int status, Json submit) {
        var url = base + "/look-up/" + account + "?lang=" + locale;
        return Json.object("name", name, "locale", locale, "url", url, "status", status, "submit", submit);
    }
}
