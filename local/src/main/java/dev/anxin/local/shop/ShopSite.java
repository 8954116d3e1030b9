package dev.anxin.local.shop;

import com.sun.net.httpserver.HttpExchange;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.local.demo.Merchant;
import dev.anxin.local.demo.Subject;
import dev.anxin.local.demo.World;
import dev.anxin.local.engine.Front;
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
public final class ShopSite implements World.Site {
    private final World world;
    private final Subject subject;
    private final Merchant merchant;
    private final Map<String, Purchase> purchases = new ConcurrentSkipListMap<>();
    private final Map<String, String> said = new ConcurrentHashMap<>();

    public ShopSite(World world, Subject subject) {
        this.world = world;
        this.subject = subject;
        this.merchant = new Merchant(subject, world.sender());
    }

    @Override
    public Front.Answer answer(HttpExchange exchange, String body) {
        var path = exchange.getRequestURI().getPath();
        var query = Front.form(
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
        var lang = Lang.of(query.getOrDefault("lang", accepted(exchange)));
        if (exchange.getRequestMethod().equals("POST")) {
            return post(exchange, path, Front.form(body));
        }
        var order = path.substring(path.lastIndexOf('/') + 1);
        return switch (path.substring(0, path.lastIndexOf('/') + 1) + (order.isEmpty() ? "" : "*")) {
            case "/" -> html(lang, new HomePage(lang, merchant).html(recent()), lang.say("Shop", "商店"), "");
            case "/*" -> order.equals("inbox") ? inbox(lang) : notFound(lang);
            case "/return/*" -> back(exchange, order, lang);
            case "/orders/*" -> order(order, lang);
            default -> notFound(lang);
        };
    }

    private Front.Answer post(HttpExchange exchange, String path, Map<String, String> form) {
        var lang = Lang.of(form.getOrDefault("lang", ""));
        return switch (path) {
            case "/buy" -> buy(exchange, form);
            case "/correct" -> correct(exchange, form.getOrDefault("order", ""), lang);
            case "/ship" -> decide(exchange, form.getOrDefault("order", ""), lang, merchant::fulfil);
            case "/cancel" -> decide(exchange, form.getOrDefault("order", ""), lang, merchant::cancel);
            default -> notFound(lang);
        };
    }

    /// The shop says that it expects what the gateway took.
    private Front.Answer correct(HttpExchange exchange, String order, Lang lang) {
        var purchase = Optional.ofNullable(purchases.get(order));
        purchase.flatMap(one -> world.gateway(one.payment().account())
                        .find(one.payment().reference()))
                .ifPresent(taken -> merchant.correct(purchase.orElseThrow().payment(), taken.amount()));
        return purchase.isPresent() ? redirect(exchange, "/orders/" + order + "?lang=" + lang.code()) : notFound(lang);
    }

    /// The shop says that it ships, or that it will not; what it is answered stands on the order's page.
    private Front.Answer decide(
            HttpExchange exchange, String order, Lang lang, Function<String, Sender.Answer> decision) {
        if (!purchases.containsKey(order)) {
            return notFound(lang);
        }
        said.put(order, words(lang, decision, order));
        return redirect(exchange, "/orders/" + order + "?lang=" + lang.code());
    }

    private static String words(Lang lang, Function<String, Sender.Answer> decision, String order) {
        try {
            var answer = decision.apply(order);
            return answer.status() == 200
                    ? lang.say("Anxin: yes.", "Anxin：可以。")
                    : lang.say("Anxin: no. ", "Anxin：不可以。")
                            + Json.parse(answer.body()).at("problem").text().orElse("");
        } catch (UncheckedIOException | BadJson nobodyThere) {
            return lang.say("Anxin does not answer.", "Anxin 没有应答。");
        }
    }

    private static String accepted(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Accept-Language"))
                .orElse("en");
    }

    private List<Purchase> recent() {
        return purchases.values().stream().toList().reversed();
    }

    private Front.Answer buy(HttpExchange exchange, Map<String, String> form) {
        var choice = new Checkout.Choice(
                Product.of(form.getOrDefault("product", "")),
                form.getOrDefault("gateway", "").equals("stripe")
                        ? GatewayKeys.STRIPE_REFUNDS
                        : GatewayKeys.OLEPAY_REFUNDS,
                Trouble.of(form.getOrDefault("trouble", "")),
                Lang.of(form.getOrDefault("lang", "")));
        var number = String.format(Locale.ROOT, "%03d", purchases.size() + 1);
        var order = "S-" + number + "-" + ThreadLocalRandom.current().nextInt(1_000, 10_000);
        try {
            var begun = new Checkout(world, merchant).begin(choice, order);
            purchases.put(order, begun);
            return redirect(exchange, begun.payUrl());
        } catch (IllegalStateException | UncheckedIOException cannot) {
            var words = choice.lang().say("It cannot be bought just now: ", "暂时无法购买：") + cannot.getMessage();
            return page(502, choice.lang(), "<h1>" + Html.text(words) + "</h1>", "Anxin", "");
        }
    }

    private Front.Answer back(HttpExchange exchange, String order, Lang lang) {
        return Optional.ofNullable(purchases.get(order))
                .map(purchase -> redirect(exchange, purchase.pageUrl()))
                .orElseGet(() -> notFound(lang));
    }

    private Front.Answer order(String order, Lang lang) {
        return Optional.ofNullable(purchases.get(order))
                .map(purchase -> html(
                        lang,
                        new OrderPage(lang, merchant, said.getOrDefault(order, "")).html(purchase),
                        purchase.order(),
                        ""))
                .orElseGet(() -> notFound(lang));
    }

    private Front.Answer inbox(Lang lang) {
        var body = new InboxPage(lang, world.agenda().now())
                .html(subject.inbox(), world.shop().received());
        return html(lang, body, lang.say("Inbox", "收件箱"), "<meta http-equiv=refresh content=3>");
    }

    private static Front.Answer redirect(HttpExchange exchange, String to) {
        exchange.getResponseHeaders().set("Location", to);
        return new Front.Answer(303, "text/plain", "");
    }

    private static Front.Answer notFound(Lang lang) {
        var words = lang.say("There is no such page", "没有这个页面");
        return page(
                404, lang, "<h1>" + words + "</h1><p><a href=/>" + lang.say("To the shop", "回到商店") + "</a>", words, "");
    }

    private static Front.Answer html(Lang lang, String body, String title, String head) {
        return page(200, lang, body, title, head);
    }

    private static Front.Answer page(int status, Lang lang, String body, String title, String head) {
        var whole = Html.page(lang.locale(), title + " · Anxin", ShopStyle.STYLE + head, body);
        return new Front.Answer(status, "text/html; charset=utf-8", whole);
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
