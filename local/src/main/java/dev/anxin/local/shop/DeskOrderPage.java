package dev.anxin.local.shop;

import dev.anxin.json.Json;
import dev.anxin.local.demo.Merchant;
import dev.anxin.local.simulator.Html;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One order at the shop's desk: what Anxin tells of it, and what only the shop can decide.
///
/// @param said what the shop was answered last about it, or empty
record DeskOrderPage(PageLanguage pageLanguage, Merchant merchant, String said) {
    private static final String TIME = "^([0-9-]{10})T([0-9:]{8})(\\.[0-9]+)?Z$";

    String html(Purchase purchase) {
        var view = ShopSite.view(merchant, purchase);
        var rows = Stream.of(
                        "status",
                        "orderStatus",
                        "orderHeldBy",
                        "returned",
                        "diagnosis",
                        "stage",
                        "failureCode",
                        "checks",
                        "nextCheckAt",
                        "payUntil")
                .filter(name -> view.at(name).exists())
                .map(name -> "<tr><td>" + name + "<td>" + Html.text(plain(view.at(name))))
                .collect(Collectors.joining());
        return ShopStyle.nav(pageLanguage, "/desk/" + purchase.order())
                + """
                <h1>%s</h1><p>%s · %s · %s</p><p class=soft>%s%s</p>
                <table class=pairs>%s</table>
                <p>%s</p>
                <div class=row><a class="button main" href="%s">%s</a><a class=button href="%s">%s</a>%s%s</div>
                """.formatted(
                                purchase.order(),
                                Html.text(purchase.choice().product().in(pageLanguage)),
                                purchase.amount().display(),
                                Html.text(purchase.choice().troubleChoice().in(pageLanguage)),
                                Html.text(purchase.choice().shippingChoice().in(pageLanguage)),
                                deadline(view),
                                rows,
                                Html.text(said),
                                Html.text(purchase.pageUrl()),
                                pageLanguage.say("The customer's page", "顾客页面"),
                                Html.text(purchase.payUrl()),
                                pageLanguage.say("The gateway's page", "网关付款页"),
                                correction(view, purchase),
                                decisions(view, purchase));
    }

    /// Money that goes back by itself is announced where it can still be prevented.
    private String deadline(Json view) {
        return view.at("returnsAt")
                .text()
                .map(at -> pageLanguage.say(
                        ". Neither shipped nor cancelled, the money goes back at ", "。既不发货也不取消，款项将于以下时间退回："))
                .map(words -> words + "<b>" + Html.text(plain(view.at("returnsAt"))) + "</b>")
                .orElse("");
    }

    /// What only the shop can decide: that it ships, or that it will not.
    private String decisions(Json view, Purchase purchase) {
        var open = view.at("orderStatus").text().filter("OPEN"::equals).isPresent();
        return open
                ? button("/ship", purchase, pageLanguage.say("Ship it", "确认发货"))
                        + button("/cancel", purchase, pageLanguage.say("Cancel the order", "取消订单"))
                : "";
    }

    private String button(String action, Purchase purchase, String words) {
        return "<form method=post action=" + action + "><input type=hidden name=order value=" + purchase.order()
                + "><input type=hidden name=lang value=" + pageLanguage.code() + "><button>" + words
                + "</button></form>";
    }

    /// For a payment that is held back, since the gateway took another amount.
    private String correction(Json view, Purchase purchase) {
        return view.at("quarantine").elements().isEmpty()
                ? ""
                : button("/correct", purchase, pageLanguage.say("Expect what the gateway took", "按网关实收金额更正"));
    }

    private static String plain(Json value) {
        return value.text().map(text -> text.replaceFirst(TIME, "$1 $2 UTC")).orElseGet(value::write);
    }
}
