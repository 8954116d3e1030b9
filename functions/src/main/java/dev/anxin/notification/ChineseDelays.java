package dev.anxin.notification;

import dev.anxin.notification.Texts.Text;
import dev.anxin.payment.MethodClass;

/// What customers of slow methods read: a date, and what to do until then. Nothing is wrong with such a payment.
final class ChineseDelays {
    private static final String NOTHING_TO_DO = "您无需任何操作。";

    private ChineseDelays() {}

    static Text debitBegun(TemplateValues about) {
        var until = "银行扣款预计在 " + day(about) + " 前后完成，" + NOTHING_TO_DO;
        return Chinese.text(
                about,
                "银行扣款处理中",
                Chinese.order(about) + "的银行扣款正在处理中。" + until + Chinese.NOT_AGAIN + Chinese.SAFE + "银行答复后我们会第一时间通知您。",
                Chinese.shortOrder(about) + "的银行扣款处理中，" + until + Chinese.NOT_AGAIN + "资金安全。");
    }

    static Text debitOverdue(TemplateValues about) {
        var hear = about.hearBy()
                .map(at -> "，最迟 " + about.times().day(at) + " 再次告知您进展。")
                .orElse("。");
        return Chinese.text(
                about,
                "银行尚未答复",
                Chinese.order(about) + "的银行扣款，银行尚未答复。这种情况时有发生，我们每个工作日都会查询。" + NOTHING_TO_DO + Chinese.NOT_AGAIN
                        + Chinese.SAFE + "有结果后我们会第一时间通知您" + hear,
                Chinese.shortOrder(about) + "的银行扣款，银行尚未答复，我们会持续查询。" + NOTHING_TO_DO + Chinese.NOT_AGAIN + "资金安全。");
    }

    static Text debitHandedOver(TemplateValues about) {
        return Chinese.text(
                about,
                "已由专人跟进您的支付",
                "让您久等了，" + Chinese.order(about) + "的银行扣款，银行仍未答复，已由专人跟进处理。" + NOTHING_TO_DO + Chinese.NOT_AGAIN
                        + Chinese.SAFE + "处理结果出来后，我们会第一时间通知您。",
                Chinese.shortOrder(about) + "的银行扣款已由专人跟进，" + NOTHING_TO_DO + Chinese.NOT_AGAIN + Chinese.SAFE_SHORT);
    }

    static Text payBy(TemplateValues about) {
        return Chinese.text(
                about,
                "请在 " + date(about) + " 前付款",
                "感谢您的订单 " + about.order() + "。" + pay(about) + "只需付款一次，到账后我们会第一时间通知您" + takes(about) + "。",
                Chinese.shortOrder(about) + "：" + pay(about));
    }

    static Text reminder(TemplateValues about) {
        var done = "如您已付款，无需任何操作。";
        return Chinese.text(
                about,
                "提醒：请在 " + date(about) + " 前付款",
                "温馨提醒，您的订单 " + about.order() + " 等待付款。" + pay(about) + done + "到账后我们会第一时间通知您。",
                Chinese.shortOrder(about) + "等待付款。" + pay(about) + done);
    }

    static Text over(TemplateValues about) {
        var until = about.due().until().map(about.times()::minute).orElse("近几日");
        var paid = "如您已付款，最迟可能在 " + until + " 到账，无需任何操作，" + Chinese.NOT_AGAIN;
        return Chinese.text(
                about,
                "尚未收到您的付款",
                "您的订单 " + about.order() + "（" + amount(about) + "）的付款期限 " + date(about) + " 已过，我们尚未收到您的付款。" + paid
                        + "您的资金是安全的。如您尚未付款，可以放心重新支付时，我们会第一时间通知您。",
                Chinese.shortOrder(about) + "尚未收到付款。" + paid);
    }

    private static String pay(TemplateValues about) {
        var how = about.due().methodClass() == MethodClass.TRANSFER ? "通过银行转账" : "凭付款单";
        var quote =
                about.due().number().isEmpty() ? "" : "，付款时请注明 " + about.due().number();
        return "请在 " + date(about) + " 前" + how + "支付 " + amount(about) + quote + "。";
    }

    /// What is still to pay.
    private static String amount(TemplateValues about) {
        var remaining = about.remaining();
        return remaining.isEmpty() ? about.amount() : "剩余的 " + remaining;
    }

    private static String takes(TemplateValues about) {
        return about.due()
                .until()
                .map(at -> "；最后一天付款的，最迟可能在 " + about.times().day(at) + " 到账")
                .orElse("");
    }

    private static String date(TemplateValues about) {
        return about.due().at().map(about.times()::minute).orElse("付款单所示日期");
    }

    private static String day(TemplateValues about) {
        return about.due().at().map(about.times()::day).orElse("近几日");
    }
}
