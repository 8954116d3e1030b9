package dev.anxin.local.shop;

import dev.anxin.local.simulator.Html;

/// The shop's page with the gateway's code on it. Whoever has paid goes on from here: the gateway sends nobody back.
record ScanPage(PageLanguage pageLanguage) {
    /// @param contents of the code
    String html(Purchase purchase, String contents) {
        var brand = purchase.choice().gateway().brandName();
        var title = pageLanguage.say("Scan to pay with " + brand.english(), "请用" + brand.chinese() + "扫码付款");
        return ShopStyle.nav(pageLanguage, "/scan/" + purchase.order())
                + """
                <h1>%s</h1><p class=soft>%s · %s</p>
                <div class=scan>%s<div><p class=amount>%s</p>
                <p>%s</p>
                <p><a class="button main" target=_blank rel=noopener href="%s">%s</a></p>
                <p>%s</p>
                <p><a class=button href="/return/%s">%s</a></p></div></div>
                """.formatted(
                                title,
                                Html.text(purchase.choice().product().in(pageLanguage)),
                                purchase.order(),
                                QrCodeSvg.of(contents, title),
                                purchase.amount().display(),
                                pageLanguage.say(
                                        "A phone cannot reach this computer. Scan it from here instead: what the phone would"
                                                + " show opens in another tab.",
                                        "手机无法访问这台电脑。请点击下方按钮，在新标签页中查看手机上的付款页面。"),
                                Html.text(contents),
                                pageLanguage.say("Scan it", "模拟扫码"),
                                pageLanguage.say(
                                        "Once the shop hears that it is paid, this page goes on by itself.",
                                        "商店收到付款结果后，本页会自动跳转。"),
                                purchase.order(),
                                pageLanguage.say("I have paid", "我已付款"));
    }
}
