package dev.anxin.local.shop;

import dev.anxin.json.Json;
import dev.anxin.local.simulator.Html;

/// One order as its customer sees it: what it is and how it stands, and nothing of the shop's own.
///
/// @param view of its payment, as Anxin tells the shop
record OrderPage(PageLanguage pageLanguage, Json view) {
    String html(Purchase purchase) {
        var words = new OrderWords(pageLanguage, view);
        return ShopStyle.nav(pageLanguage, "/orders/" + purchase.order())
                + """
                <h1>%s %s</h1><p>%s · %s</p>
                <p class=stands>%s</p>
                <div class=row>%s<a class=button href="%s">%s</a></div>
                <p class=soft>%s</p>
                """.formatted(
                                pageLanguage.say("Your order", "您的订单"),
                                purchase.order(),
                                Html.text(purchase.choice().product().in(pageLanguage)),
                                purchase.amount().display(),
                                words.stands(),
                                words.isPayable() ? pay(purchase) : "",
                                Html.text(purchase.pageUrl()),
                                pageLanguage.say("How the payment stands", "查看付款进展"),
                                note(words));
    }

    private String note(OrderWords words) {
        return words.isPayable()
                ? pageLanguage.say("Your order is kept: you pay for the same one.", "订单已保留，您将为同一订单付款。")
                : "";
    }

    private String pay(Purchase purchase) {
        return "<form method=post action=/again><input type=hidden name=order value=" + purchase.order()
                + "><input type=hidden name=lang value=" + pageLanguage.code() + "><button class=main>"
                + pageLanguage.say("Pay for this order", "为此订单付款") + "</button></form>";
    }
}
