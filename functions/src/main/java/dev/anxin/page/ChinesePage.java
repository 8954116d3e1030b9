package dev.anxin.page;

import dev.anxin.ledger.Order;
import dev.anxin.ledger.Refund;
import dev.anxin.notification.Cause;
import dev.anxin.notification.LocalAmounts;
import dev.anxin.notification.PayAgain;
import dev.anxin.payment.Ladder.Stage;
import java.util.stream.Stream;

final class ChinesePage implements PageWords {
    @Override
    public String headline(CustomerView customerView) {
        return switch (customerView.pageFace()) {
            case CONFIRMING ->
                customerView.stage() == Stage.PROGRESS && customerView.cause().isLocated() ? "已定位问题，正在处理" : "支付结果确认中";
            case HANDED_OVER, SETTLING -> "已由专人跟进您的支付";
            case PAY_BY, BANK_DEBIT -> ChineseDelay.headline(customerView);
            case PAID -> "支付成功";
            case PART_REFUNDED -> "已部分退款";
            case PART_PAID -> "已收到部分款项";
            case TRY_AGAIN, NOT_PAID -> "订单未完成支付";
            case PAID_LATE -> "您的付款到账较晚";
            case RETURNING -> "款项将原路退回";
            case REFUNDED -> "款项已原路退回";
            case REFUND_BOUNCED -> "退款需要更换方式";
            case CHARGED_BACK -> "您的银行已撤回这笔付款";
        };
    }

    @Override
    public Stream<String> sentences(CustomerView customerView) {
        return switch (customerView.pageFace()) {
            case CONFIRMING, HANDED_OVER -> waiting(customerView);
            case PAY_BY, BANK_DEBIT -> ChineseDelay.sentences(customerView);
            case PAID -> Stream.of((customerView.hasWaited() ? "感谢您的耐心等待" : "感谢您的支持") + "，祝您使用愉快！");
            case PART_REFUNDED ->
                Stream.of(
                        "您已支付 " + customerView.captured() + "，其中 " + customerView.returned() + " 已原路退回"
                                + on(customerView) + "，剩余 " + customerView.left() + "。",
                        "到账时间以银行为准，一般为数日内。");
            case PART_PAID ->
                Stream.of(
                        "应付 " + customerView.expected() + "，已收到 " + customerView.captured() + "。",
                        "商家正在确认如何处理您的订单，有结果后我们会第一时间通知您。");
            case SETTLING -> Stream.of("同事已接手，您无需操作。");
            case TRY_AGAIN ->
                Stream.of("很抱歉给您带来不便，这次未能完成支付。", customerView.advice(), tryAgain(customerView.payAgain()));
            case NOT_PAID ->
                Stream.of("很抱歉给您带来不便，您的订单未能完成支付。", customerView.advice(), tryAgain(customerView.payAgain()));
            case PAID_LATE -> late(customerView);
            case RETURNING -> Stream.of(returning(customerView) + "款项将原路退回，您无需操作，退回后我们会通知您。到账时间以银行为准，一般为数日内。");
            case REFUNDED -> Stream.of("款项已原路退回，请注意查收。到账时间以银行为准，一般为数日内。", "很抱歉给您带来不便。");
            case REFUND_BOUNCED -> Stream.of("这笔退款未能到账。您的资金是安全的，已由专人处理，我们会与您联系，安排其他退款方式。");
            case CHARGED_BACK -> Stream.of("您的银行已为您撤回这笔付款。订单如何处理，请联系客服，确认前请勿重复支付。");
        };
    }

    private static String on(CustomerView customerView) {
        return customerView
                .returnedAt()
                .map(at -> "（" + customerView.times().minute(at) + "）")
                .orElse("");
    }

    private static Stream<String> waiting(CustomerView customerView) {
        var usual = customerView.isWithinUsual()
                ? customerView.usual("usual")
                : "比平时需要更长的时间，感谢您的耐心等待。" + customerView.usual("usual-still");
        var what = switch (customerView.stage()) {
            case NONE, REASSURED -> "我们正在与支付渠道确认您的支付结果。";
            case PROGRESS -> progress(customerView.cause());
            case HANDED_OVER -> "同事已接手，并会持续向支付渠道核实，直到有结果。";
        };
        var hear = customerView
                .hearBy()
                .map(at -> "有结果后我们会第一时间通知您，最迟 " + customerView.times().minute(at) + " 再次告知您进展。")
                .orElse("有结果后我们会第一时间通知您。");
        var longer = customerView.stage() == Stage.NONE ? "如需更长时间，" : "";
        return Stream.of(what, usual, longer + hear);
    }

    private static String progress(Cause cause) {
        return switch (cause) {
            case UNKNOWN -> "我们正在持续向支付渠道核实您的支付结果。";
            case GATEWAY_PENDING -> "支付渠道仍在处理这笔支付，我们正在积极跟进。";
            case GATEWAY_SILENT -> "支付渠道暂时没有答复，我们会持续查询。";
            case HELD -> "款项已由支付渠道预留，等待其完成扣款。";
            case MISMATCH -> "支付渠道返回的信息与订单不一致，已转由专人核对。";
        };
    }

    private static Stream<String> late(CustomerView customerView) {
        var by = customerView
                .returnsBy()
                .map(at -> "最迟 " + customerView.times().minute(at) + " 告知您结果。")
                .orElse("有结果后我们会第一时间通知您。");
        return Stream.of("您的付款在订单关闭后才到账，商家正在确认能否继续完成订单。", by);
    }

    /// Why money goes back.
    private static String returning(CustomerView customerView) {
        if (customerView.holder() == Order.Holder.ANOTHER) {
            return "您为同一订单支付了两次，订单以另一笔付款为准。";
        }
        return switch (customerView.orderStatus()) {
            case CANCELLED -> "订单已取消。";
            case OPEN, FULFILLED, REFUNDING -> "很抱歉，商家未能完成您的订单。";
        };
    }

    private static String tryAgain(PayAgain again) {
        return switch (again) {
            case SAME -> "您可以重试或更换支付方式。如您的账户已显示扣款，款项将原路退回。";
            case NEW -> "这笔支付已关闭，支付渠道不会再扣款，您可以放心重新支付。如您的账户已显示扣款，款项将原路退回。";
            case NO -> "如仍需购买，请先查看订单状态或联系客服，确认前请勿重复支付。如您的账户已显示扣款，款项将原路退回。";
        };
    }

    @Override
    public String check(CustomerView customerView) {
        if (customerView.isChecking()) {
            return "正在进行第 " + (customerView.check() + 1) + " 次核实，请稍候";
        }
        var next = customerView.nextCheck().map(customerView.times()::second).orElse("");
        if (customerView.check() == 0) {
            return next.isEmpty() ? "正在核实" : "首次核实时间为 " + next;
        }
        var so = "已完成第 " + customerView.check() + " 次核实";
        return next.isEmpty() ? so : so + "，下一次 " + next;
    }

    @Override
    public String left() {
        return "（还有 {}）";
    }

    @Override
    public Stream<String> calm(CustomerView customerView) {
        if (customerView.pageFace() == PageFace.PAY_BY) {
            return ChineseDelay.calm();
        }
        return customerView.pageFace().isUnsettled()
                ? Stream.of("请勿重复支付。", "您的资金是安全的，若最终未能完成支付，款项将原路退回。")
                : Stream.empty();
    }

    @Override
    public String ordered() {
        return "订单已提交";
    }

    @Override
    public String returned() {
        return "您已返回，我们开始核实";
    }

    @Override
    public String asking() {
        return "正在向支付渠道核实";
    }

    @Override
    public String person() {
        return "已由专人跟进";
    }

    @Override
    public String awaited(CustomerView customerView) {
        return ChineseDelay.awaited(customerView);
    }

    @Override
    public String result() {
        return "告知您结果";
    }

    @Override
    public String paid() {
        return "支付成功";
    }

    @Override
    public String partPaid() {
        return "已部分支付";
    }

    @Override
    public String notPaid() {
        return "未完成支付";
    }

    @Override
    public String refund(Refund refund) {
        var amount = LocalAmounts.of(refund.amount(), "zh-CN");
        if (refund.bounced()) {
            return "退款 " + amount + " 被银行退回，专人处理中";
        }
        return switch (refund.status()) {
            case SUCCEEDED -> "已原路退回 " + amount;
            case NONE, UNKNOWN, PENDING -> "退款 " + amount + " 处理中";
            case STUCK, FAILED -> "退款 " + amount + " 需要更换方式，专人处理中";
        };
    }

    @Override
    public String payAgain() {
        return "重新支付";
    }

    @Override
    public String identity() {
        return "完成身份验证";
    }

    @Override
    public String order() {
        return "查看订单";
    }

    @Override
    public String support() {
        return "联系客服";
    }

    @Override
    public Frame frame() {
        return new Frame("订单", "金额", "进展", "本页会自动更新，您也可以随时关闭它。", "立即更新", "停止自动更新", "English", "我已返回，请通知我结果");
    }
}
