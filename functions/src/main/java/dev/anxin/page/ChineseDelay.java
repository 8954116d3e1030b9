package dev.anxin.page;

import dev.anxin.payment.MethodClass;
import java.util.stream.Stream;

/// What the page says in Chinese of a payment that takes days.
final class ChineseDelay {
    private ChineseDelay() {}

    static String headline(CustomerView customerView) {
        if (customerView.pageFace() == PageFace.BANK_DEBIT) {
            return "银行扣款处理中";
        }
        return customerView.isPastDue() ? "尚未收到您的付款" : "请在 " + date(customerView) + " 前付款";
    }

    static Stream<String> sentences(CustomerView customerView) {
        return customerView.pageFace() == PageFace.PAY_BY ? payBy(customerView) : debit(customerView);
    }

    private static Stream<String> payBy(CustomerView customerView) {
        var due = customerView.due();
        if (customerView.isPastDue()) {
            return due
                    .until()
                    .map(customerView.times().withZone()::minute)
                    .map(at -> "如您已付款，最迟可能在 " + at + " 到账，无需任何操作。")
                    .stream();
        }
        var how = due.methodClass() == MethodClass.TRANSFER ? "请通过银行转账支付 " : "请凭付款单支付 ";
        var amount = customerView.remaining().isEmpty() ? customerView.expected() : "剩余的 " + customerView.remaining();
        return Stream.of(
                how + amount + "。",
                due.number().isEmpty() ? "" : "付款时请注明 " + due.number() + "。",
                due.until()
                        .map(at -> "到账后我们会第一时间通知您；最后一天付款的，最迟可能在 "
                                + customerView.times().withZone().minute(at) + " 到账。")
                        .orElse("到账后我们会第一时间通知您。"));
    }

    private static Stream<String> debit(CustomerView customerView) {
        var until = customerView.due().at().filter(customerView.paymentContext().now()::isBefore);
        return Stream.of(
                until.map(at -> "银行扣款预计在 " + customerView.times().withZone().day(at) + " 前后完成。")
                        .orElse("银行尚未答复。这种情况时有发生，我们会持续查询。"),
                until.isPresent() ? customerView.usual("usual-bank") : "",
                "您无需任何操作，银行答复后我们会第一时间通知您。");
    }

    static Stream<String> calm() {
        return Stream.of("只需付款一次。如您已付款，无需任何操作。");
    }

    static String awaited(CustomerView customerView) {
        return customerView.pageFace() == PageFace.PAY_BY ? "等待您付款，期限" : "等待银行答复，预计";
    }

    private static String date(CustomerView customerView) {
        return customerView
                .due()
                .at()
                .map(customerView.times().withZone()::minute)
                .orElse("付款单所示日期");
    }
}
