package dev.anxin.local.product;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.anxin.aws.table.Evidence;
import dev.anxin.aws.table.Facts;
import dev.anxin.aws.table.Orders;
import dev.anxin.function.PageFunction;
import dev.anxin.function.runtime.Environment;
import dev.anxin.json.Json;
import dev.anxin.ledger.Dispute;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.Fact.Source;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Order;
import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Registration;
import dev.anxin.local.engine.LoopbackServer;
import dev.anxin.local.product.customer.LookUpWalk;
import dev.anxin.locale.Locales;
import dev.anxin.page.link.Seal;
import dev.anxin.page.link.Ticket;
import dev.anxin.payment.Feedback;
import dev.anxin.payment.Method;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.Terms;
import dev.anxin.report.ReportAssets;
import dev.anxin.report.ReportHtml;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// Serves the customer's page in every state, by the real function over a table of its own, at a fixed time:
/// for the browser of checks/page. Prints where the pages are as one line of JSON, and ends when its input
/// does. `POST /happen/<name>` lets a payment that is waited for be paid, `POST /checked/<name>` asks about it once
/// more.
public final class PageWalk {
    private static final String TABLE = "page-walk";
    private static final Money PRICE = new Money(29900, "CNY");
    private static final Method SLIP = Method.voucher("voucher", minute(0).plus(Duration.ofDays(3)), "77120");
    private static final Method DEBIT = Method.debit("bank_debit", "op_made_1");
    private static final String KEY = "made-key-made-key-made-key-made-key-0";
    private static final Duration KEEP = Duration.ofDays(30);
    private static final String ACCOUNTS = """
            {"olepay":{"gateway":"olepay","merchant":"demo-shop","clients":["demo-shop"],"shopName":"山茶花杂货铺",
             "support":"https://shop.example/help","orderUrl":"https://shop.example/orders/{order}",
             "payAgainUrl":"https://shop.example/pay/{order}","identityUrl":"https://shop.example/identity/{order}","lookUp":true},
             "olepay-busy":{"gateway":"olepay","merchant":"demo-shop","shopName":"山茶花杂货铺","lookUp":true},
             "olepay-ways":{"gateway":"olepay","merchant":"demo-shop","clients":["demo-shop"],"shopName":"山茶花杂货铺",
             "support":"https://shop.example/help","orderUrl":"https://shop.example/orders/{order}","payAgainWays":[
              {"account":"olepay-ways","url":"https://shop.example/olepay/{order}","names":{"zh-CN":"欧乐付","en":"OlePay"}},
              {"account":"backup","url":"https://shop.example/wechat/{order}","names":{"zh-CN":"微信支付","en":"WeChat Pay"}},
              {"account":"card","url":"https://shop.example/card/{order}",
               "names":{"zh-CN":"银行卡（借记卡、信用卡均可，境外卡请选此项）","en":"Card (debit or credit, from any country)","zh-HK":"信用卡或扣帳卡"}},
              {"url":"https://shop.example/desk/{order}","names":{"zh-CN":"كاونتر الدفع","en":"كاونتر الدفع"}}]}}""";

    private final Facts facts;
    private final LookUpWalk lookUps;
    private final List<Json> pages = new ArrayList<>();
    private final String base;

    private PageWalk(Facts facts, LookUpWalk lookUps, String base) {
        this.facts = facts;
        this.lookUps = lookUps;
        this.base = base;
    }

    public static void main(String[] arguments) throws Exception {
        var stack = ProductStack.shared();
        stack.putSecret("AccountsDocument", ACCOUNTS);
        stack.engineClients()
                .tables()
                .createTable(request -> request.tableName(TABLE)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(attribute("pk"), attribute("sk"))
                        .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE)));
        var variables =
                ProductStack.surroundings("PageFunction", Map.of("TABLE", TABLE), OutputStream.nullOutputStream());
        var log = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var function = new PageFunction(new Environment(variables.environment(), () -> minute(0), log));
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var base = "http://127.0.0.1:" + server.getAddress().getPort();
        var facts = new Facts(stack.engineClients().tables(), TABLE);
        var orders = new Orders(stack.engineClients().tables(), TABLE, facts);
        var walk = new PageWalk(facts, new LookUpWalk(orders, function, base), base);
        server.createContext("/pay/", exchange -> serve(function, exchange));
        server.createContext("/look-up/", exchange -> serve(function, exchange));
        server.createContext(
                "/happen/", exchange -> walk.happen(exchange, news(0, new News.Paid(PRICE, PRICE.minor()))));
        server.createContext("/checked/", exchange -> walk.happen(exchange, checked()));
        server.createContext("/reports/", PageWalk::report);
        server.start();
        walk.lookUps.crowd();
        walk.states();
        System.out.println(Json.object("pages", Json.array(walk.pages.stream())).write());
        while (System.in.read() >= 0) {}
        server.stop(0);
        System.exit(0);
    }

    /// Every state in every locale; times are minutes before the fixed now.
    private void states() {
        for (String locale : Locales.names()) {
            state("first-look", locale);
            state("waiting", locale, returned(2), asked(0, new News.Unpaid()));
            state("progress", locale, returned(8), asked(0, new News.Unpaid()));
            state("progress-located", locale, returned(8), asked(0, new News.Acting("", "202")));
            state("handed-over", locale, returned(17), asked(0, new News.NoAnswer("timed out")));
            state("pay-by", locale, returned(4), news(3, new News.Acting("", "")), news(3, new News.MethodNamed(SLIP)));
            state(
                    "bank-debit",
                    locale,
                    returned(4),
                    news(3, new News.Acting("", "")),
                    news(3, new News.MethodNamed(DEBIT)));
            state("paid", locale, returned(4), news(1, new News.Paid(PRICE, PRICE.minor())));
            state("part-paid", locale, returned(4), news(1, new News.Paid(PRICE, PRICE.minor() / 2)));
            state(
                    "part-refunded",
                    locale,
                    returned(19),
                    news(18, new News.Paid(PRICE, PRICE.minor())),
                    news(
                            9,
                            new News.RefundReported(
                                    "gateway:re_made1", Refund.Status.SUCCEEDED, new Money(9900, "CNY"))));
            state(
                    "charged-back",
                    locale,
                    returned(19),
                    news(18, new News.Paid(PRICE, PRICE.minor())),
                    news(9, new News.DisputeReported("dp_made1", Dispute.Status.LOST, PRICE)));
            state("failed", locale, returned(4), news(3, new News.Failed("", "101")));
            telling("tell", locale, returned(4), news(3, new News.Failed("", "101")));
            telling("tell-paid", locale, returned(4), news(1, new News.Paid(PRICE, PRICE.minor())));
            state("answering", locale, returned(4), news(3, new News.Failed("", "101")));
            state(
                    "answered",
                    locale,
                    returned(4),
                    news(3, new News.Failed("", "101")),
                    answered(2, new News.CustomerAnswered(Feedback.BALANCE_FINE, "101")),
                    answered(1, new News.CustomerAnswered(Feedback.CHARGED, "101")));
            state("identity", locale, returned(4), news(3, new News.Failed("", "RISK")));
            state("closed", locale, returned(6), news(5, new News.Failed("", "RISK")), news(3, new News.Closed()));
            state("ways", locale, returned(6), news(5, new News.Failed("", "101")), news(3, new News.Closed()));
            state("ways-same", locale, returned(6), news(5, new News.Failed("", "RISK")));
            state("expired", locale, returned(25), asked(-11, new News.Unpaid()));
            state(
                    "paid-late",
                    locale,
                    returned(19),
                    news(15, new News.Closed()),
                    news(2, new News.Paid(PRICE, PRICE.minor())));
            state(
                    "returning",
                    locale,
                    returned(19),
                    news(18, new News.Paid(PRICE, PRICE.minor())),
                    cancelled(5),
                    refund(3, Refund.Status.PENDING));
            state(
                    "refunded",
                    locale,
                    returned(19),
                    news(18, new News.Paid(PRICE, PRICE.minor())),
                    refund(3, Refund.Status.SUCCEEDED));
            state(
                    "bounced",
                    locale,
                    returned(19),
                    news(18, new News.Paid(PRICE, PRICE.minor())),
                    refund(3, Refund.Status.SUCCEEDED),
                    refund(1, Refund.Status.FAILED));
            state("changing", locale, returned(2), asked(0, new News.Unpaid()));
            refused(locale);
            page("found", locale, returned(2), asked(0, new News.Unpaid()));
            lookUps.pages(locale, key("found", locale)).forEach(pages::add);
        }
        for (String locale : List.of("zh-CN", "en")) {
            for (String name : List.of("report", "report-running")) {
                pages.add(Json.object("name", name, "locale", locale, "url", base + "/reports/" + name + "/" + locale));
            }
        }
        pages.add(Json.object("name", "nothing", "locale", "zh-CN", "url", base + "/pay/made-up", "status", 404));
    }

    /// Not how it stands, but what is not right with it.
    private void telling(String name, String locale, Said... said) {
        var url = page(name, locale, said) + "?lang=" + locale + "&tell=on";
        pages.add(Json.object("name", name, "locale", locale, "url", url));
    }

    /// Words that could not be taken: none.
    private void refused(String locale) {
        var url = page("refused", locale, returned(4)) + "?lang=" + locale + "&tell=on";
        var submit = Json.object("button", "#say-comment", "fields", Json.object("text", " "));
        pages.add(Json.object("name", "refused", "locale", locale, "url", url, "status", 400, "submit", submit));
    }

    private void state(String name, String locale, Said... said) {
        pages.add(Json.object("name", name, "locale", locale, "url", page(name, locale, said)));
    }

    private String page(String name, String locale, Said... said) {
        var key = key(name, locale);
        var registration = new Registration(
                minute(20),
                "demo-shop",
                "SO-20260301-0042",
                PRICE,
                "customer-1",
                locale,
                "Asia/Shanghai",
                minute(-10),
                base,
                Terms.DEFAULT);
        put(key, new Said(Source.MERCHANT, minute(20), List.of(new News.Registered(registration))));
        Stream.of(said).forEach(one -> put(key, one));
        var token = Seal.of(Json.object("key", KEY)).seal(Ticket.of(key, registration.payUntil()));
        return base + "/pay/" + token;
    }

    private static PaymentKey key(String name, String locale) {
        var account = name.startsWith("ways") ? "olepay-ways" : "olepay";
        return new PaymentKey(account, "made-" + name + "-" + locale);
    }

    private record Said(Source source, Instant at, List<News> news) {}

    private void put(PaymentKey key, Said said) {
        var id = said.at() + "#" + said.news();
        facts.put(new Fact(key, said.source(), id, said.at(), said.news()), Evidence.own(said.at(), KEEP));
    }

    private void happen(HttpExchange exchange, Said said) throws IOException {
        put(new PaymentKey("olepay", exchange.getRequestURI().getPath().split("/", -1)[2]), said);
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    /// Once more, and nobody has paid.
    private static Said checked() {
        return new Said(Source.CHECK, minute(0), List.of(new News.Rang(2), new News.Unpaid()));
    }

    private static void serve(PageFunction function, HttpExchange exchange) throws IOException {
        var query = Json.object(
                Stream.of(String.valueOf(exchange.getRequestURI().getRawQuery()).split("&"))
                        .filter(pair -> pair.contains("="))
                        .flatMap(pair -> Stream.of(pair.split("=", 2)))
                        .toArray());
        var accept = String.valueOf(exchange.getRequestHeaders().getFirst("Accept"));
        var path = exchange.getRequestURI().getPath().split("/", -1);
        var encoding = String.valueOf(exchange.getRequestHeaders().getFirst("Accept-Encoding"));
        var sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var event = path[1].equals("look-up")
                ? LookUpWalk.event(exchange.getRequestMethod(), path[2], query, accept, encoding, sent)
                : Json.object(
                                "routeKey",
                                exchange.getRequestMethod() + " /pay/{token}" + (path.length > 3 ? "/" + path[3] : ""),
                                "headers",
                                Json.object("accept", accept, "accept-encoding", encoding),
                                "body",
                                sent,
                                "queryStringParameters",
                                query,
                                "pathParameters",
                                Json.object("token", path[2]))
                        .write()
                        .getBytes(StandardCharsets.UTF_8);
        var answer = ProductStack.invoke(function, event);
        var text = answer.needText("body");
        var body = answer.at("isBase64Encoded").isTrue()
                ? Base64.getDecoder().decode(text)
                : text.getBytes(StandardCharsets.UTF_8);
        answer.at("headers")
                .members()
                .forEach((name, value) ->
                        exchange.getResponseHeaders().set(name, value.text().orElse("")));
        exchange.sendResponseHeaders(
                answer.at("statusCode").whole().orElseThrow().intValue(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void report(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().split("/", -1);
        var report = path[2].equals("report") ? ReportSample.full() : ReportSample.running();
        ReportAssets.HEADERS.forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("content-type", "text/html; charset=utf-8");
        LoopbackServer.send(exchange, 200, ReportHtml.of(report, path[3]).getBytes(StandardCharsets.UTF_8));
    }

    private static Said returned(long minutesAgo) {
        return new Said(Source.CUSTOMER, minute(minutesAgo), List.of(new News.Returned()));
    }

    private static Said asked(long minutesAgo, News answer) {
        return new Said(Source.CHECK, minute(minutesAgo), List.of(new News.Rang(1), answer));
    }

    private static Said answered(long minutesAgo, News news) {
        return new Said(Source.CUSTOMER, minute(minutesAgo), List.of(news));
    }

    private static Said news(long minutesAgo, News news) {
        return new Said(Source.CALLBACK, minute(minutesAgo), List.of(news));
    }

    private static Said cancelled(int minutes) {
        var order = new Order(2, Order.Status.CANCELLED, Order.Holder.THIS, minute(minutes));
        return new Said(Source.ORDER, minute(minutes), List.of(new News.OrderChanged(order)));
    }

    private static Said refund(long minutesAgo, Refund.Status status) {
        return news(minutesAgo, new News.RefundReported("made-refund", status, PRICE));
    }

    private static Instant minute(long minutesAgo) {
        return ProductStack.NOON.minus(Duration.ofMinutes(minutesAgo));
    }

    private static AttributeDefinition attribute(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
