package dev.anxin.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.failure.AccountAdvice;
import dev.anxin.json.Json;
import dev.anxin.ledger.Fact.Source;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Order;
import dev.anxin.locale.Locales;
import dev.anxin.notification.PaymentContext;
import dev.anxin.page.PageView.Link.Kind;
import dev.anxin.payment.Feedback;
import dev.anxin.payment.PayWay;
import dev.anxin.payment.ShopFront;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The merchant's ways to pay again: in its order, and none before it is safe.
final class PageWaysTest {
    private static final PayWay BACKUP = way(true, "backup", "备用支付", "Backup");
    private static final PayWay DESK = way(false, "desk", "到店支付", "At our desk");
    private static final PayWay SAME = way(false, "same", "原渠道", "The same");

    private static PayWay way(boolean isElsewhere, String path, String chinese, String english) {
        var names = Map.of("zh-CN", chinese, "en", english);
        return new PayWay(isElsewhere, "https://shop.example/" + path + "/{order}", names);
    }

    private static PageStory failed() {
        return PageStory.returned().called(3, new News.Failed("", "101"));
    }

    private static PageStory closed() {
        return failed().called(4, new News.Closed());
    }

    private static PageView page(PageStory pageStory, String locale, String address, PayWay... ways) {
        var shop = new ShopFront("", "", "", address, "", Map.of(), Map.of(), List.of(ways));
        var paymentContext = new PaymentContext(shop, AccountAdvice.of("olepay"), "", PageStory.minute(5));
        return PageView.of(pageStory.state(), paymentContext, locale);
    }

    private static List<String> offered(PageView view) {
        return view.links().stream()
                .filter(link -> link.kind() == Kind.PAY_AGAIN)
                .map(PageView.Link::words)
                .toList();
    }

    @Test
    void standInTheMerchantsOrderUnderWhatTheyAreFor() {
        var page = page(closed(), "en", "https://shop.example/{order}", BACKUP, DESK, SAME);
        assertThat(offered(page)).containsExactly("Backup", "At our desk", "The same");
        var html = PageHtml.of(page, PageStory.DISPLAY);
        assertThat(html)
                .containsSubsequence(
                        "<h2>Pay again</h2>", "id=\"pay-again\"", "id=\"pay-again-2\"", "id=\"pay-again-3\"");
        assertThat(offered(page(closed(), "zh-HK", "", BACKUP))).containsExactly("备用支付");
        var json = PageJson.of(page, "");
        assertThat(json.at("ways").elements())
                .first()
                .isEqualTo(Json.object("name", "Backup", "url", "https://shop.example/backup/SO-42"));
        assertThat(json.at("links", "payAgain")).isEqualTo(Json.of("https://shop.example/backup/SO-42"));
    }

    /// While the gateway waits for another attempt, a payment of another account could be taken beside it.
    @Test
    void ofAnotherAccountComeOnceTheOldPaymentIsClosed() {
        assertThat(offered(page(failed(), "en", "", BACKUP, DESK, SAME))).containsExactly("At our desk", "The same");
        assertThat(offered(page(failed(), "en", "https://shop.example/{order}", BACKUP)))
                .containsExactly("Pay again");
        var none = page(failed(), "en", "", BACKUP);
        assertThat(offered(none)).isEmpty();
        assertThat(PageJson.of(none, "").at("ways").exists()).isFalse();
        assertThat(PageHtml.of(none, PageStory.DISPLAY)).doesNotContain("<h2>Pay again</h2>", "shop.example");
    }

    static Stream<PageStory> unsafe() {
        return Stream.of(
                PageStory.registered(),
                PageStory.returned(),
                PageStory.returned().asked(4, new News.Acting("", "202")),
                PageStory.returned().asked(4, new News.NoAnswer("timed out")),
                PageStory.returned().called(3, new News.Authorised(PageStory.PRICE)),
                PageStory.returned().paid(3),
                closed().paid(5),
                PageStory.returned().asked(30, new News.Unpaid()),
                closed().order(Order.Status.CANCELLED, Order.Holder.THIS),
                closed().order(Order.Status.OPEN, Order.Holder.ANOTHER),
                closed().and(Source.CUSTOMER, PageStory.minute(4), new News.CustomerAnswered(Feedback.CHARGED, "101")),
                closed().and(Source.CUSTOMER, PageStory.minute(4), new News.CustomerAnswered(Feedback.NOT_ME, "101")));
    }

    @ParameterizedTest
    @MethodSource("unsafe")
    void areNotOfferedWhereTheMoneyMayBeTakenTwice(PageStory pageStory) {
        var page = page(pageStory, "en", "https://shop.example/{order}", BACKUP, DESK, SAME);
        assertThat(offered(page)).isEmpty();
        assertThat(PageHtml.of(page, PageStory.DISPLAY)).doesNotContain("class=\"button pay-again\"", "shop.example");
    }

    @Test
    void theOneAddressStandsAsBefore() {
        var page = page(closed(), "en", "https://shop.example/{order}");
        assertThat(offered(page)).containsExactly("Pay again");
        assertThat(PageHtml.of(page, PageStory.DISPLAY)).doesNotContain("<h2>Pay again</h2>");
        assertThat(PageJson.of(page, "").at("ways").exists()).isFalse();
    }

    @Test
    void areAnotherWayWhereTheSameCannotHelp() {
        var refused = PageStory.returned().called(3, new News.Failed("", "RISK"));
        assertThat(page(refused, "en", "", DESK).waysHeading()).isEqualTo("Pay another way");
        assertThat(page(refused, "zh-CN", "", DESK).waysHeading()).doesNotContain("重新");
    }

    @Test
    void leadNowhereButToAnAddressOfTheWeb() {
        var script = new PayWay(false, "javascript:alert(1)", Map.of("en", "Pay"));
        assertThat(PageHtml.of(page(closed(), "en", "", script), PageStory.DISPLAY))
                .doesNotContain("href=\"javascript");
    }

    /// Names are a merchant's: markup is text, and letters that are read from the right turn nothing else around.
    @Test
    void whateverTheyAreCalledIsTextInItsOwnDirection() {
        var names = List.of("<b onclick=a>\"'&", "\u202e" + "ש".repeat(39), "ا".repeat(40));
        for (String name : names) {
            var page = page(closed(), "en", "", way(false, "x", name, name), DESK);
            var html = PageHtml.of(page, PageStory.DISPLAY);
            assertThat(html).doesNotContain("<b onclick").contains("dir=\"auto\" class=\"button pay-again\">");
            assertThat(offered(page)).containsExactly(name, "At our desk");
        }
    }

    /// With as many ways as there can be, each name as long as it may be.
    @Test
    void leaveThePageSmall() throws IOException {
        var ways = Collections.nCopies(PayWay.MOST, way(false, "x", "银行卡支付".repeat(8), "Card".repeat(10)));
        for (String locale : Locales.names()) {
            var html = PageHtml.of(page(closed(), locale, "", ways.toArray(PayWay[]::new)), PageStory.DISPLAY);
            var sent = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(sent)) {
                gzip.write(html.getBytes(StandardCharsets.UTF_8));
            }
            assertThat(sent.size()).isLessThan(6_500);
        }
    }
}
