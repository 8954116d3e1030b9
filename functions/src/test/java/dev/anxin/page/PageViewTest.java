package dev.anxin.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.json.Json;
import dev.anxin.ledger.Charge.Capture;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Order;
import dev.anxin.ledger.Refund;
import dev.anxin.locale.Locales;
import dev.anxin.page.PageView.Link.Kind;
import dev.anxin.page.PageView.Progress;
import dev.anxin.payment.Method;
import dev.anxin.payment.Money;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a customer reads in each state: the same truth as the messages, at any moment.
final class PageViewTest {
    /// Stories by what their page must look like, each at the minute it is looked at.
    record Row(String name, PageStory pageStory, long minute, PageFace pageFace) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> rows() {
        var closed = PageStory.returned().called(3, new News.Failed("", "101")).called(4, new News.Closed());
        return Stream.of(
                new Row("not yet asked", PageStory.returned(), 2, PageFace.CONFIRMING),
                new Row("never seen", PageStory.registered(), 1, PageFace.CONFIRMING),
                new Row("reassured", PageStory.returned().asked(3, new News.Unpaid()), 4, PageFace.CONFIRMING),
                new Row("pending", PageStory.returned().asked(7, new News.Acting("", "202")), 8, PageFace.CONFIRMING),
                new Row("handed over", PageStory.returned().asked(17, new News.Unpaid()), 18, PageFace.HANDED_OVER),
                new Row("another amount", PageStory.returned().called(3, otherAmount()), 4, PageFace.CONFIRMING),
                new Row("a slip is out", slip(), 31, PageFace.PAY_BY),
                new Row("a slip is past due", slip(), 3 * 1440 + 10, PageFace.PAY_BY),
                new Row("a debit is under way", debit(), 31, PageFace.BANK_DEBIT),
                new Row(
                        "a debit is late",
                        debit().asked(40 * 1440, new News.NoAnswer("timeout")),
                        40 * 1440 + 1,
                        PageFace.HANDED_OVER),
                new Row(
                        "held",
                        PageStory.returned().called(3, new News.Authorised(PageStory.PRICE)),
                        4,
                        PageFace.CONFIRMING),
                new Row("paid", PageStory.returned().paid(3), 4, PageFace.PAID),
                new Row("paid, and its capture failed", captureFailed(), 10, PageFace.SETTLING),
                new Row("captured again", capturedAgain(), 21, PageFace.PAID),
                new Row("part refunded", partRefunded(), 13, PageFace.PART_REFUNDED),
                new Row("failed", PageStory.returned().called(3, new News.Failed("", "101")), 4, PageFace.TRY_AGAIN),
                new Row(
                        "failed long ago",
                        PageStory.returned().called(3, new News.Failed("", "101")),
                        31,
                        PageFace.TRY_AGAIN),
                new Row("closed", closed, 5, PageFace.NOT_PAID),
                new Row("expired", PageStory.returned().asked(30, new News.Unpaid()), 31, PageFace.NOT_PAID),
                new Row("not found", PageStory.returned().asked(30, new News.NotFound()), 31, PageFace.HANDED_OVER),
                new Row("paid late", late(), 10, PageFace.PAID_LATE),
                new Row(
                        "paid late and fulfilled",
                        late().order(Order.Status.FULFILLED, Order.Holder.THIS),
                        10,
                        PageFace.PAID),
                new Row("cancelled", second(Order.Status.CANCELLED, Order.Holder.THIS), 10, PageFace.RETURNING),
                new Row("not fulfilled", second(Order.Status.REFUNDING, Order.Holder.THIS), 10, PageFace.RETURNING),
                new Row("refund failed", second().refund(12, Refund.Status.FAILED), 13, PageFace.REFUND_BOUNCED),
                new Row("paid by another", second(), 10, PageFace.RETURNING),
                new Row("refunded", second().refund(12, Refund.Status.SUCCEEDED), 13, PageFace.REFUNDED),
                new Row(
                        "bounced",
                        second().refund(12, Refund.Status.SUCCEEDED).refund(13, Refund.Status.FAILED),
                        14,
                        PageFace.REFUND_BOUNCED));
    }

    private static News otherAmount() {
        return new News.Paid(new Money(1, "CNY"), 1);
    }

    private static PageStory second() {
        return second(Order.Status.OPEN, Order.Holder.ANOTHER);
    }

    private static PageStory second(Order.Status status, Order.Holder holder) {
        return PageStory.returned().paid(3).order(status, holder);
    }

    private static PageStory captureFailed() {
        return PageStory.returned().paid(3).called(9, captured(Capture.Status.FAILED));
    }

    private static PageStory capturedAgain() {
        return captureFailed().called(20, captured(Capture.Status.SUCCEEDED));
    }

    private static News captured(Capture.Status status) {
        return new News.CaptureReported(PageStory.PRICE, "k1", status, PageStory.PRICE.minor());
    }

    @Test
    void saysNeitherPaidNorUnpaidOfACaptureThatFailed() {
        var english = captureFailed().page(10, "en");
        assertThat(english.headline()).isEqualTo("A person is looking after your payment");
        assertThat(english.sentences())
                .contains("A member of our staff has taken over. There is nothing you have to do.")
                .noneMatch(sentence -> sentence.contains("not paid") || sentence.contains("taken."));
        assertThat(english.steps())
                .extracting(PageView.Step::words)
                .contains("A person takes over")
                .doesNotContain("Paid", "Not paid", "Paid in part");
        assertThat(captureFailed().page(10, "zh-CN").sentences()).contains("同事已接手，您无需操作。");
    }

    private static PageStory partRefunded() {
        var part = new News.RefundReported("gateway:re_1", Refund.Status.SUCCEEDED, new Money(9900, "CNY"));
        return PageStory.returned().paid(3).called(12, part);
    }

    @Test
    void saysOfAPartThatWentBackWhatWasPaidWhenItWentAndWhatIsLeft() {
        var english = partRefunded().page(13, "en");
        assertThat(english.headline()).isEqualTo("Part of your payment was refunded");
        assertThat(english.sentences())
                .contains(
                        "You paid CN¥299.00. CN¥99.00 was refunded to your original payment method (12:12), and CN¥200.00 is left.");
        assertThat(english.steps())
                .extracting(PageView.Step::words)
                .contains("Paid", "CN¥99.00 was refunded to your original payment method");
        var chinese = partRefunded().page(24 * 60, "zh-CN");
        assertThat(chinese.headline()).isEqualTo("已部分退款");
        assertThat(chinese.sentences()).contains("您已支付 ¥299.00，其中 ¥99.00 已原路退回（3月1日 12:12），剩余 ¥200.00。");
    }

    private static PageStory late() {
        return PageStory.returned().called(3, new News.Closed()).paid(4);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void showsTheFaceOfItsState(Row row) {
        assertThat(row.pageStory().page(row.minute(), "en").pageFace()).isEqualTo(row.pageFace());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isCalmWhileOneWaitsAndRestsAtAnOutcome(Row row) {
        for (String locale : Locales.names()) {
            var page = row.pageStory().page(row.minute(), locale);
            var all = PageJson.of(page, "").write().toLowerCase(Locale.ROOT);
            assertThat(all).doesNotContain("失败", "fail", "error", "错误", "异常");
            assertThat(page.headline()).isNotBlank();
            assertThat(page.sentences()).isNotEmpty();
            assertThat(page.calm().isEmpty()).isNotEqualTo(page.pageFace().isUnsettled());
            assertThat(page.check().words().isEmpty())
                    .isNotEqualTo(page.pageFace().isWaiting());
            assertThat(page.refreshSeconds() == 0).isEqualTo(page.pageFace().isOver());
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void offersToPayAgainOnlyWhereNobodyCanTakeItTwice(Row row) {
        var offered = row.pageStory().page(row.minute(), "zh-CN").links().stream()
                .anyMatch(link -> link.kind() == Kind.PAY_AGAIN);
        assertThat(offered).isEqualTo(List.of("failed", "closed").contains(row.name()));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void namesNobodyAndNoReferenceOfTheGateway(Row row) {
        var html = PageHtml.of(row.pageStory().page(row.minute(), "zh-CN"), PageStory.DISPLAY);
        assertThat(html).doesNotContain("customer-1", "made-1001", "demo-shop", "olepay", ">101", ">202");
        assertThat(html.length()).isLessThan(20_000);
    }

    @Test
    void saysWhichCheckCameLastAndWhenTheNextComes() {
        var pageStory = PageStory.returned().asked(4, new News.Unpaid());
        var page = pageStory.page(4, "en");
        assertThat(page.check().words()).isEqualTo("Check no. 1 done, next at 12:05:30");
        assertThat(page.check().next()).contains(PageStory.minute(5).plusSeconds(30));
        assertThat(pageStory.page(4, "zh-CN").check().words()).isEqualTo("已完成第 1 次核实，下一次 12:05:30");
        assertThat(pageStory.page(6, "zh-CN").check().words()).isEqualTo("正在进行第 2 次核实，请稍候");
    }

    @Test
    void promisesTheUsualTimeOnlyWhileItIsNotOver() {
        var pageStory = PageStory.returned().asked(3, new News.Unpaid());
        assertThat(pageStory.page(6, "en").sentences()).anyMatch(line -> line.contains("1 to 5 minutes"));
        assertThat(pageStory.page(7, "en").sentences()).noneMatch(line -> line.contains("1 to 5 minutes"));
        assertThat(pageStory.page(6, "en").sentences()).anyMatch(line -> line.contains("by 12:10 at the latest"));
        assertThat(pageStory.page(7, "en").sentences()).anyMatch(line -> line.contains("by 12:20 at the latest"));
    }

    @Test
    void saysThatTheProblemIsLocatedOnlyWhereItIs() {
        var silent =
                PageStory.returned().asked(7, new News.NoAnswer("timed out")).page(8, "zh-CN");
        assertThat(silent.headline()).isEqualTo("支付结果确认中"); // no answer is no cause
        assertThat(silent.sentences()).anyMatch(line -> line.contains("暂时没有答复"));
        var pending = PageStory.returned().asked(7, new News.Acting("", "202")).page(8, "zh-CN");
        assertThat(pending.headline()).contains("已定位问题");
        var unknown = PageStory.returned().asked(7, new News.NotFound()).page(8, "zh-CN");
        assertThat(unknown.headline()).isEqualTo("支付结果确认中");
    }

    @Test
    void giveTheAdviceOfTheCodeAndNeverTheCode() {
        var page = PageStory.returned().called(3, new News.Failed("", "101")).page(4, "en");
        assertThat(page.sentences()).anyMatch(line -> line.contains("balance or credit"));
    }

    /// "You can try again", of what a bank had refused.
    @Test
    void asksToTryAgainOnlyWhereTheSameWayCanHelp() {
        for (String locale : Locales.names()) {
            var same =
                    PageStory.returned().called(3, new News.Failed("", "101")).page(4, locale);
            assertThat(PageHtml.of(same, PageStory.DISPLAY)).containsAnyOf("try again", "重试", "重試");
            var other =
                    PageStory.returned().called(3, new News.Failed("", "RISK")).page(4, locale);
            assertThat(other.links()).extracting(PageView.Link::kind).contains(Kind.PAY_AGAIN);
            assertThat(String.join(" ", other.sentences()) + other.links())
                    .containsAnyOf("another", "其他")
                    .doesNotContain("try again", "Pay again", "重试", "重新", "重試");
        }
    }

    @Test
    void showsStepsInTheirOrder() {
        var waiting = PageStory.returned().asked(17, new News.Unpaid()).page(18, "en");
        assertThat(waiting.steps())
                .extracting(PageView.Step::progress)
                .containsExactly(Progress.DONE, Progress.DONE, Progress.DONE, Progress.NOW, Progress.NEXT);
        assertThat(waiting.steps())
                .extracting(PageView.Step::local)
                .containsExactly("1 Mar, 12:00:00 (UTC+8)", "12:02:00", "", "12:17:00", "");
        var refunded = second().refund(12, Refund.Status.SUCCEEDED).page(13, "en");
        assertThat(refunded.steps().getLast().words())
                .isEqualTo("CN¥299.00 was refunded to your original payment method");
    }

    @Test
    void showsTimesOfOtherDaysWithTheirDate() {
        var page = PageStory.returned().paid(3).page(60 * 24, "zh-CN");
        assertThat(page.steps().getFirst().local()).isEqualTo("3月1日 12:00:00 (UTC+8)");
        assertThat(page.steps().getLast().local()).isEqualTo("3月1日 12:03:00");
    }

    /// "Thank you for your patience" stood where the payment was known at once.
    @Test
    void thanksForPatienceOnlyWhoWasToldToWait() {
        assertThat(PageStory.returned().paid(2).page(3, "en").sentences()).containsExactly("Thank you for your order.");
        assertThat(PageStory.returned().paid(2).page(3, "zh-CN").sentences()).containsExactly("感谢您的支持，祝您使用愉快！");
        var waited = PageStory.returned().told("waiting:REASSURED").paid(5);
        assertThat(waited.page(6, "en").sentences()).containsExactly("Thank you for your patience.");
        assertThat(waited.page(6, "zh-CN").sentences()).containsExactly("感谢您的耐心等待，祝您使用愉快！");
    }

    @Test
    void isTheSameInJson() {
        var json = PageJson.of(PageStory.returned().asked(4, new News.Unpaid()).page(4, "en"), "");
        assertThat(json.needText("state")).isEqualTo("confirming");
        assertThat(json.needText("nextCheckAt")).isEqualTo("2026-03-01T04:05:30Z");
        assertThat(json.at("links", "support")).isEqualTo(Json.of("https://shop.example/help"));
        assertThat(json.at("links", "payAgain").exists()).isFalse();
    }

    /// Shops that show the page in their own app read dates there, and need not take sentences apart.
    @Test
    void aPaymentThatTakesDaysHasDatesInItsJson() {
        var slip = PageJson.of(slip().page(31, "en"), "");
        assertThat(slip.needText("methodClass")).isEqualTo("voucher");
        assertThat(slip.needText("payBy")).isEqualTo("2026-03-04T04:00:00Z");
        assertThat(slip.needText("openUntil")).isEqualTo("2026-03-06T04:00:00Z");
        assertThat(slip.at("expectedBy").exists()).isFalse();
        assertThat(slip.at("steps").elements())
                .extracting(step -> step.at("at").text())
                .contains(Optional.of("2026-03-04T04:00:00Z"));
        var later = PageJson.of(slip().page(31 + 1440, "en"), "");
        assertThat(List.of("payBy", "openUntil"))
                .allSatisfy(name -> assertThat(later.at(name)).isEqualTo(slip.at(name)));
        var debit = PageJson.of(debit().page(31, "en"), "");
        assertThat(debit.needText("methodClass")).isEqualTo("debit");
        assertThat(debit.needText("expectedBy")).isEqualTo("2026-03-19T04:03:00Z");
        assertThat(debit.at("openUntil").exists()).isFalse(); // nobody closes a debit
    }

    @Test
    void aSlipWhoseDateNobodyKnowsHasNone() {
        var undated = PageStory.returned()
                .called(
                        3,
                        new News.Acting("", ""),
                        new News.MethodNamed(Method.transfer("bank_transfer", Instant.MAX, "", -1)));
        var json = PageJson.of(undated.page(31, "en"), "");
        assertThat(json.needText("methodClass")).isEqualTo("transfer");
        assertThat(json.at("payBy").exists()).isFalse();
        assertThat(json.at("openUntil").exists()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void onlyAPaymentThatIsUnderWayForDaysHasDates(Row row) {
        var json = PageJson.of(row.pageStory().page(row.minute(), "en"), "");
        var isSlow = row.pageStory().state().slow().isPresent();
        assertThat(isSlow)
                .isEqualTo(row.name().startsWith("a slip") || row.name().startsWith("a debit"));
        assertThat(List.of("methodClass", "payBy", "expectedBy", "openUntil"))
                .filteredOn(name -> json.at(name).exists())
                .hasSize(isSlow ? row.name().startsWith("a slip") ? 3 : 2 : 0);
    }

    private static PageStory slip() {
        var method = Method.voucher("konbini", PageStory.minute(3 * 1440), "123456");
        return PageStory.returned().called(3, new News.Acting("", ""), new News.MethodNamed(method));
    }

    private static PageStory debit() {
        return PageStory.returned()
                .called(3, new News.Acting("", ""), new News.MethodNamed(Method.debit("sepa_debit", "py_1")));
    }

    @Test
    void theHolderOfASlipReadsAmountDateAndNumberAndNoProgress() {
        var page = slip().page(31, "en");
        assertThat(page.headline()).isEqualTo("Please pay by 4 Mar, 12:00 (UTC+8)");
        assertThat(page.sentences())
                .contains("Please pay CN¥299.00 with your payment slip.", "Quote 123456 when you pay.");
        assertThat(page.calm().toString()).contains("only once").doesNotContain("do not pay again");
        assertThat(page.check().words()).isEmpty();
        assertThat(page.refreshSeconds()).isEqualTo(60);
        assertThat(page.steps().toString()).doesNotContain("A person", "We ask the payment provider");
        assertThat(slip().page(31, "zh-CN").headline()).isEqualTo("请在 3月4日 12:00 前付款");
    }

    @Test
    void afterTheDueDateNobodyIsAskedToPay() {
        var page = slip().page(3 * 1440 + 10, "en");
        assertThat(page.headline()).isEqualTo("We have not seen your payment yet");
        assertThat(page.sentences())
                .containsExactly("If you have paid, it can take until 6 Mar, 12:00 (UTC+8) to arrive: there is nothing"
                        + " for you to do.");
    }

    @Test
    void whoPaysByDebitReadsADateAndThatThereIsNothingToDo() {
        var page = debit().page(31, "en");
        assertThat(page.headline()).isEqualTo("Your payment is under way");
        assertThat(page.sentences().getFirst()).isEqualTo("Your bank takes until about 19 Mar (UTC+8).");
        assertThat(page.calm().toString()).contains("do not pay again");
        assertThat(debit().page(31, "zh-CN").sentences().getFirst()).isEqualTo("银行扣款预计在 3月19日 前后完成。");
    }

    /// A link that was opened and no more, of a payment that the gateway has begun: nobody has come back.
    @Test
    void promisesNothingToWhoWasNotSeenAndSaysNotThatTheyCameBack() {
        var unseen = PageStory.registered().page(3, "en");
        assertThat(unseen.unseen()).isTrue();
        assertThat(unseen.sentences()).noneMatch(line -> line.contains("at the latest"));
        var acting = PageStory.registered().called(2, new News.Acting("", "")).page(3, "en");
        assertThat(acting.steps()).noneMatch(step -> step.words().contains("came back"));
        var seen = PageStory.returned().page(3, "en");
        assertThat(seen.sentences()).anyMatch(line -> line.contains("at the latest"));
        assertThat(seen.steps()).anyMatch(step -> step.words().contains("came back"));
    }
}
