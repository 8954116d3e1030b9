package dev.anxin.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.failure.AccountAdvice;
import dev.anxin.ledger.News;
import dev.anxin.notification.PaymentContext;
import dev.anxin.payment.ShopFront;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

final class PageHtmlTest {
    private static final PageStory WAITING = PageStory.returned().asked(3, new News.Unpaid());

    private static String html(ShopFront shop) {
        var paymentContext = new PaymentContext(shop, AccountAdvice.of("olepay"), "", PageStory.minute(4));
        return PageHtml.of(PageView.of(WAITING.state(), paymentContext, "en"), PageStory.DISPLAY);
    }

    @Test
    void escapesWhateverAShopIsCalled() {
        var html = html(new ShopFront("<script>\"'&", "", "", ""));
        assertThat(html).contains("&lt;script&gt;&quot;&#39;&amp;").doesNotContain("<script>\"");
    }

    @Test
    void linksOnlyToAddressesThatAreHarmless() {
        var html = html(new ShopFront("", "javascript:alert(1)", "ftp://shop.example/", ""));
        assertThat(html).doesNotContain("href=\"javascript", "href=\"ftp").contains("javascript:alert(1)");
        assertThat(html(new ShopFront("", "tel:+4930000000", "", ""))).contains("href=\"tel:+4930000000\"");
    }

    @Test
    void asksNobodyElseForAnything() {
        var html = html(PageStory.SHOP);
        assertThat(html.replaceAll("href=\"https://shop\\.example[^\"]*\"", ""))
                .doesNotContain("http://", "https://", "//shop", "@import", "url(");
        assertThat(Assets.HEADERS.get("content-security-policy"))
                .startsWith("default-src 'none'")
                .doesNotContain("unsafe", "*");
    }

    @Test
    void loadsAgainWithoutScriptsUnlessItsReaderStopsIt() {
        var view = WAITING.page(4, "en");
        assertThat(PageHtml.of(view, PageStory.DISPLAY))
                .contains(
                        "<noscript><meta http-equiv=\"refresh\" content=\"15\"></noscript>",
                        "data-refresh=\"5\"",
                        "refresh=off");
        assertThat(PageHtml.of(view, new PageDisplay("made", true, false, "")))
                .doesNotContain("http-equiv")
                .contains("data-refresh=\"0\"", "Update now");
        var paid = PageStory.returned().paid(3).page(4, "en");
        assertThat(PageHtml.of(paid, PageStory.DISPLAY))
                .doesNotContain("http-equiv")
                .contains("data-refresh=\"0\"");
    }

    @Test
    void countsDownBySecondsThatAreLeftAndNotByTheReadersClock() {
        var html = PageHtml.of(WAITING.page(3, "en"), PageStory.DISPLAY);
        assertThat(html).contains("<span role=\"timer\" data-in=\"30\" data-left=\" (in {})\"></span>");
        assertThat(PageHtml.of(PageStory.returned().paid(3).page(4, "en"), PageStory.DISPLAY))
                .doesNotContain("role=\"timer\"");
    }

    @Test
    void isPassedOnWithoutHowThePaymentStands() {
        var html = PageHtml.of(PageStory.returned().paid(3).page(4, "en"), PageStory.DISPLAY);
        assertThat(html).contains("<meta property=\"og:title\" content=\"支付 · Payment\">");
    }

    /// All of it in one request, as a browser gets it.
    @Test
    void isSmall() throws IOException {
        var sent = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(sent)) {
            gzip.write(html(PageStory.SHOP).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(sent.size()).isLessThan(6_000);
    }

    @Test
    void saysTheSameOfEveryBadLinkInBothLanguages() {
        assertThat(PageHtml.nothing())
                .contains("没有找到这个页面", "There is no such page")
                .doesNotContain("http-equiv");
    }
}
