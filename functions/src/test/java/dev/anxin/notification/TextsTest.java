package dev.anxin.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.failure.AccountAdvice;
import dev.anxin.locale.Locales;
import dev.anxin.payment.MethodClass;
import dev.anxin.payment.Money;
import dev.anxin.payment.QuietHours;
import dev.anxin.payment.ShopFront;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every template, in every locale, full and with everything left out that may be: each says all that its
/// reader needs, and nothing that would frighten or mislead.
final class TextsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z"); // 12:00 in Shanghai
    private static final String PAGE = "https://pay.example/pay/AbC-_1";
    private static final String ORDER_URL = "https://shop.example/orders/SO-20260301-0042";
    private static final String AGAIN = "https://shop.example/pay/SO-20260301-0042";

    /// What a text must say: in zh-CN, in English and in zh-HK.
    private enum Point {
        WHICH("SO-20260301-0042", "SO-20260301-0042", "SO-20260301-0042"),
        HOW_MUCH("¥299.00", "CN¥299.00", "CN¥299.00"),
        BEING_CONFIRMED("确认中", "confirming", "確認中"),
        NOT_AGAIN("请勿重复支付", "o not pay again", "請勿重複付款"),
        SAFE("资金是安全的", "our money is safe", "款項是安全的"),
        BACK("原路退回", "refunded to your original payment method", "退回原付款方式"),
        GOES_BACK("原路退回", "to your original payment method", "退回原付款方式"),
        USUALLY("通常 1 至 5 分钟", "usually takes 1 to 5 minutes", "一般需時 1 至 5 分鐘"),
        WILL_HEAR("第一时间通知您", "will write to you", "立即通知閣下"),
        HEAR_BY("最迟 12:05", "by 12:05 at the latest", "12:05"),
        NEXT_CHECK("12:06:30", "12:06:30", "12:06:30"),
        ASKED_SO_OFTEN("已核实 3 次", "asked 3 times", "已查詢 3 次"),
        LOCATED("已定位问题", "located the problem", "已找到問題"),
        PERSON("客服专员", "ur staff", "客戶服務專員"),
        LOOK("查看进展：" + PAGE, "Status: " + PAGE, "查看進度：" + PAGE),
        SUPPORT("客服：help@shop.example", "Support: help@shop.example", "客戶服務：help@shop.example"),
        ORDER_LINK(ORDER_URL, ORDER_URL, ORDER_URL),
        PAY_AGAIN("重新支付：" + AGAIN, "Pay again: " + AGAIN, "重新付款：" + AGAIN),
        PAID("已支付成功", "is paid", "已付款成功"),
        THANKS("感谢", "hank you", "多謝"),
        PATIENCE("耐心等待", "patience", "耐心等候"),
        THIS_ONE_COUNTS("以本通知为准", "this message is the right one", "以本通知為準"),
        SORRY("很抱歉", "sorry", "敬請原諒"),
        NOT_COMPLETED("未能完成支付", "not completed", "未能完成付款"),
        ADVICE("余额或可用额度可能不足", "balance or credit of the account may not be enough", "結餘或可用信用額可能不足"),
        CLOSED("不会再扣款", "take no money for it any more", "不會再扣款"),
        LOOK_FIRST("请先查看订单", "look at it or ask our support first", "請先查看訂單"),
        WHEN_REFUNDED("11:30", "11:30", "11:30"),
        ARRIVED_LATE("订单关闭后才到账", "after the time to pay was over", "訂單關閉後才到帳"),
        LESS("少于应付金额", "less than it costs", "少於應付金額"),
        TWICE("支付了两次", "paid this order twice", "付款兩次"),
        BANK_DAYS("到账时间以银行为准", "within a few days", "入帳時間以銀行為準"),
        DAY("3月4日 前后", "about 4 Mar (UTC+8)", "3月4日 前後"),
        DUE("3月4日 12:00", "4 Mar, 12:00 (UTC+8)", "3月4日 12:00"),
        UNTIL("3月6日", "6 Mar", "3月6日"),
        NUMBER("123456", "123456", "123456"),
        ONCE("只需付款一次", "only once", "只需付款一次"),
        NOTHING_TO_DO("无需任何操作", "nothing for you to do", "無須進行任何操作"),
        ANOTHER_WAY("其他退款方式", "another way", "其他退款方式");

        private final String chinese;
        private final String english;
        private final String hongKong;

        Point(String chinese, String english, String hongKong) {
            this.chinese = chinese;
            this.english = english;
            this.hongKong = hongKong;
        }

        String in(String locale) {
            return switch (locale) {
                case "zh-CN" -> chinese;
                case "en" -> english;
                case "zh-HK" -> hongKong;
                default -> throw new IllegalArgumentException("say the points of " + locale);
            };
        }
    }

    private static final Map<Template, List<Point>> POINTS = new EnumMap<>(Map.ofEntries(
            Map.entry(Template.WAITING_REASSURED, waiting(Point.HOW_MUCH, Point.USUALLY, Point.HEAR_BY)),
            Map.entry(
                    Template.WAITING_PROGRESS,
                    waiting(Point.HOW_MUCH, Point.HEAR_BY, Point.NEXT_CHECK, Point.ASKED_SO_OFTEN)),
            Map.entry(
                    Template.WAITING_PROGRESS_LOCATED,
                    waiting(Point.HOW_MUCH, Point.HEAR_BY, Point.NEXT_CHECK, Point.ASKED_SO_OFTEN, Point.LOCATED)),
            Map.entry(
                    Template.WAITING_HANDED_OVER,
                    waiting(Point.HOW_MUCH, Point.NEXT_CHECK, Point.ASKED_SO_OFTEN, Point.PERSON)),
            Map.entry(
                    Template.DEBIT_BEGUN,
                    outcome(
                            Point.HOW_MUCH,
                            Point.DAY,
                            Point.NOTHING_TO_DO,
                            Point.NOT_AGAIN,
                            Point.SAFE,
                            Point.WILL_HEAR)),
            Map.entry(
                    Template.DEBIT_OVERDUE,
                    outcome(Point.HOW_MUCH, Point.NOTHING_TO_DO, Point.NOT_AGAIN, Point.SAFE, Point.WILL_HEAR)),
            Map.entry(
                    Template.DEBIT_HANDED_OVER,
                    outcome(Point.HOW_MUCH, Point.PERSON, Point.NOTHING_TO_DO, Point.NOT_AGAIN, Point.SAFE)),
            Map.entry(
                    Template.PAY_BY,
                    outcome(Point.HOW_MUCH, Point.DUE, Point.NUMBER, Point.ONCE, Point.WILL_HEAR, Point.UNTIL)),
            Map.entry(
                    Template.PAY_BY_REMINDER,
                    outcome(Point.HOW_MUCH, Point.DUE, Point.NUMBER, Point.NOTHING_TO_DO, Point.WILL_HEAR)),
            Map.entry(
                    Template.PAY_BY_OVER,
                    outcome(Point.HOW_MUCH, Point.DUE, Point.UNTIL, Point.NOTHING_TO_DO, Point.NOT_AGAIN, Point.SAFE)),
            Map.entry(Template.PAID, outcome(Point.PAID, Point.THANKS)),
            Map.entry(Template.PAID_AFTER_WAITING, outcome(Point.PAID, Point.THANKS, Point.PATIENCE)),
            Map.entry(
                    Template.PAID_AFTER_ALL,
                    outcome(
                            Point.PAID,
                            Point.THANKS,
                            Point.PATIENCE,
                            Point.THIS_ONE_COUNTS,
                            Point.NOT_AGAIN,
                            Point.SORRY)),
            Map.entry(
                    Template.NOT_PAID,
                    outcome(Point.NOT_COMPLETED, Point.SORRY, Point.ADVICE, Point.PAY_AGAIN, Point.BACK)),
            Map.entry(
                    Template.NOT_PAID_CLOSED,
                    outcome(Point.NOT_COMPLETED, Point.SORRY, Point.ADVICE, Point.CLOSED, Point.PAY_AGAIN, Point.BACK)),
            Map.entry(
                    Template.NOT_PAID_LOOK_FIRST,
                    outcome(Point.NOT_COMPLETED, Point.SORRY, Point.LOOK_FIRST, Point.BACK)),
            Map.entry(Template.REFUNDED, outcome(Point.SORRY, Point.BACK, Point.WHEN_REFUNDED, Point.BANK_DAYS)),
            Map.entry(
                    Template.PAID_LATE,
                    outcome(Point.ARRIVED_LATE, Point.NOT_AGAIN, Point.SAFE, Point.BACK, Point.HEAR_BY)),
            Map.entry(
                    Template.PART_PAID, outcome(Point.LESS, Point.NOT_AGAIN, Point.SAFE, Point.BACK, Point.WILL_HEAR)),
            Map.entry(Template.REFUND_UNDER_WAY, outcome(Point.SORRY, Point.GOES_BACK, Point.SAFE, Point.WILL_HEAR)),
            Map.entry(
                    Template.REFUNDED_SECOND,
                    outcome(Point.SORRY, Point.TWICE, Point.BACK, Point.WHEN_REFUNDED, Point.BANK_DAYS)),
            Map.entry(Template.REFUND_BOUNCED, outcome(Point.SORRY, Point.PERSON, Point.SAFE, Point.ANOTHER_WAY))));

    private static List<Point> waiting(Point... more) {
        return all(
                List.of(
                        Point.WHICH,
                        Point.BEING_CONFIRMED,
                        Point.NOT_AGAIN,
                        Point.SAFE,
                        Point.BACK,
                        Point.WILL_HEAR,
                        Point.LOOK,
                        Point.SUPPORT),
                more);
    }

    private static List<Point> outcome(Point... more) {
        return all(List.of(Point.WHICH, Point.HOW_MUCH, Point.LOOK, Point.SUPPORT, Point.ORDER_LINK), more);
    }

    private static List<Point> all(List<Point> always, Point... more) {
        return Stream.concat(always.stream(), Stream.of(more)).toList();
    }

    record Row(Template template, String locale, Cause cause) {
        TemplateValues full() {
            return about(new ShopFront("演示小店", "help@shop.example", ORDER_URL, AGAIN), PAGE, Optional.of(NOON), 3);
        }

        TemplateValues bare() {
            return about(ShopFront.NONE, "", Optional.empty(), 0);
        }

        private TemplateValues about(ShopFront shop, String page, Optional<Instant> now, int check) {
            var advised = template == Template.NOT_PAID || template == Template.NOT_PAID_CLOSED;
            var advice = advised
                    ? CustomerAdvice.of(AccountAdvice.of("olepay"), "101")
                            .customer()
                            .in(locale)
                    : "";
            var again = advised ? shop.payAgainUrl() : "";
            var local = LocalTimes.of("Asia/Shanghai", locale, NOON);
            var times = isSlow() ? local.withZone() : local;
            return new TemplateValues(
                    template,
                    shop.name(),
                    shop.support(),
                    "SO-20260301-0042",
                    new Money(29_900, "CNY"),
                    page,
                    shop.orderUrl(),
                    again,
                    check,
                    now.map(at -> at.plusSeconds(390)),
                    template == Template.WAITING_HANDED_OVER ? Optional.empty() : now.map(at -> at.plusSeconds(300)),
                    UsualTimes.UNKNOWN,
                    true,
                    cause,
                    advice,
                    false,
                    now.map(at -> at.minusSeconds(1800)),
                    due(now.isPresent()),
                    "",
                    false,
                    now.isPresent() ? QuietHours.of("22:00", "08:00") : QuietHours.NONE,
                    NOON,
                    times,
                    locale);
        }

        private boolean isSlow() {
            return template.name().startsWith("DEBIT") || template.name().startsWith("PAY_BY");
        }

        /// @param known whether the gateway said a date
        private DueDate due(boolean known) {
            var at = Optional.of(NOON.plus(Duration.ofDays(3))).filter(_ -> known);
            var until = Optional.of(NOON.plus(Duration.ofDays(5))).filter(_ -> known);
            return isSlow()
                    ? new DueDate(MethodClass.VOUCHER, at, until, known ? "123456" : "", Money.NONE)
                    : DueDate.NONE;
        }

        Texts.Text text(TemplateValues about) {
            return Texts.in(locale).of(about);
        }
    }

    static Stream<Row> rows() {
        var rows = new ArrayList<Row>();
        for (String locale : Locales.names()) {
            for (Template template : Template.values()) {
                var causes = switch (template) {
                    case WAITING_PROGRESS_LOCATED ->
                        Stream.of(Cause.values()).filter(Cause::isLocated).toList();
                    case WAITING_PROGRESS -> List.of(Cause.UNKNOWN, Cause.GATEWAY_SILENT);
                    default -> List.of(Cause.UNKNOWN);
                };
                causes.forEach(cause -> rows.add(new Row(template, locale, cause)));
            }
        }
        return rows.stream();
    }

    @Test
    void everyTemplateHasItsPoints() {
        assertThat(POINTS).containsOnlyKeys(Template.values());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void saysEveryPointOfItsStage(Row row) {
        var points = POINTS.getOrDefault(row.template(), List.of());
        assertThat(row.text(row.full()).text())
                .contains(points.stream().map(point -> point.in(row.locale())).toList());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theShortTextSaysWhatMattersMostAndIsShort(Row row) {
        var sms = row.text(row.full()).sms();
        var matters = row.template().isWaiting()
                ? List.of(Point.NOT_AGAIN.in(row.locale()), row.locale().equals("en") ? "money is safe" : "安全")
                : List.of("SO-20260301-0042");
        assertThat(sms).contains("SO-20260301-0042", "help@shop.example").contains(matters);
        assertThat(sms).endsWith(" " + PAGE).doesNotContain("\n");
        var words = sms.substring(0, sms.length() - PAGE.length() - 1);
        assertThat(words.length()).as(words).isLessThanOrEqualTo(row.locale().equals("en") ? 300 : 140);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void beginsWithTheShopsName(Row row) {
        var begin = row.locale().equals("en") ? "演示小店: " : "【演示小店】";
        assertThat(row.text(row.full()).text()).startsWith(begin);
        assertThat(row.text(row.full()).sms()).startsWith(begin);
        assertThat(row.text(row.bare()).text()).doesNotContain("【", "演示小店").matches("(?s)[\\p{Lu}\\p{Lo}1-9].*");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void saysNothingOfFailureBeforeItIsOneAndNeverBlamesOrFrightens(Row row) {
        for (var about : List.of(row.full(), row.bare())) {
            var text = row.text(about);
            var all = (text.title() + text.text() + text.sms()).toLowerCase(Locale.ROOT);
            assertThat(all).doesNotContain("失败", "失敗", "fail", "error", "错误", "异常", "fraud", "风险", "!!");
            assertThat(all).doesNotContain("null", "{", "}", "%s", "optional", "  ", "。。", "..", "，。");
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void offersToPayAgainOnlyWhereItIsSafe(Row row) {
        var safe = row.template() == Template.NOT_PAID || row.template() == Template.NOT_PAID_CLOSED;
        var said = row.text(row.full()).text();
        assertThat(said.contains(AGAIN)).isEqualTo(safe);
        assertThat(said.contains(Point.PAY_AGAIN.in(row.locale()))).isEqualTo(safe);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isWholeWithoutShopSupportAndLinks(Row row) {
        var text = row.text(row.bare());
        assertThat(text.text()).doesNotContain("http", "：\n").containsPattern("support|客服|客戶服務");
        assertThat(text.sms()).doesNotContain("http").doesNotEndWith(" ");
    }

    @Test
    void countsTheAsksInWords() {
        var once = new Row(Template.WAITING_PROGRESS, "en", Cause.UNKNOWN);
        var about = once.about(ShopFront.NONE, "", Optional.empty(), 1);
        assertThat(once.text(about).text()).contains("We have asked once so far.");
    }
}
