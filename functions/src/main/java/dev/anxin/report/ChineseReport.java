package dev.anxin.report;

import dev.anxin.reconcile.BookSide.Said;
import dev.anxin.reconcile.FindingKind;
import dev.anxin.reconcile.FindingOutcome;

final class ChineseReport implements ReportWords {
    @Override
    public String title(FindingKind kind) {
        return switch (kind) {
            case FULFILLED_UNPAID -> "已发货，但没有收到款";
            case GATEWAY_DISAGREES -> "支付渠道前后说法不一";
            case WRONG_AMOUNT -> "金额与订单不符";
            case WRONG_CURRENCY -> "币种与订单不符";
            case UNKNOWN_PAYMENT -> "渠道有记录，我方没有";
            case UNREQUESTED_REFUND -> "未经我方发起的退款";
            case LATE_MONEY -> "逾期到账";
            case PAID_UNFULFILLED -> "已付款，尚未发货";
            case UNHEARD_OUTCOME -> "未送达的支付结果";
            case UNANSWERED -> "没有明确答复";
        };
    }

    @Override
    public String what(FindingKind kind) {
        return switch (kind) {
            case FULFILLED_UNPAID -> "订单已凭这笔支付履约，但渠道处没有这笔款，或款项已被收回。";
            case GATEWAY_DISAGREES -> "渠道此前告知的结果与现在查询到的不同。我方未撤销任何记录。";
            case WRONG_AMOUNT -> "渠道收取或预留的金额与订单不同，这笔支付暂不视为已付款。";
            case WRONG_CURRENCY -> "渠道收取或预留的币种与订单不同，这笔支付暂不视为已付款。";
            case UNKNOWN_PAYMENT -> "渠道列出了这笔支付，但没有人在这里登记过它。";
            case UNREQUESTED_REFUND -> "有款项退回，但不是通过安心发起的：有人在渠道后台做了退款。";
            case LATE_MONEY -> "款项在支付关闭、过期或取消之后才到账。";
            case PAID_UNFULFILLED -> "订单已付款，但贵店还没有确认发货。";
            case UNHEARD_OUTCOME -> "渠道早已有结果，但回调没有送达。现已补记。";
            case UNANSWERED -> "未能查询渠道，或其答复不明确。这不算差异。";
        };
    }

    @Override
    public String toDo(FindingKind kind, FindingOutcome outcome) {
        return switch (kind) {
            case FULFILLED_UNPAID -> "请到渠道后台核对这笔支付。如果款项确实不在，请拦截或追回货物，或请顾客重新付款。";
            case GATEWAY_DISAGREES -> "在发货或退款之前，请先到渠道后台核对。如与此前告知的不同，请联系渠道客服。";
            case WRONG_AMOUNT -> "请与订单核对。金额无误时，在这里更正订单金额；有误时，退回这笔款。";
            case WRONG_CURRENCY -> "请与订单核对；有误时，退回这笔款。";
            case UNKNOWN_PAYMENT -> "请找到它所属的订单。如果贵店有未登记的收款，请补上登记；如果无人认领，请退款。";
            case UNREQUESTED_REFUND -> "请确认这是贵店同事所为。今后请通过安心退款，以免重复退款。";
            case LATE_MONEY -> outcome == FindingOutcome.SETTLED ? "无需操作：若贵店未在期限内履约，款项会自动退回。" : "请履行订单，或退回这笔款。";
            case PAID_UNFULFILLED -> outcome == FindingOutcome.SETTLED ? "无需操作：若贵店未先履约，款项会自动退回。" : "请发货并告知安心，或退回这笔款。";
            case UNHEARD_OUTCOME -> "这些无需操作，后续会自动处理。如果数量较多，请检查渠道处的回调设置。";
            case UNANSWERED -> "暂时无需操作：下次对账会再次查询。如果持续出现，请检查该账户的地址和密钥。";
        };
    }

    @Override
    public String says(Said said) {
        return switch (said) {
            case NOTHING -> "无记录";
            case PAID -> "已付款";
            case AUTHORISED -> "已预留，未扣款";
            case UNDER_WAY -> "处理中";
            case FAILED -> "本次未成功";
            case UNPAID -> "未付款";
            case CLOSED -> "已关闭";
            case EXPIRED -> "已过期";
            case NOT_FOUND -> "查无此笔";
            case FULFILLED -> "已付款并履约";
            case REFUND_PENDING -> "退款处理中";
            case REFUNDED -> "已退款";
            case REFUND_FAILED -> "退款未成功";
            case DISPUTED -> "争议中";
            case CHARGED_BACK -> "已拒付扣回";
            case DISPUTE_WON -> "争议胜诉";
            case LISTED -> "在列";
            case UNCLEAR -> "不明确";
        };
    }

    @Override
    public String done(FindingOutcome outcome) {
        return switch (outcome) {
            case CALLED -> "已通知专人";
            case SHOP -> "等待贵店处理";
            case SETTLED -> "已按规则处理";
            case AGAIN -> "下次再查";
        };
    }

    @Override
    public String group(FindingOutcome outcome) {
        return switch (outcome) {
            case CALLED, SHOP -> "需要人工处理";
            case SETTLED -> "自动处理";
            case AGAIN -> "尚不清楚";
        };
    }

    @Override
    public String sum(long findings, boolean complete) {
        if (findings == 0) {
            return complete ? "我方账目与各渠道一致。" : "到目前为止，我方账目与各渠道一致。";
        }
        return "有 " + findings + " 处需要查看。";
    }

    @Override
    public String progress(int done, int parts) {
        return done == parts ? "已完成" : "进行中：" + parts + " 个部分已完成 " + done + " 个";
    }

    @Override
    public String began(String day, String time) {
        return day + "，开始于 " + time + " UTC";
    }

    @Override
    public String more(int shown) {
        return "这里列出前 " + shown + " 条，上方合计包含全部。";
    }

    @Override
    public String count(long number) {
        return number + " 条";
    }

    @Override
    public Frame frame() {
        return new Frame(
                "对账报告",
                "English",
                "已核对",
                "一致",
                "发现",
                "未答复",
                "我方",
                "渠道",
                "订单",
                "支付",
                "怎么办",
                "按账户",
                "账户",
                "渠道所列",
                "未登记",
                "当天的其他对账",
                "在全部已核对的支付中：一致的、有差异的、未得到答复的",
                "无订单");
    }
}
