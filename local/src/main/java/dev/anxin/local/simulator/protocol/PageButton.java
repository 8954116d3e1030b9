package dev.anxin.local.simulator.protocol;

/// What the customer of some gateways can do on their page, beside paying, being declined and leaving.
public enum PageButton {
    /// The bank wants a word of the customer first: 3-D Secure.
    CONFIRM("confirm", "Bank asks to confirm (3-D Secure) · 等待银行验证"),
    PROCESS("process", "Still processing · 处理中"),
    VOUCHER("voucher", "Get a voucher to pay in a shop within 3 days · 三天内凭付款单支付"),
    DEBIT("debit", "Bank debit, which takes days · 银行扣款（需数日）");

    private final String code;
    private final String words;

    PageButton(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /// As the page's form sends it.
    public String code() {
        return code;
    }

    public String words() {
        return words;
    }
}
