package dev.anxin.page;

import static dev.anxin.html.Markup.element;
import static dev.anxin.html.Markup.empty;
import static dev.anxin.html.Markup.text;
import static dev.anxin.html.Markup.with;

import dev.anxin.html.Markup;
import java.util.Map;
import java.util.stream.Stream;

/// The page on which a customer who has lost the link looks for an order. One form, which needs no script, and repeats
/// nothing that was sent.
///
/// @param shop may be empty
public record LookUpHtml(String locale, String shop, LookUpNotice notice) {
    private static final Map<String, String> PLAIN = Map.of();

    /// What both languages have.
    ///
    /// @param hint below the heading
    record Words(
            String heading,
            String hint,
            String order,
            String amount,
            String send,
            String other,
            String notFound,
            String tooOften) {
        static Words in(String locale) {
            return locale.equals("en") ? ENGLISH : CHINESE;
        }
    }

    private static final Words CHINESE = new Words(
            "查询支付结果",
            "请填写订单号和订单金额，两项均可在商家的订单或消息中找到。",
            "订单号",
            "订单金额",
            "查询",
            "English",
            "没有找到符合的订单。请核对订单号和金额后再试，或联系商家客服。",
            "查询次数过多，请一小时后再试。您也可以从商家的消息中打开链接，或联系商家客服。");
    private static final Words ENGLISH = new Words(
            "Find your payment",
            "Please enter the order number and the amount. Both are in the shop's messages, and in your order there.",
            "Order number",
            "Amount",
            "Find",
            "中文",
            "We found no order with this number and amount. Please check both and try again, or ask the shop's support.",
            "That was tried too often. Please try again in an hour, open the link in the shop's message, or ask the shop's support.");

    public String html() {
        var words = Words.in(locale);
        var shopName = shop.isEmpty() ? Markup.NONE : element("p", with("class", "shop"), text(shop));
        var other = locale.equals("en") ? "zh-CN" : "en";
        var language = element(
                "a",
                with("id", "language", "href", "?lang=" + other, "lang", other, "hreflang", other, "class", "quiet"),
                text(words.other()));
        var fields = Markup.all(Stream.of(
                element("label", with("for", "order"), text(words.order())),
                field("order", "64", "text"),
                element("label", with("for", "amount"), text(words.amount())),
                field("amount", "40", "decimal"),
                element("button", with("id", "find", "class", "send"), text(words.send()))));
        var form = element("form", with("method", "post", "action", "?lang=" + locale, "class", "say"), fields);
        var content = element(
                "main",
                with("class", "look-up"),
                element("header", PLAIN, shopName, language),
                element(
                        "div",
                        with("class", "tell"),
                        element("h1", PLAIN, text(words.heading())),
                        notice(words),
                        element("p", with("class", "hint"), text(words.hint())),
                        form));
        return PageHtml.document(locale, words.heading(), 0, false, content);
    }

    private Markup notice(Words words) {
        return switch (notice) {
            case NONE -> Markup.NONE;
            case NOT_FOUND -> said(words.notFound());
            case TOO_OFTEN -> said(words.tooOften());
        };
    }

    private static Markup said(String words) {
        return element("p", with("id", "said", "class", "said", "role", "alert"), text(words));
    }

    private static Markup field(String name, String longest, String mode) {
        return empty(
                "input",
                with(
                        "id",
                        name,
                        "name",
                        name,
                        "maxlength",
                        longest,
                        "inputmode",
                        mode,
                        "autocomplete",
                        "off",
                        "required",
                        ""));
    }
}
