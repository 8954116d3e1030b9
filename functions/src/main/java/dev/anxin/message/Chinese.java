package dev.anxin.message;

import dev.anxin.ledger.Message;
import dev.anxin.payment.Ladder.Stage;

final class Chinese implements Texts {
    private static final String SAFE = "您的资金是安全的，若最终未能完成支付，款项将原路退回。";

    @Override
    public Text of(Message message, String order, String amount) {
        return switch (message) {
            case Message.Waiting(var stage) -> waiting(stage, order, amount);
            case Message.Paid _ -> new Text("支付成功", "您的订单 " + order + "（" + amount + "）已支付成功，感谢您的支持。");
            case Message.NotPaid _ ->
                new Text("订单未完成支付", "您的订单 " + order + "（" + amount + "）未完成支付，支付渠道确认未扣款。很抱歉给您带来不便，您可以在订单中重新支付或更换支付方式。");
            case Message.Refunded _ ->
                new Text("退款已原路退回", "您的订单 " + order + " 的款项 " + amount + " 已原路退回，到账时间以银行为准，一般为数日内。很抱歉给您带来不便。");
            case Message.Bounced _ ->
                new Text("退款需要更换方式", "您的订单 " + order + " 的退款 " + amount + " 被银行退回。您的资金是安全的，我们会有专人与您联系，安排其他退款方式。");
        };
    }

    private static Text waiting(Stage stage, String order, String amount) {
        return switch (stage) {
            case NONE, REASSURED ->
                new Text(
                        "支付结果确认中",
                        "您的订单 " + order + "（" + amount + "）支付结果正在确认，通常 1 至 5 分钟内完成，请勿重复支付。" + SAFE + "有结果后我们会第一时间通知您。");
            case PROGRESS ->
                new Text(
                        "仍在确认您的支付",
                        "我们正在持续向支付渠道核实订单 " + order + "（" + amount + "），请勿重复支付。" + SAFE
                                + "有结果后我们会第一时间通知您，客服也可以看到同样的进展。");
            case HANDED_OVER ->
                new Text("已由专人跟进您的支付", "订单 " + order + "（" + amount + "）已由专人跟进，请勿重复支付。" + SAFE + "处理结果会及时通知您。");
        };
    }
}
