package dev.anxin.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.failure.AccountAdvice;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.Fact.Source;
import dev.anxin.ledger.Message;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Order;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Registration;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Ladder.Stage;
import dev.anxin.payment.Method;
import dev.anxin.payment.MethodSchedule.Step;
import dev.anxin.payment.Money;
import dev.anxin.payment.PayWay;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.ShopFront;
import dev.anxin.payment.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Which text a state calls for, and what it is filled with.
final class NotificationTest {
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z"); // 12:00 in Shanghai
    private static final Money PRICE = new Money(29900, "CNY");
    private static final PaymentKey KEY = new PaymentKey("olepay", "made-1001");
    private static final ShopFront SHOP =
            new ShopFront("演示小店", "mailto:help@shop.example", "", "https://shop.example/{order}");

    private static Instant minute(long minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    /// A payment whose customer came back at noon, and more facts.
    private static PaymentState state(Fact... facts) {
        var registration = new Registration(
                NOON, "demo-shop", "SO-42", PRICE, "", "zh-CN", "Asia/Shanghai", minute(30), "", Terms.DEFAULT);
        var all = Stream.concat(
                Stream.of(fact(0, new News.Registered(registration)), fact(0, new News.Returned())), Stream.of(facts));
        return PaymentState.of(all.map(Summary::of).reduce(Summary.EMPTY, Summary::join));
    }

    private static Fact fact(long minute, News... news) {
        return Fact.of(KEY, Source.CHECK, minute + ":" + List.of(news), minute(minute), news);
    }

    private static Fact rang(long minute, News answer) {
        return fact(minute, new News.Rang(1), answer);
    }

    private static Notification of(Message message, PaymentState state, long minute) {
        return Notification.of(
                message, state, new PaymentContext(SHOP, AccountAdvice.of("olepay"), "", minute(minute)));
    }

    private static Template progress(News... news) {
        var facts = Stream.of(news).map(one -> rang(5, one)).toArray(Fact[]::new);
        return of(new Message.Waiting(Stage.PROGRESS), state(facts), 5).template();
    }

    @Test
    void saysLocatedOnlyWhereTheCauseIsKnown() {
        assertThat(progress(new News.Acting("", "202"))).isEqualTo(Template.WAITING_PROGRESS_LOCATED);
        assertThat(progress(new News.NoAnswer("timed out"))).isEqualTo(Template.WAITING_PROGRESS);
        assertThat(progress(new News.Authorised(PRICE))).isEqualTo(Template.WAITING_PROGRESS_LOCATED);
        assertThat(progress(new News.Paid(new Money(1, "CNY"), 1))).isEqualTo(Template.WAITING_PROGRESS_LOCATED);
        assertThat(progress(new News.Contradicted("made"))).isEqualTo(Template.WAITING_PROGRESS_LOCATED);
        assertThat(progress(new News.Unpaid())).isEqualTo(Template.WAITING_PROGRESS);
        assertThat(progress(new News.NotFound())).isEqualTo(Template.WAITING_PROGRESS);
        assertThat(progress(new News.CallbackRejected()))
                .as("anybody can send a forged callback")
                .isEqualTo(Template.WAITING_PROGRESS);
    }

    @Test
    void promisesTheLaddersNextStepAndTheNextCheck() {
        var reassured = of(new Message.Waiting(Stage.REASSURED), state(rang(1, new News.Unpaid())), 1);
        assertThat(reassured.stage()).isEqualTo("reassured");
        assertThat(reassured.about().hearBy()).contains(minute(8));
        assertThat(reassured.about().nextCheck()).contains(minute(1).plusSeconds(30));
        assertThat(reassured.about().check()).isEqualTo(1);
        var handed = of(new Message.Waiting(Stage.HANDED_OVER), state(rang(15, new News.Unpaid())), 15);
        assertThat(handed.about().hearBy()).isEmpty();
        assertThat(handed.text()).contains("下一次核实时间为 12:19:30");
    }

    @Test
    void promisesNothingThatIsPastWhenItGoesOut() {
        var late = of(new Message.Waiting(Stage.REASSURED), state(rang(1, new News.Unpaid())), 60);
        assertThat(late.about().hearBy()).isEmpty();
        assertThat(late.about().nextCheck()).isEmpty();
        assertThat(late.text()).doesNotContain("最迟");
    }

    @Test
    void offersTheSamePaymentWhileTheGatewayAwaitsIt() {
        var failed = state(fact(3, new News.Failed("", "101")));
        var message = new Message.NotPaid("ch_3");
        assertThat(of(message, failed, 5).template()).isEqualTo(Template.NOT_PAID);
        assertThat(of(message, failed, 5).text()).contains("余额", "重新支付：https://shop.example/SO-42");
        assertThat(of(message, failed, 31).template()).isEqualTo(Template.NOT_PAID_LOOK_FIRST);
        assertThat(of(message, failed, 31).text()).doesNotContain("https://shop.example/SO-42");
    }

    /// "Try again", of a card past its date.
    @Test
    void offersAnotherWayWhereTheSameCannotHelp() {
        var expired = state(fact(3, new News.Failed("", "expired_card")));
        var stripe = new PaymentContext(SHOP, AccountAdvice.of("stripe"), "", minute(5));
        var message = Notification.of(new Message.NotPaid("ch_3"), expired, stripe);
        assertThat(message.template()).isEqualTo(Template.NOT_PAID);
        assertThat(message.text()).contains("已过有效期", "更换支付方式：https://shop.example/SO-42");
        assertThat(message.text() + message.sms() + message.channels())
                .contains("更换银行卡")
                .doesNotContain("重试", "重新支付");
    }

    @Test
    void offersANewPaymentOnceTheGatewayHasClosedTheOldOne() {
        var closed = state(fact(3, new News.Closed()));
        var message = of(new Message.NotPaid("ch_3"), closed, 40);
        assertThat(message.template()).isEqualTo(Template.NOT_PAID_CLOSED);
        assertThat(message.about().payAgainUrl()).isEqualTo("https://shop.example/SO-42");
        var expired = of(new Message.NotPaid("ch_0"), state(rang(30, new News.Unpaid())), 30);
        assertThat(expired.template()).isEqualTo(Template.NOT_PAID_LOOK_FIRST);
        assertThat(expired.about().payAgainUrl()).isEmpty();
    }

    /// The first of the ways that are safe: another account's would be a new payment, beside one that may still be
    /// made.
    @Test
    void namesTheFirstWayThatIsSafe() {
        var ways = List.of(
                new PayWay(true, "https://shop.example/backup/{order}", Map.of()),
                new PayWay(false, "https://shop.example/same/{order}", Map.of()));
        var shop = new ShopFront("", "", "", "https://shop.example/{order}", "", Map.of(), Map.of(), ways);
        var failed = state(fact(3, new News.Failed("", "101")));
        var closed = state(fact(3, new News.Closed()));
        assertThat(again(failed, shop)).isEqualTo("https://shop.example/same/SO-42");
        assertThat(again(closed, shop)).isEqualTo("https://shop.example/backup/SO-42");
        assertThat(again(state(rang(30, new News.Unpaid())), shop)).isEmpty();
    }

    private static String again(PaymentState state, ShopFront shop) {
        var context = new PaymentContext(shop, AccountAdvice.of("olepay"), "", minute(5));
        return Notification.of(new Message.NotPaid("ch_3"), state, context)
                .about()
                .payAgainUrl();
    }

    @Test
    void offersNothingForAnOrderThatAnotherPaymentHolds() {
        var another = new Order(2, Order.Status.OPEN, Order.Holder.ANOTHER, minute(4));
        var closed = state(fact(3, new News.Closed()), fact(4, new News.OrderChanged(another)));
        assertThat(PayAgain.of(closed, minute(5))).isEqualTo(PayAgain.NO);
    }

    @Test
    void doesNotSayThatAClosedPaymentIsStillBeingConfirmed() {
        var closed = state(fact(2, new News.Failed("", "202")), fact(3, new News.Closed()));
        var text = of(new Message.NotPaid("ch_3"), closed, 4).text();
        assertThat(text).doesNotContain("确认中").contains("放心重新支付");
    }

    @Test
    void thanksThoseWhoWaited() {
        var paid = fact(4, new News.Paid(PRICE, PRICE.minor()));
        assertThat(of(new Message.Paid(), state(paid), 4).template()).isEqualTo(Template.PAID);
        var waited = fact(1, new News.Told(new Message.Waiting(Stage.REASSURED).id()));
        assertThat(of(new Message.Paid(), state(paid, waited), 4).template()).isEqualTo(Template.PAID_AFTER_WAITING);
    }

    /// It apologised for "not paid" where that was true: one attempt failed, and the next one was paid.
    @Test
    void apologisesOnlyForWhatWasNotSo() {
        var paid = fact(9, new News.Paid(PRICE, PRICE.minor()));
        var failed = fact(2, new News.Failed("ch_2", "101"));
        var attempt = fact(3, new News.Told(new Message.NotPaid("ch_2").id()));
        var waited = fact(1, new News.Told(new Message.Waiting(Stage.REASSURED).id()));
        var next = of(new Message.Paid(), state(failed, attempt, paid), 9);
        assertThat(next.template()).isEqualTo(Template.PAID);
        assertThat(next.text()).contains("感谢您的支持").doesNotContain("抱歉", "请以本条为准");
        assertThat(of(new Message.Paid(), state(failed, attempt, waited, paid), 9)
                        .template())
                .isEqualTo(Template.PAID_AFTER_WAITING);
        var closed = fact(4, new News.Closed());
        var fulfilled =
                fact(10, new News.OrderChanged(new Order(2, Order.Status.FULFILLED, Order.Holder.THIS, minute(10))));
        var end = fact(5, new News.Told(new Message.NotPaid(Message.END).id()));
        assertThat(of(new Message.Paid(), state(closed, end, paid, fulfilled), 10)
                        .template())
                .isEqualTo(Template.PAID_AFTER_ALL);
        assertThat(of(new Message.Paid(), state(failed, attempt, closed, paid, fulfilled), 10)
                        .template())
                .as("it was over by then, and it was told so")
                .isEqualTo(Template.PAID_AFTER_ALL);
        assertThat(of(new Message.Paid(), state(end, paid), 9).template()).isEqualTo(Template.PAID_AFTER_ALL);
    }

    @Test
    void apologisesOnlyToThoseWhoWaitedUntilAPersonWasCalled() {
        var paid = fact(17, new News.Paid(PRICE, PRICE.minor()));
        var waited = fact(1, new News.Told(new Message.Waiting(Stage.REASSURED).id()));
        assertThat(of(new Message.Paid(), state(paid, waited), 17).text())
                .contains("感谢您的耐心等待")
                .doesNotContain("抱歉");
        var called = fact(15, new News.Told(new Message.Waiting(Stage.HANDED_OVER).id()));
        assertThat(of(new Message.Paid(), state(paid, waited, called), 17).text())
                .contains("很抱歉让您久等了，感谢您的耐心等待");
    }

    @Test
    void saysWhyMoneyWentBackAndApologisesForWhatTheCustomerDidNotWish() {
        var money = fact(4, new News.Paid(PRICE, PRICE.minor()));
        var late = "made-1001:late";
        var cancelled = "made-1001:cancelled";
        var refunded = state(
                money,
                fact(8, new News.RefundRequested(late, PRICE, "late", "")),
                fact(8, new News.RefundRequested(cancelled, PRICE, "cancelled", "")));
        assertThat(of(new Message.Refunded(late), refunded, 10).text()).contains("这笔付款到账较晚", "很抱歉给您带来不便");
        assertThat(of(new Message.Refunded(cancelled), refunded, 10).text())
                .contains("订单已取消。")
                .doesNotContain("抱歉");
    }

    @Test
    void saysWhenAndHowMuchWentBack() {
        var part = new Money(9900, "CNY");
        var refunded = state(
                fact(4, new News.Paid(PRICE, PRICE.minor())),
                fact(9, new News.RefundReported("r", Refund.Status.SUCCEEDED, part)));
        var text = of(new Message.Refunded("r"), refunded, 10);
        assertThat(text.text()).contains("¥99.00", "12:09", "原路退回");
        assertThat(text.outcome()).isEqualTo("refunded");
        assertThat(of(new Message.Bounced("r"), refunded, 10).text()).contains("客服专员");
    }

    @Test
    void showsSupportAsPeopleReadIt() {
        assertThat(TemplateValues.withoutScheme("mailto:help@shop.example")).isEqualTo("help@shop.example");
        assertThat(TemplateValues.withoutScheme("mailto:help@shop.example?subject=SO-42"))
                .isEqualTo("help@shop.example");
        assertThat(TemplateValues.withoutScheme("tel:+4930000000")).isEqualTo("+4930000000");
        assertThat(TemplateValues.withoutScheme("https://shop.example/help")).isEqualTo("https://shop.example/help");
    }

    @Test
    void namesDateAmountAndNumberOfASlip() {
        var slip = new News.MethodNamed(Method.voucher("oxxo", minute(3 * 1440), "123456"));
        var state = state(rang(1, new News.Acting("", "")), fact(1, slip));
        var told = of(new Message.Delayed(Step.BEGUN, "oxxo:"), state, 1);
        assertThat(told.template()).isEqualTo(Template.PAY_BY);
        assertThat(told.stage()).isEqualTo("begun");
        assertThat(told.outcome()).isEqualTo("waiting");
        assertThat(told.about().due().at()).contains(minute(3 * 1440));
        assertThat(told.about().hearBy()).as("the reminder").contains(minute(2 * 1440 + 3));
        assertThat(told.text()).contains("¥299.00", "3月4日 12:00", "123456");
    }

    @Test
    void namesWhatIsStillToComeOfATransferInParts() {
        var part = new News.MethodNamed(Method.transfer("customer_balance", Instant.MAX, "REF", 9900));
        var told = of(new Message.Delayed(Step.BEGUN, ""), state(rang(1, new News.Acting("", "")), fact(1, part)), 1);
        assertThat(told.text()).contains("剩余的 ¥99.00", "REF");
    }

    @Test
    void namesTheDayByWhichABankAnswers() {
        var debit = new News.MethodNamed(Method.debit("us_bank_account", ""));
        var told = of(new Message.Delayed(Step.BEGUN, ""), state(rang(1, new News.Acting("", "")), fact(1, debit)), 1);
        assertThat(told.template()).isEqualTo(Template.DEBIT_BEGUN);
        assertThat(told.text()).contains("3月5日 前后", "无需任何操作");
        assertThat(told.about().cause()).isEqualTo(Cause.GATEWAY_PENDING);
    }
}
