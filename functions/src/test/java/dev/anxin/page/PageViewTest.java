package dev.anxin.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Order;
import dev.anxin.ledger.Refund;
import dev.anxin.page.PageView.Link.Kind;
import dev.anxin.page.PageView.Progress;
import dev.anxin.payment.Money;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a customer reads in each state: the same truth as the messages, at any moment.
final class PageViewTest {
    /// Stories by what their page must look like, each at the minute it is looked at.
    record Row(String name, Story story, long minute, Face face) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> rows() {
        var closed = Story.returned().called(3, new News.Failed("101")).called(4, new News.Closed());
        return Stream.of(
                new Row("not yet asked", Story.returned(), 2, Face.CONFIRMING),
                new Row("never seen", Story.registered(), 1, Face.CONFIRMING),
                new Row("reassured", Story.returned().asked(3, new News.Unpaid()), 4, Face.CONFIRMING),
                new Row("pending", Story.returned().asked(7, new News.Acting("202")), 8, Face.CONFIRMING),
                new Row("handed over", Story.returned().asked(17, new News.Unpaid()), 18, Face.HANDED_OVER),
                new Row("another amount", Story.returned().called(3, otherAmount()), 4, Face.CONFIRMING),
                new Row("held", Story.returned().called(3, new News.Authorised(Story.PRICE)), 4, Face.CONFIRMING),
                new Row("paid", Story.returned().paid(3), 4, Face.PAID),
                new Row("failed", Story.returned().called(3, new News.Failed("101")), 4, Face.TRY_AGAIN),
                new Row("failed long ago", Story.returned().called(3, new News.Failed("101")), 31, Face.TRY_AGAIN),
                new Row("closed", closed, 5, Face.NOT_PAID),
                new Row("expired", Story.returned().asked(30, new News.Unpaid()), 31, Face.NOT_PAID),
                new Row("not found", Story.returned().asked(30, new News.NotFound()), 31, Face.HANDED_OVER),
                new Row("paid late", late(), 10, Face.PAID_LATE),
                new Row(
                        "paid late and fulfilled",
                        late().order(Order.Status.FULFILLED, Order.Holder.THIS),
                        10,
                        Face.PAID),
                new Row("cancelled", second(Order.Status.CANCELLED, Order.Holder.THIS), 10, Face.RETURNING),
                new Row("not fulfilled", second(Order.Status.REFUNDING, Order.Holder.THIS), 10, Face.RETURNING),
                new Row("refund failed", second().refund(12, Refund.Status.FAILED), 13, Face.REFUND_BOUNCED),
                new Row("paid by another", second(), 10, Face.RETURNING),
                new Row("refunded", second().refund(12, Refund.Status.SUCCEEDED), 13, Face.REFUNDED),
                new Row(
                        "bounced",
                        second().refund(12, Refund.Status.SUCCEEDED).refund(13, Refund.Status.FAILED),
                        14,
                        Face.REFUND_BOUNCED));
    }

    private static News otherAmount() {
        return new News.Paid(new Money(1, "CNY"), 1);
    }

    private static Story second() {
        return second(Order.Status.OPEN, Order.Holder.ANOTHER);
    }

    private static Story second(Order.Status status, Order.Holder holder) {
        return Story.returned().paid(3).order(status, holder);
    }

    private static Story late() {
        return Story.returned().called(3, new News.Closed()).paid(4);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void showsTheFaceOfItsState(Row row) {
        assertThat(row.story().page(row.minute(), "en").face()).isEqualTo(row.face());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isCalmWhileOneWaitsAndRestsAtAnOutcome(Row row) {
        for (String locale : List.of("zh-CN", "en")) {
            var page = row.story().page(row.minute(), locale);
            var all = PageJson.of(page).write().toLowerCase(Locale.ROOT);
            assertThat(all).doesNotContain("失败", "fail", "error", "错误", "异常");
            assertThat(page.headline()).isNotBlank();
            assertThat(page.sentences()).isNotEmpty();
            assertThat(page.calm().isEmpty()).isNotEqualTo(page.face().isUnsettled());
            assertThat(page.check().words().isEmpty()).isNotEqualTo(page.face().isWaiting());
            assertThat(page.refreshSeconds() == 0).isEqualTo(page.face().isOver());
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void offersToPayAgainOnlyWhereNobodyCanTakeItTwice(Row row) {
        var offered = row.story().page(row.minute(), "zh-CN").links().stream()
                .anyMatch(link -> link.kind() == Kind.PAY_AGAIN);
        assertThat(offered).isEqualTo(List.of("failed", "closed").contains(row.name()));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void namesNobodyAndNoReferenceOfTheGateway(Row row) {
        var html = PageHtml.of(row.story().page(row.minute(), "zh-CN"), false);
        assertThat(html).doesNotContain("customer-1", "made-1001", "demo-shop", "olepay", ">101", ">202");
        assertThat(html.length()).isLessThan(20_000);
    }

    @Test
    void saysWhichCheckCameLastAndWhenTheNextComes() {
        var story = Story.returned().asked(4, new News.Unpaid());
        var page = story.page(4, "en");
        assertThat(page.check().words()).isEqualTo("Check no. 3 done, next at 12:05:30");
        assertThat(page.check().next()).contains(Story.minute(5).plusSeconds(30));
        assertThat(story.page(4, "zh-CN").check().words()).isEqualTo("已完成第 3 次核实，下一次 12:05:30");
        assertThat(story.page(6, "zh-CN").check().words()).isEqualTo("正在进行第 4 次核实，请稍候");
    }

    @Test
    void promisesTheUsualTimeOnlyWhileItIsNotOver() {
        var story = Story.returned().asked(3, new News.Unpaid());
        assertThat(story.page(6, "en").sentences()).anyMatch(line -> line.contains("1 to 5 minutes"));
        assertThat(story.page(7, "en").sentences()).noneMatch(line -> line.contains("1 to 5 minutes"));
        assertThat(story.page(6, "en").sentences()).anyMatch(line -> line.contains("by 12:10 at the latest"));
        assertThat(story.page(7, "en").sentences()).anyMatch(line -> line.contains("by 12:20 at the latest"));
    }

    @Test
    void saysThatTheProblemIsLocatedOnlyWhereItIs() {
        var silent = Story.returned().asked(7, new News.NoAnswer("timed out")).page(8, "zh-CN");
        assertThat(silent.headline()).contains("已定位问题");
        assertThat(silent.sentences()).anyMatch(line -> line.contains("暂时没有答复"));
        var unknown = Story.returned().asked(7, new News.NotFound()).page(8, "zh-CN");
        assertThat(unknown.headline()).isEqualTo("支付结果确认中");
    }

    @Test
    void giveTheAdviceOfTheCodeAndNeverTheCode() {
        var page = Story.returned().called(3, new News.Failed("101")).page(4, "en");
        assertThat(page.sentences()).anyMatch(line -> line.contains("balance or credit"));
    }

    @Test
    void showsStepsInTheirOrder() {
        var waiting = Story.returned().asked(17, new News.Unpaid()).page(18, "en");
        assertThat(waiting.steps())
                .extracting(PageView.Step::progress)
                .containsExactly(Progress.DONE, Progress.DONE, Progress.DONE, Progress.NOW, Progress.NEXT);
        assertThat(waiting.steps())
                .extracting(PageView.Step::local)
                .containsExactly("12:00:00", "12:02:00", "", "12:17:00", "");
        var refunded = second().refund(12, Refund.Status.SUCCEEDED).page(13, "en");
        assertThat(refunded.steps().getLast().words()).isEqualTo("299.00 CNY went back the way it came");
    }

    @Test
    void showsTimesOfOtherDaysWithTheirDate() {
        var page = Story.returned().paid(3).page(60 * 24, "zh-CN");
        assertThat(page.steps().getFirst().local()).isEqualTo("3月1日 12:00:00");
    }

    @Test
    void isTheSameInJson() {
        var json = PageJson.of(Story.returned().asked(4, new News.Unpaid()).page(4, "en"));
        assertThat(json.needText("state")).isEqualTo("confirming");
        assertThat(json.needText("nextCheckAt")).isEqualTo("2026-03-01T04:05:30Z");
        assertThat(json.at("links", "support")).isEqualTo(Json.of("https://shop.example/help"));
        assertThat(json.at("links", "payAgain").exists()).isFalse();
    }
}
