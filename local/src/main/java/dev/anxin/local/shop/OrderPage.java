package dev.anxin.local.shop;

import dev.anxin.json.Json;
import dev.anxin.local.demo.Merchant;
import dev.anxin.local.simulator.Html;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One order as the shop sees it.
record OrderPage(Lang lang, Merchant merchant) {
    String html(Purchase purchase) {
        var view = ShopSite.view(merchant, purchase);
        var rows = Stream.of("status", "diagnosis", "stage", "failureCode", "checks", "nextCheckAt", "payUntil")
                .filter(name -> view.at(name).exists())
                .map(name -> "<tr><td>" + name + "<td>" + Html.text(plain(view.at(name))))
                .collect(Collectors.joining());
        return ShopStyle.nav(lang, "/")
                + """
                <h1>%s</h1><p>%s · %s · %s</p>
                <div class=scroll><table>%s</table></div>
                <p class=row><a class="button main" href="%s">%s</a><a class=button href="%s">%s</a>%s</p>
                """.formatted(
                                purchase.order(),
                                Html.text(purchase.product().in(lang)),
                                purchase.amount().display(),
                                Html.text(purchase.trouble().in(lang)),
                                rows,
                                Html.text(purchase.pageUrl()),
                                lang.say("The customer's page", "顾客页面"),
                                Html.text(purchase.payUrl()),
                                lang.say("The gateway's page", "网关付款页"),
                                correction(view, purchase));
    }

    /// For a payment that is held back, since the gateway took another amount.
    private String correction(Json view, Purchase purchase) {
        return view.at("quarantine").elements().isEmpty()
                ? ""
                : "<form method=post action=/correct><input type=hidden name=order value=" + purchase.order()
                        + "><input type=hidden name=lang value=" + lang.code() + "><button>"
                        + lang.say("Expect what the gateway took", "按网关实收金额更正") + "</button></form>";
    }

    private static String plain(Json value) {
        return value.text().orElseGet(value::write);
    }
}
