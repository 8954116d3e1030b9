package dev.anxin.local.shop;

import dev.anxin.json.Json;
import dev.anxin.local.demo.Merchant;
import dev.anxin.local.simulator.Html;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One order as the shop sees it.
///
/// @param said what the shop was answered last about it, or empty
record OrderPage(PageLanguage pageLanguage, Merchant merchant, String said) {
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
        return ShopStyle.nav(pageLanguage, "/")
                + """
                <h1>%s</h1><p>%s · %s · %s</p>
                <div class=scroll><table>%s</table></div>
                <p class=row><a class="button main" href="%s">%s</a><a class=button href="%s">%s</a>%s%s</p>
                <p>%s</p>
                """.formatted(
                                purchase.order(),
                                Html.text(purchase.product().in(pageLanguage)),
                                purchase.amount().display(),
                                Html.text(purchase.troubleChoice().in(pageLanguage)),
                                rows,
                                Html.text(purchase.pageUrl()),
                                pageLanguage.say("The customer's page", "顾客页面"),
                                Html.text(purchase.payUrl()),
                                pageLanguage.say("The gateway's page", "网关付款页"),
                                correction(view, purchase),
                                decisions(view, purchase),
                                Html.text(said));
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
        return value.text().orElseGet(value::write);
    }
}
