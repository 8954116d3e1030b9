package dev.anxin.local.shop;

import dev.anxin.local.demo.Merchant;
import dev.anxin.local.simulator.Html;
import dev.anxin.local.simulator.protocol.GatewaySimulator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What to buy, where to pay, and what shall go wrong.
record HomePage(PageLanguage pageLanguage, Merchant merchant) {
    private static final int SHOWN = 8;

    String html(List<Purchase> recent) {
        return ShopStyle.nav(pageLanguage, "/")
                + """
                <h1>%s</h1><p class=soft>%s</p>
                <form method=post action=/buy><input type=hidden name=lang value=%s>
                <fieldset><legend>%s</legend><div class=cards>%s</div></fieldset>
                <fieldset><legend>%s</legend><div class="cards small">%s</div></fieldset>
                <fieldset><legend><label for=trouble>%s</label></legend>
                <select id=trouble name=trouble>%s</select></fieldset>
                <fieldset><legend><label for=shipping>%s</label></legend>
                <select id=shipping name=shipping>%s</select></fieldset>
                <button class=main>%s</button></form>%s
                """.formatted(
                                pageLanguage.say("Buy something, and let it go wrong", "买点东西，再让它出点问题"),
                                pageLanguage.say(
                                        "You pay at a simulated gateway and come back to the page that Anxin shows a real customer.",
                                        "您将在模拟网关付款，然后回到安心为真实顾客展示的页面。"),
                                pageLanguage.code(),
                                pageLanguage.say("Product", "商品"),
                                products(),
                                pageLanguage.say("Gateway", "支付网关"),
                                gateways(),
                                pageLanguage.say("What goes wrong", "出什么问题"),
                                troubles(),
                                pageLanguage.say("Once it is paid", "付款之后"),
                                shipping(),
                                pageLanguage.say("Buy", "购买"),
                                orders(recent));
    }

    private String products() {
        return Stream.of(Product.values())
                .map(product -> card(
                        "product", product.name(), product == Product.TEA, product.in(pageLanguage), prices(product)))
                .collect(Collectors.joining());
    }

    private static String prices(Product product) {
        return ShopSite.GATEWAYS.values().stream()
                .map(GatewaySimulator::currency)
                .distinct()
                .sorted()
                .map(currency -> product.price(currency).display())
                .collect(Collectors.joining(" · "));
    }

    private String gateways() {
        return ShopSite.GATEWAYS.values().stream()
                .map(gateway -> card(
                        "gateway",
                        gateway.gateway(),
                        gateway.equals(ShopSite.FIRST),
                        pageLanguage.say(gateway.brandName()),
                        gateway.currency()))
                .collect(Collectors.joining());
    }

    private static String card(String name, String value, boolean checked, String title, String more) {
        return "<label class=card><input type=radio name=" + name + " value=" + value + (checked ? " checked" : "")
                + "><b>" + Html.text(title) + "</b><small>" + Html.text(more) + "</small></label>";
    }

    private String troubles() {
        return Stream.of(TroubleChoice.values())
                .map(one -> "<option value=" + one.name() + ">" + Html.text(one.in(pageLanguage)) + "</option>")
                .collect(Collectors.joining());
    }

    private String shipping() {
        return Stream.of(ShippingChoice.values())
                .map(one -> "<option value=" + one.name() + ">" + Html.text(one.in(pageLanguage)) + "</option>")
                .collect(Collectors.joining());
    }

    private String orders(List<Purchase> recent) {
        if (recent.isEmpty()) {
            return "";
        }
        var rows = recent.stream().limit(SHOWN).map(this::row).collect(Collectors.joining());
        return "<h2>" + pageLanguage.say("Your orders", "您的订单") + "</h2><table class=list><tr><th>"
                + String.join(
                        "<th>",
                        pageLanguage.say("Order", "订单"),
                        pageLanguage.say("Amount", "金额"),
                        pageLanguage.say("Gateway", "支付网关"),
                        pageLanguage.say("What goes wrong", "出什么问题"),
                        pageLanguage.say("How it stands", "状态"),
                        pageLanguage.say("Payment", "付款"))
                + rows + "</table>";
    }

    private String row(Purchase purchase) {
        var words = new OrderWords(pageLanguage, ShopSite.view(merchant, purchase));
        var good = words.isGood() ? "tag good" : "tag";
        return "<tr><td><a href=\"/orders/" + purchase.order() + "?lang=" + pageLanguage.code() + "\">"
                + purchase.order()
                + "</a><td>" + purchase.amount().display() + "<td>"
                + pageLanguage.say(purchase.choice().gateway().brandName()) + "<td>"
                + Html.text(purchase.choice().troubleChoice().in(pageLanguage))
                + "<td><span class=\"" + good + "\">" + words.stands() + "</span><td><a href=\""
                + Html.text(purchase.pageUrl()) + "\">" + pageLanguage.say("its page", "付款页面") + "</a>";
    }
}
