package dev.anxin.local.shop;

import com.sun.net.httpserver.HttpExchange;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.local.demo.Merchant;
import dev.anxin.local.demo.OutsideWorld;
import dev.anxin.local.demo.SystemUnderTest;
import dev.anxin.local.demo.events.ShopServer;
import dev.anxin.local.engine.LoopbackServer;
import dev.anxin.local.simulator.GatewayKeys;
import dev.anxin.local.simulator.GatewaySimulators;
import dev.anxin.local.simulator.Html;
import dev.anxin.local.simulator.Sender;
import dev.anxin.local.simulator.protocol.GatewaySimulator;
import dev.anxin.local.simulator.protocol.NextAction;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;

/// The shop in the browser: its pages by address.
public final class ShopSite implements OutsideWorld.Site {
    static final Map<String, GatewaySimulator> GATEWAYS = GatewaySimulators.all();

    /// What is chosen unless the customer chooses.
    static final GatewaySimulator FIRST = Objects.requireNonNull(GATEWAYS.get("olepay"));

    /// The accounts that its customers pay by.
    public static final List<String> ACCOUNTS =
            GATEWAYS.keySet().stream().map(GatewayKeys::refunds).toList();

    private final OutsideWorld outsideWorld;
    private final SystemUnderTest systemUnderTest;
    private final Merchant merchant;
    private final Map<String, Purchase> purchases = new ConcurrentSkipListMap<>();
    private final Map<String, String> said = new ConcurrentHashMap<>();

    public ShopSite(OutsideWorld outsideWorld, SystemUnderTest systemUnderTest) {
        this.outsideWorld = outsideWorld;
        this.systemUnderTest = systemUnderTest;
        this.merchant = new Merchant(systemUnderTest, outsideWorld.sender());
        outsideWorld.shop().handle(this::heard);
    }

    @Override
    public LoopbackServer.Answer answer(HttpExchange exchange, String body) {
        var path = exchange.getRequestURI().getPath();
        var query = LoopbackServer.form(
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
        var pageLanguage = PageLanguage.of(query.getOrDefault("lang", accepted(exchange)));
        if (exchange.getRequestMethod().equals("POST")) {
            return post(exchange, path, LoopbackServer.form(body));
        }
        var order = path.substring(path.lastIndexOf('/') + 1);
        return switch (path.substring(0, path.lastIndexOf('/') + 1) + (order.isEmpty() ? "" : "*")) {
            case "/" ->
                html(
                        pageLanguage,
                        new HomePage(pageLanguage, merchant).html(recent()),
                        pageLanguage.say("Shop", "商店"),
                        "");
            case "/*" -> page(order, pageLanguage);
            case "/return/*" -> back(exchange, order, pageLanguage);
            case "/orders/*", "/again/*" -> order(order, query.getOrDefault("lang", ""), pageLanguage);
            case "/scan/*" -> scan(exchange, order, query.getOrDefault("lang", ""), pageLanguage);
            case "/desk/*" -> desk(order, pageLanguage);
            default -> notFound(pageLanguage);
        };
    }

    private LoopbackServer.Answer page(String name, PageLanguage pageLanguage) {
        return switch (name) {
            case "inbox" -> inbox(pageLanguage);
            case "desk" ->
                html(
                        pageLanguage,
                        new DeskPage(pageLanguage, merchant).html(recent()),
                        pageLanguage.say("The shop's desk", "商店后台"),
                        "");
            default -> notFound(pageLanguage);
        };
    }

    private LoopbackServer.Answer post(HttpExchange exchange, String path, Map<String, String> form) {
        var pageLanguage = PageLanguage.of(form.getOrDefault("lang", ""));
        return switch (path) {
            case "/buy" -> buy(exchange, form);
            case "/again" -> again(exchange, form.getOrDefault("order", ""), pageLanguage);
            case "/correct" -> correct(exchange, form.getOrDefault("order", ""), pageLanguage);
            case "/ship" -> decide(exchange, form.getOrDefault("order", ""), pageLanguage, merchant::fulfil);
            case "/cancel" -> decide(exchange, form.getOrDefault("order", ""), pageLanguage, merchant::cancel);
            default -> notFound(pageLanguage);
        };
    }

    /// The shop says that it expects what the gateway took.
    private LoopbackServer.Answer correct(HttpExchange exchange, String order, PageLanguage pageLanguage) {
        var purchase = Optional.ofNullable(purchases.get(order));
        purchase.flatMap(one -> outsideWorld
                        .gateway(one.payment().account())
                        .find(one.payment().reference()))
                .ifPresent(taken -> merchant.correct(purchase.orElseThrow().payment(), taken.amount()));
        return purchase.isPresent()
                ? redirect(exchange, "/desk/" + order + "?lang=" + pageLanguage.code())
                : notFound(pageLanguage);
    }

    /// The shop says that it ships, or that it will not; what it is answered stands on the order's page.
    private LoopbackServer.Answer decide(
            HttpExchange exchange, String order, PageLanguage pageLanguage, Function<String, Sender.Answer> decision) {
        if (!purchases.containsKey(order)) {
            return notFound(pageLanguage);
        }
        said.put(order, said(pageLanguage, decision, order).words());
        return redirect(exchange, "/desk/" + order + "?lang=" + pageLanguage.code());
    }

    /// Ships or cancels what is paid, if the customer let the shop do so by itself.
    ///
    /// @return whether it is done; else the event should come again
    private boolean heard(ShopServer.Received event) {
        var order = event.event().at("payment", "order").text().orElse("");
        var purchase = Optional.ofNullable(purchases.get(order))
                .filter(one -> event.type().startsWith("payment.paid"))
                .filter(one -> one.choice().shippingChoice() != ShippingChoice.ASK);
        if (purchase.isEmpty()) {
            return true;
        }
        var choice = purchase.get().choice();
        var answer = said(
                choice.pageLanguage(),
                choice.shippingChoice() == ShippingChoice.SHIP ? merchant::fulfil : merchant::cancel,
                order);
        said.put(order, answer.words());
        return answer.isFinal();
    }

    /// @param isFinal whether asking again is of no use
    private record Said(String words, boolean isFinal) {}

    private static Said said(PageLanguage pageLanguage, Function<String, Sender.Answer> decision, String order) {
        try {
            var answer = decision.apply(order);
            return answer.status() == 200
                    ? new Said(pageLanguage.say("Anxin: yes.", "安心：可以。"), true)
                    : new Said(
                            pageLanguage.say("Anxin: no, ", "安心：不可以，")
                                    + OrderWords.reason(pageLanguage, answer.status(), Json.parse(answer.body())),
                            answer.status() < 500);
        } catch (UncheckedIOException | BadJson nobodyThere) {
            return new Said(pageLanguage.say("Anxin does not answer.", "安心没有应答。"), false);
        }
    }

    private static String accepted(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Accept-Language"))
                .orElse("en");
    }

    private List<Purchase> recent() {
        return purchases.values().stream().toList().reversed();
    }

    /// Where the gateway still waits the customer goes there once more; what it has closed needs another
    /// payment of the same order.
    private LoopbackServer.Answer again(HttpExchange exchange, String order, PageLanguage pageLanguage) {
        var purchase = purchases.get(order);
        if (purchase == null) {
            return notFound(pageLanguage);
        }
        var words = new OrderWords(pageLanguage, view(merchant, purchase));
        if (!words.isPayable()) {
            return redirect(exchange, "/orders/" + order + "?lang=" + pageLanguage.code());
        }
        return words.isClosed()
                ? open(exchange, pageLanguage, () -> new Checkout(outsideWorld, merchant).again(purchase))
                : redirect(exchange, purchase.payUrl());
    }

    private LoopbackServer.Answer buy(HttpExchange exchange, Map<String, String> form) {
        var trouble = TroubleChoice.of(form.getOrDefault("trouble", ""));
        var shipping = ShippingChoice.of(form.getOrDefault("shipping", ""));
        var choice = new Checkout.Choice(
                Product.of(form.getOrDefault("product", "")),
                GATEWAYS.getOrDefault(form.getOrDefault("gateway", ""), FIRST),
                trouble,
                trouble.isOfRefund() && shipping == ShippingChoice.SHIP ? ShippingChoice.CANCEL : shipping,
                PageLanguage.of(form.getOrDefault("lang", "")));
        var number = String.format(Locale.ROOT, "%03d", purchases.size() + 1);
        var order = "S-" + number + "-" + ThreadLocalRandom.current().nextInt(1_000, 10_000);
        return open(exchange, choice.pageLanguage(), () -> new Checkout(outsideWorld, merchant).begin(choice, order));
    }

    private LoopbackServer.Answer open(HttpExchange exchange, PageLanguage pageLanguage, Supplier<Purchase> checkout) {
        try {
            var begun = checkout.get();
            purchases.put(begun.order(), begun);
            return redirect(exchange, begun.payUrl());
        } catch (IllegalStateException | UncheckedIOException cannot) {
            var words = pageLanguage.say("It cannot be bought just now: ", "暂时无法购买：") + cannot.getMessage();
            return page(502, pageLanguage, "<h1>" + Html.text(words) + "</h1>", "Anxin", "");
        }
    }

    private LoopbackServer.Answer back(HttpExchange exchange, String order, PageLanguage pageLanguage) {
        return Optional.ofNullable(purchases.get(order))
                .map(purchase -> redirect(exchange, purchase.pageUrl()))
                .orElseGet(() -> notFound(pageLanguage));
    }

    /// The customer's: in the language that they bought in, unless they ask for another.
    private LoopbackServer.Answer order(String order, String asked, PageLanguage accepted) {
        return Optional.ofNullable(purchases.get(order))
                .map(purchase -> {
                    var language = asked.isEmpty() ? purchase.choice().pageLanguage() : accepted;
                    var body = new OrderPage(language, view(merchant, purchase)).html(purchase);
                    return html(language, body, purchase.order(), "");
                })
                .orElseGet(() -> notFound(accepted));
    }

    /// Until the shop has heard that it is paid, or that it cannot be paid any more.
    private LoopbackServer.Answer scan(HttpExchange exchange, String order, String asked, PageLanguage accepted) {
        var purchase = purchases.get(order);
        if (purchase == null || !(purchase.nextAction() instanceof NextAction.DisplayQrCode(var contents))) {
            return notFound(accepted);
        }
        if (List.of("PAID", "CLOSED", "EXPIRED")
                .contains(view(merchant, purchase).at("status").text().orElse(""))) {
            return redirect(exchange, purchase.pageUrl());
        }
        var language = asked.isEmpty() ? purchase.choice().pageLanguage() : accepted;
        return html(
                language,
                new ScanPage(language).html(purchase, contents),
                order,
                "<meta http-equiv=refresh content=3>");
    }

    private LoopbackServer.Answer desk(String order, PageLanguage pageLanguage) {
        return Optional.ofNullable(purchases.get(order))
                .map(purchase -> html(
                        pageLanguage,
                        new DeskOrderPage(pageLanguage, merchant, said.getOrDefault(order, "")).html(purchase),
                        purchase.order(),
                        ""))
                .orElseGet(() -> notFound(pageLanguage));
    }

    private LoopbackServer.Answer inbox(PageLanguage pageLanguage) {
        var body = new InboxPage(pageLanguage, outsideWorld.agenda().now())
                .html(systemUnderTest.inbox(), outsideWorld.shop().received(), systemUnderTest.calls());
        return html(pageLanguage, body, pageLanguage.say("Inbox", "收件箱"), "<meta http-equiv=refresh content=3>");
    }

    private static LoopbackServer.Answer redirect(HttpExchange exchange, String to) {
        exchange.getResponseHeaders().set("Location", to);
        return new LoopbackServer.Answer(303, "text/plain", "");
    }

    private static LoopbackServer.Answer notFound(PageLanguage pageLanguage) {
        var words = pageLanguage.say("There is no such page", "没有这个页面");
        return page(
                404,
                pageLanguage,
                "<h1>" + words + "</h1><p><a href=/>" + pageLanguage.say("To the shop", "回到商店") + "</a>",
                words,
                "");
    }

    private static LoopbackServer.Answer html(PageLanguage pageLanguage, String body, String title, String head) {
        return page(200, pageLanguage, body, title, head);
    }

    private static LoopbackServer.Answer page(
            int status, PageLanguage pageLanguage, String body, String title, String head) {
        var whole = Html.page(pageLanguage.locale(), title + " · Anxin", ShopStyle.STYLE + head, body);
        return new LoopbackServer.Answer(status, "text/html; charset=utf-8", whole);
    }

    /// The state of a purchase as Anxin tells it.
    static Json view(Merchant merchant, Purchase purchase) {
        try {
            var answer = merchant.look(purchase.payment());
            return answer.status() == 200 ? Json.parse(answer.body()) : Json.object();
        } catch (UncheckedIOException nobodyThere) {
            return Json.object();
        }
    }
}
