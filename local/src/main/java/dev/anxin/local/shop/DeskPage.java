package dev.anxin.local.shop;

import dev.anxin.local.demo.Merchant;
import dev.anxin.local.simulator.Html;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The shop's own view of its orders.
record DeskPage(PageLanguage pageLanguage, Merchant merchant) {
    private static final int SHOWN = 20;

    String html(List<Purchase> recent) {
        var rows = recent.stream().limit(SHOWN).map(this::row).collect(Collectors.joining());
        var none = pageLanguage.say("Nobody has bought anything yet.", "还没有人下单。");
        return ShopStyle.nav(pageLanguage, "/desk") + "<h1>" + pageLanguage.say("The shop's desk", "商店后台")
                + "</h1><p class=soft>"
                + pageLanguage.say("What Anxin tells the shop of its orders.", "安心告知商店的订单状态。") + "</p>"
                + (recent.isEmpty() ? "<p>" + none + "</p>" : table(rows));
    }

    private String table(String rows) {
        return "<table class=list><tr><th>"
                + String.join(
                        "<th>",
                        pageLanguage.say("Order", "订单"),
                        pageLanguage.say("Amount", "金额"),
                        pageLanguage.say("Gateway", "支付网关"),
                        pageLanguage.say("What goes wrong", "出什么问题"),
                        pageLanguage.say("The shop sees", "商店看到"))
                + rows + "</table>";
    }

    private String row(Purchase purchase) {
        var view = ShopSite.view(merchant, purchase);
        var status = view.at("status").text().orElse("-");
        var good = status.equals("PAID") ? "tag good" : "tag";
        var order = view.at("orderStatus").text().orElse("-");
        return "<tr><td><a href=\"/desk/" + purchase.order() + "?lang=" + pageLanguage.code() + "\">"
                + purchase.order() + "</a><td>" + purchase.amount().display() + "<td>"
                + pageLanguage.say(purchase.choice().gateway().brandName()) + "<td>"
                + Html.text(purchase.choice().troubleChoice().in(pageLanguage)) + "<td><span class=\"" + good + "\">"
                + status.toLowerCase(Locale.ROOT) + "</span> <span class=tag>" + order.toLowerCase(Locale.ROOT)
                + "</span>";
    }
}
