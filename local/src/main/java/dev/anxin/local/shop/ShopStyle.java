package dev.anxin.local.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// What the shop's pages need beside the style that all pages of the simulated world share.
final class ShopStyle {
    static final String STYLE = "<style>" + text("shop.css") + "</style>";

    private ShopStyle() {}

    private static String text(String resource) {
        try (var css = ShopStyle.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(css).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The line on top of each page.
    ///
    /// @param here the page's own address
    static String nav(Lang lang, String here) {
        return "<nav><b>" + lang.say("Demo shop", "演示商店") + "</b>"
                + link("/", lang.say("Shop", "商店"), lang, here)
                + link("/inbox", lang.say("Inbox", "收件箱"), lang, here)
                + "<a href=\"" + here + "?lang=" + lang.other().code() + "\" lang="
                + lang.other().locale() + ">"
                + lang.say("中文", "English") + "</a></nav>";
    }

    private static String link(String to, String words, Lang lang, String here) {
        var current = to.equals(here) ? " aria-current=page" : "";
        return "<a href=\"" + to + "?lang=" + lang.code() + "\"" + current + ">" + words + "</a>";
    }
}
