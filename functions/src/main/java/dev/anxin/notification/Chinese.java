package dev.anxin.notification;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Gentle and professional, as one speaks to somebody who worries about money.
final class Chinese implements Texts {
    static final String NOT_AGAIN = "请勿重复支付。";
    static final String SAFE = "您的资金是安全的，若最终未能完成支付，款项将原路退回。";
    static final String SAFE_SHORT = "资金安全，如未完成支付将原路退回。";
    private static final String NOTHING_TAKEN = "支付渠道未收取这笔款项；如您的账户已显示扣款，款项将原路退回，请放心。";

    @Override
    public Text of(TemplateValues about) {
        return switch (about.template()) {
            case WAITING_REASSURED -> reassured(about);
            case WAITING_PROGRESS, WAITING_PROGRESS_LOCATED -> progress(about);
            case WAITING_HANDED_OVER -> handedOver(about);
            case PAID, PAID_AFTER_WAITING, PAID_AFTER_ALL -> paid(about);
            case NOT_PAID, NOT_PAID_CLOSED, NOT_PAID_LOOK_FIRST -> notPaid(about);
            case PAID_LATE -> late(about);
            case PART_PAID -> partPaid(about);
            case REFUND_UNDER_WAY -> underWay(about);
            case REFUNDED, REFUNDED_SECOND -> refunded(about);
            case REFUND_BOUNCED -> bounced(about);
            case DEBIT_BEGUN -> ChineseDelays.debitBegun(about);
            case DEBIT_OVERDUE -> ChineseDelays.debitOverdue(about);
            case DEBIT_HANDED_OVER -> ChineseDelays.debitHandedOver(about);
            case PAY_BY -> ChineseDelays.payBy(about);
            case PAY_BY_REMINDER -> ChineseDelays.reminder(about);
            case PAY_BY_OVER -> ChineseDelays.over(about);
        };
    }

    private static Text reassured(TemplateValues about) {
        var by = about.hearBy().map(about.times()::minute);
        return text(
                about,
                "支付结果确认中",
                order(about) + "的支付结果正在确认中，通常 1 至 5 分钟内完成，请耐心等待，" + NOT_AGAIN + SAFE + "确认后我们会第一时间通知您"
                        + by.map(time -> "；如需更长时间，最迟 " + time + " 会再次告知您进展。").orElse("。"),
                shortOrder(about) + "支付结果确认中，通常1至5分钟完成，" + NOT_AGAIN + SAFE_SHORT + "有结果即通知您"
                        + by.map(time -> "，最迟" + time + "再告知进展。").orElse("。"));
    }

    private static Text progress(TemplateValues about) {
        var by = about.hearBy().map(about.times()::minute);
        var located = about.template() == Template.WAITING_PROGRESS_LOCATED;
        var what = located ? "我们已定位问题：" + cause(about.cause()) + "，正在积极处理中。" : unlocated(about.cause());
        return text(
                about,
                located ? "已定位问题，正在处理" : "仍在确认您的支付",
                order(about) + "的支付结果仍在确认中。" + what + checks(about) + "请放心，" + NOT_AGAIN + SAFE + "有结果后我们会第一时间通知您"
                        + by.map(time -> "，最迟 " + time + " 再次告知您进展。").orElse("。"),
                shortOrder(about) + "支付结果仍在确认中，" + (located ? "我们已定位问题，正在处理，" : "我们正持续核实，") + NOT_AGAIN + SAFE_SHORT
                        + "有结果即通知您" + by.map(time -> "，最迟" + time + "再告知进展。").orElse("。"));
    }

    private static String unlocated(Cause cause) {
        return cause == Cause.GATEWAY_SILENT ? "比平时需要更长的时间：" + cause(cause) + "。" : "比平时需要更长的时间，我们正在持续向支付渠道核实。";
    }

    private static String cause(Cause cause) {
        return switch (cause) {
            case GATEWAY_PENDING -> "支付渠道仍在处理这笔支付";
            case GATEWAY_SILENT -> "支付渠道暂时没有答复，我们会持续查询";
            case HELD -> "款项已由支付渠道预留，等待其完成扣款";
            case MISMATCH -> "支付渠道返回的信息与订单不一致，已转由专人核对";
            case UNKNOWN -> "支付渠道尚未给出结果";
        };
    }

    private static Text handedOver(TemplateValues about) {
        return text(
                about,
                "已由专人跟进您的支付",
                "让您久等了，" + order(about) + "的支付结果仍在确认中，已由专人跟进处理。" + checks(about) + NOT_AGAIN + SAFE
                        + "处理结果出来后，我们会第一时间通知您。",
                shortOrder(about) + "支付结果仍在确认中，已由专人跟进，" + NOT_AGAIN + SAFE_SHORT + "有结果即通知您。");
    }

    private static String checks(TemplateValues about) {
        var so = about.check() > 0 ? "已核实 " + about.check() + " 次" : "";
        var next = about.nextCheck()
                .map(at -> "下一次核实时间为 " + about.times().second(at))
                .orElse("");
        return Stream.of(so, next).filter(part -> !part.isEmpty()).collect(Collectors.joining("，", "", ""))
                + (so.isEmpty() && next.isEmpty() ? "" : "。");
    }

    private static Text paid(TemplateValues about) {
        var thanks = switch (about.template()) {
            case PAID_AFTER_WAITING -> "感谢您的耐心等待，祝您使用愉快！";
            case PAID_AFTER_ALL -> "此前曾告知您未完成支付，请以本通知为准，" + NOT_AGAIN + "很抱歉给您带来不便，感谢您的耐心等待！";
            default -> "感谢您的支持，祝您使用愉快！";
        };
        return text(about, "支付成功", order(about) + "已支付成功。" + thanks, shortOrder(about) + "已支付成功。" + thanks);
    }

    private static Text notPaid(TemplateValues about) {
        var sorry = "很抱歉给您带来不便，";
        var what = switch (about.template()) {
            case NOT_PAID_CLOSED -> "未能完成支付，这笔支付已关闭，支付渠道不会再扣款。" + about.advice() + "如仍需购买，您可以放心重新支付。";
            case NOT_PAID_LOOK_FIRST -> "未能完成支付。如仍需购买，请先查看订单状态或联系客服，确认前" + NOT_AGAIN;
            default -> "这次未能完成支付。" + about.advice();
        };
        var brief = switch (about.template()) {
            case NOT_PAID_CLOSED -> "未能完成支付且已关闭，可放心重新支付。";
            case NOT_PAID_LOOK_FIRST -> "未能完成支付。如仍需购买，请先查看订单或联系客服，确认前" + NOT_AGAIN;
            default -> "这次未能完成支付，您可以重试或更换支付方式。";
        };
        return text(
                about,
                "订单未完成支付",
                sorry + order(about) + what + NOTHING_TAKEN,
                shortOrder(about) + brief + "如已显示扣款，将原路退回。很抱歉给您带来不便。");
    }

    private static Text late(TemplateValues about) {
        var by = about.hearBy()
                .map(about.times()::minute)
                .map(time -> "最迟 " + time + " ")
                .orElse("");
        return text(
                about,
                "已收到您的付款",
                order(about) + "的付款在订单关闭后才到账。" + NOT_AGAIN + "您的资金是安全的：商家正在确认能否继续完成订单，" + by
                        + "我们会告知您结果；如无法完成，款项将原路退回。",
                shortOrder(about) + "的付款在订单关闭后才到账，" + NOT_AGAIN + "资金安全，商家正在确认，" + by + "告知您结果；如无法完成将原路退回。");
    }

    private static Text partPaid(TemplateValues about) {
        var safe = "您的资金是安全的，商家将完成订单，或将款项原路退回。";
        return text(
                about,
                "已收到部分款项",
                "您的订单 " + about.order() + " 已收到 " + about.amount() + "，少于应付金额。" + NOT_AGAIN + safe + "有结果后我们会第一时间通知您。",
                shortOrder(about) + "已收到" + about.amount() + "，少于应付金额，" + NOT_AGAIN + safe);
    }

    private static Text underWay(TemplateValues about) {
        return text(
                about,
                "退款处理中",
                "很抱歉给您带来不便，您的订单 " + about.order() + " 的款项 " + about.amount()
                        + " 正在原路退回，支付渠道正在处理。您的资金是安全的，退回完成后我们会第一时间通知您。",
                shortOrder(about) + "款项" + about.amount() + "正在原路退回，资金安全，完成后即通知您。");
    }

    private static Text refunded(TemplateValues about) {
        var at = about.refundedAt()
                .map(about.times()::minute)
                .map(time -> "已于 " + time + " ")
                .orElse("已");
        var why = about.template() == Template.REFUNDED_SECOND ? "您为同一订单支付了两次，订单以第一次付款为准，请放心。" : "";
        return text(
                about,
                "款项已原路退回",
                "很抱歉给您带来不便，" + why + "您的订单 " + about.order() + " 的款项 " + about.amount() + " " + at
                        + "原路退回，请注意查收。到账时间以银行为准，一般为数日内。",
                why + shortOrder(about) + "款项" + about.amount() + at + "原路退回，到账以银行为准，一般数日内。很抱歉给您带来不便。");
    }

    private static Text bounced(TemplateValues about) {
        return text(
                about,
                "退款需要更换方式",
                "很抱歉给您带来不便，您的订单 " + about.order() + " 的退款 " + about.amount()
                        + " 未能到账。您的资金是安全的，已由专人处理，我们会与您联系，安排其他退款方式。",
                shortOrder(about) + "退款" + about.amount() + "未能到账，资金安全，专人将与您联系安排其他退款方式。很抱歉给您带来不便。");
    }

    static String order(TemplateValues about) {
        return "您的订单 " + about.order() + "（" + about.amount() + "）";
    }

    static String shortOrder(TemplateValues about) {
        return "您的订单" + about.order();
    }

    static Text text(TemplateValues about, String title, String text, String sms) {
        var shop = about.shop().isEmpty() ? "" : "【" + about.shop() + "】";
        var support = about.support().isEmpty() ? "如需帮助，请联系客服。" : "客服：" + about.support();
        var lines = Stream.of(
                shop + text,
                line("查看进展：", about.pageUrl()),
                line("查看订单：", about.orderUrl()),
                line("重新支付：", about.payAgainUrl()),
                support);
        return Text.of(
                title,
                lines.filter(one -> !one.isEmpty()).collect(Collectors.joining("\n")),
                shop + sms + support,
                about);
    }

    private static String line(String name, String url) {
        return url.isEmpty() ? "" : name + url;
    }
}
