package dev.anxin.local.shop;

import dev.anxin.json.Json;
import java.util.Map;

/// How an order stands, in words for its customer, from what Anxin tells the shop.
///
/// @param view of its payment; empty if nobody answers
record OrderWords(PageLanguage pageLanguage, Json view) {
    private static final Map<String, String> REASONS = Map.of(
            "not-paid", "订单没有有效的付款：未支付、存疑或已退款",
            "held-by-another", "订单由另一笔付款支付",
            "refunding", "款项正在退回",
            "fulfilled", "订单已发货",
            "cancelled", "订单已取消，不可更改",
            "not-its-payment", "这笔付款不属于该订单",
            "full", "订单的付款次数已达上限");

    String stands() {
        var status = text("status");
        if (whole("captured") > 0 && whole("returned") >= whole("captured")) {
            return pageLanguage.say("The money went back", "款项已退回");
        }
        return switch (text("orderStatus")) {
            case "CANCELLED", "REFUNDING" ->
                status.equals("PAID")
                        ? pageLanguage.say("Cancelled, the money is going back", "已取消，款项退回中")
                        : pageLanguage.say("Cancelled", "已取消");
            case "FULFILLED" -> pageLanguage.say("Paid and shipped", "已付款，已发货");
            default -> open(status);
        };
    }

    private String open(String status) {
        if (isDoubted()) {
            return pageLanguage.say("The payment is being checked", "付款核对中");
        }
        return switch (status) {
            case "PAID" -> pageLanguage.say("Paid, not shipped yet", "已付款，待发货");
            case "FAILED", "CLOSED", "EXPIRED" -> pageLanguage.say("Not paid", "未付款");
            case "" -> pageLanguage.say("Nobody can say just now", "暂时无法查询");
            default ->
                isUntouched()
                        ? pageLanguage.say("Waiting for the payment", "等待付款")
                        : pageLanguage.say("The payment is being confirmed", "付款确认中");
        };
    }

    /// The customer has not come back, and the gateway has said nothing.
    private boolean isUntouched() {
        return text("status").equals("REGISTERED") && text("diagnosis").equals("WITH_THE_CUSTOMER");
    }

    private boolean isDoubted() {
        return !view.at("quarantine").elements().isEmpty();
    }

    boolean isGood() {
        return text("status").equals("PAID")
                && !isDoubted()
                && whole("returned") == 0
                && text("orderStatus").matches("OPEN|FULFILLED");
    }

    /// Where the customer may pay without paying twice: the gateway has not seen them act, or said no.
    boolean isPayable() {
        return text("orderStatus").equals("OPEN")
                && (isUntouched() || text("status").matches("FAILED|CLOSED"))
                && !isDoubted();
    }

    /// Whether the gateway takes no money for the payment any more, so that paying needs a new one.
    boolean isClosed() {
        return text("status").equals("CLOSED");
    }

    /// What Anxin answered to a decision of the shop.
    ///
    /// @param answer its body
    static String reason(PageLanguage pageLanguage, int status, Json answer) {
        var english = answer.at("problem")
                .text()
                .or(() -> answer.at("message").text())
                .orElse("status " + status);
        var word = answer.at("reason").text().orElse("");
        return pageLanguage.say(english, REASONS.getOrDefault(word, english));
    }

    private String text(String field) {
        return view.at(field).text().orElse("");
    }

    private long whole(String field) {
        return view.at(field).whole().orElse(0L);
    }
}
