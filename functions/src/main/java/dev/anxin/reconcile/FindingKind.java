package dev.anxin.reconcile;

import java.util.Optional;
import java.util.stream.Stream;

/// What a comparison can find. In the order in which people should look at it.
public enum FindingKind {
    /// Goods went out, and the gateway has no money for them, or took it back.
    FULFILLED_UNPAID(10, "fulfilled-unpaid"),
    /// Paid by our books, for the gateway had said so; now it says something else.
    GATEWAY_DISAGREES(20, "gateway-disagrees"),
    /// The gateway took or holds another amount than was ordered.
    WRONG_AMOUNT(30, "wrong-amount"),
    WRONG_CURRENCY(40, "wrong-currency"),
    /// The gateway took money for something that nobody registered here.
    UNKNOWN_PAYMENT(50, "unknown-payment"),
    /// Money went back that we did not ask for.
    UNREQUESTED_REFUND(60, "unrequested-refund"),
    /// The money came after the payment was closed, over or cancelled, and is still here.
    LATE_MONEY(70, "late-money"),
    /// Paid long ago, and the merchant has not said that the order is fulfilled.
    PAID_UNFULFILLED(80, "paid-unfulfilled"),
    /// The gateway's word never reached us: its callback was lost.
    UNHEARD_OUTCOME(90, "unheard-outcome"),
    /// The gateway could not be asked, or its answer was unclear. Never a difference.
    UNANSWERED(99, "unanswered");

    private final int rank;
    private final String word;

    FindingKind(int rank, String word) {
        this.rank = rank;
        this.word = word;
    }

    /// 10 to 99: the smaller come first in keys, too.
    public int rank() {
        return rank;
    }

    /// As reports and facts have it: `late-money`.
    public String word() {
        return word;
    }

    public static Optional<FindingKind> of(String word) {
        return Stream.of(values()).filter(kind -> kind.word().equals(word)).findAny();
    }
}
