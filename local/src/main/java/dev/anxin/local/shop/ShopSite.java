package dev.anxin.local.shop;

import com.sun.net.httpserver.HttpExchange;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.local.demo.Merchant;
import dev.anxin.local.demo.OutsideWorld;
import dev.anxin.local.demo.SystemUnderTest;
import dev.anxin.local.engine.LoopbackServer;
import dev.anxin.local.simulator.GatewayKeys;
import dev.anxin.local.simulator.Html;
import dev.anxin.local.simulator.Sender;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/// The shop in the browser: its pages by address.
public final class ShopSite implements OutsideWorld.Site {
    private final OutsideWorld outsideWorld;
    private final SystemUnderTest systemUnderTest;
    private final Merchant merchant;
    private final Map<String, Purchase> purchases = new ConcurrentSkipListMap<>();
    private final Map<String, String> said = new ConcurrentHashMap<>();

    public ShopSite(OutsideWorld outsideWorld, SystemUnderTest systemUnderTest) {
        this.outsideWorld = outsideWorld;
        this.systemUnderTest = systemUnderTest;
        this.merchant = new Merchant(systemUnderTest, outsideWorld.sender());
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
            case "/*" -> order.equals("inbox") ? inbox(pageLanguage) : notFound(pageLanguage);
            case "/return/*" -> back(exchange, order, pageLanguage);
            case "/orders/*" -> order(order, pageLanguage);
            default -> notFound(pageLanguage);
        };
    }

    private LoopbackServer.Answer post(HttpExchange exchange, String path, Map<String, String> form) {
        var pageLanguage = PageLanguage.of(form.getOrDefault("lang", ""));
        return switch (path) {
            case "/buy" -> buy(exchange, form);
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
                ? redirect(exchange, "/orders/" + order + "?lang=" + pageLanguage.code())
                : notFound(pageLanguage);
    }

    /// The shop says that it ships, or that it will not; what it is answered stands on the order's page.
    private LoopbackServer.Answer decide(
            HttpExchange exchange, String order, PageLanguage pageLanguage, Function<String, Sender.Answer> decision) {
        if (!purchases.containsKey(order)) {
            return notFound(pageLanguage);
        }
        said.put(order, words(pageLanguage, decision, order));
        return redirect(exchange, "/orders/" + order + "?lang=" + pageLanguage.code());
    }

    private static String words(PageLanguage pageLanguage, Function<String, Sender.Answer> decision, String order) {
        try {
            var answer = decision.apply(order);
            return answer.status() == 200
                    ? pageLanguage.say("Anxin: yes.", "Anxin：可以。")
                    : pageLanguage.say("Anxin: no. ", "Anxin：不可以。")
                            + Json.parse(answer.body()).at("problem").text().orElse("");
        } catch (UncheckedIOException | BadJson nobodyThere) {
            return pageLanguage.say("Anxin does not answer.", "Anxin 没有应答。");
        }
    }

    private static String accepted(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Accept-Language"))
                .orElse("en");
    }

    private List<Purchase> recent() {
        return purchases.values().stream().toList().reversed();
    }

    private LoopbackServer.Answer buy(HttpExchange exchange, Map<String, String> form) {
        var choice = new Checkout.Choice(
                Product.of(form.getOrDefault("product", "")),
                form.getOrDefault("gateway", "").equals("stripe")
                        ? GatewayKeys.STRIPE_REFUNDS
                        : GatewayKeys.OLEPAY_REFUNDS,
                TroubleChoice.of(form.getOrDefault("trouble", "")),
                PageLanguage.of(form.getOrDefault("lang", "")));
        var number = String.format(Locale.ROOT, "%03d", purchases.size() + 1);
        var order = "S-" + number + "-" + ThreadLocalRandom.current().nextInt(1_000, 10_000);
        try {
            var begun = new Checkout(outsideWorld, merchant).begin(choice, order);
            purchases.put(order, begun);
            return redirect(exchange, begun.payUrl());
        } catch (IllegalStateException | UncheckedIOException cannot) {
            var words = choice.pageLanguage().say("It cannot be bought just now: ", "暂时无法购买：") + cannot.getMessage();
            return page(502, choice.pageLanguage(), "<h1>" + Html.text(words) + "</h1>", "Anxin", "");
        }
    }

    private LoopbackServer.Answer back(HttpExchange exchange, String order, PageLanguage pageLanguage) {
        return Optional.ofNullable(purchases.get(order))
                .map(purchase -> redirect(exchange, purchase.pageUrl()))
                .orElseGet(() -> notFound(pageLanguage));
    }

    private LoopbackServer.Answer order(String order, PageLanguage pageLanguage) {
        return Optional.ofNullable(purchases.get(order))
                .map(purchase -> html(
                        pageLanguage,
                        new OrderPage(pageLanguage, merchant, said.getOrDefault(order, "")).html(purchase),
                        purchase.order(),
                        ""))
                .orElseGet(() -> notFound(pageLanguage));
    }

    private LoopbackServer.Answer inbox(PageLanguage pageLanguage) {
        var body = new InboxPage(pageLanguage, outsideWorld.agenda().now())
                .html(systemUnderTest.inbox(), outsideWorld.shop().received());
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
