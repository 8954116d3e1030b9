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
    static String nav(PageLanguage pageLanguage, String here) {
        return "<nav><b>" + pageLanguage.say("Demo shop", "演示商店") + "</b>"
                + link("/", pageLanguage.say("Shop", "商店"), pageLanguage, here)
                + link("/desk", pageLanguage.say("Shop's desk", "商店后台"), pageLanguage, here)
                + link("/inbox", pageLanguage.say("Inbox", "收件箱"), pageLanguage, here)
                + "<a href=\"" + here + "?lang=" + pageLanguage.other().code() + "\" lang="
                + pageLanguage.other().locale() + ">"
                + pageLanguage.say("中文", "English") + "</a></nav>";
    }

    private static String link(String to, String words, PageLanguage pageLanguage, String here) {
        var current = to.equals(here) ? " aria-current=page" : "";
        return "<a href=\"" + to + "?lang=" + pageLanguage.code() + "\"" + current + ">" + words + "</a>";
    }
}
