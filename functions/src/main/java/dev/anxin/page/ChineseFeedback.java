package dev.anxin.page;

import dev.anxin.payment.Feedback;

final class ChineseFeedback implements FeedbackWords {
    @Override
    public String say(Feedback feedback) {
        return switch (feedback) {
            case BALANCE_FINE -> "我的余额充足";
            case CHARGED -> "我已被扣款";
            case NOT_ME -> "非本人操作";
            case COMMENT -> "提交";
        };
    }

    @Override
    public String noted(Feedback feedback) {
        return switch (feedback) {
            case BALANCE_FINE -> "客服专员会联系支付渠道，核实余额未被接受的原因。";
            case CHARGED -> "我们正在向支付渠道核实扣款，客服专员会跟进，确认前请勿重复支付。";
            case NOT_ME -> "客服专员会尽快核实。";
            case COMMENT -> "您的留言已随这笔支付保存。如需答复，请联系客服。";
        };
    }

    @Override
    public Tell tell() {
        return new Tell(
                "遇到问题？",
                "告诉我们",
                "感谢您的反馈。",
                "请告诉我们您遇到的问题",
                "您的留言",
                "最多 500 字，请勿填写姓名、地址、卡号或密码。",
                "您的留言已随这笔支付保存，无法再保存更多，请联系客服。",
                "返回支付详情");
    }
}
