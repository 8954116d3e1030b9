package dev.anxin.reconcile;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a comparison can find. In the order in which people should look at it.
public enum FindingKind {
    /// Goods went out, and the gateway has no money for them, or took it back.
    FULFILLED_UNPAID(10),
    /// Paid by our books, for the gateway had said so; now it says something else.
    GATEWAY_DISAGREES(20),
    /// The gateway took or holds another amount than was ordered.
    WRONG_AMOUNT(30),
    WRONG_CURRENCY(40),
    /// The gateway took money for something that nobody registered here.
    UNKNOWN_PAYMENT(50),
    /// Money went back that we did not ask for.
    UNREQUESTED_REFUND(60),
    /// The money came after the payment was closed, over or cancelled, and is still here.
    LATE_MONEY(70),
    /// Paid long ago, and the merchant has not said that the order is fulfilled.
    PAID_UNFULFILLED(80),
    /// The gateway's word never reached us: its callback was lost.
    UNHEARD_OUTCOME(90),
    /// The gateway could not be asked, or its answer was unclear. Never a difference.
    UNANSWERED(99);

    private final int rank;

    FindingKind(int rank) {
        this.rank = rank;
    }

    /// 10 to 99: the smaller come first in keys, too.
    public int rank() {
        return rank;
    }

    /// As reports and facts have it: `late-money`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<FindingKind> of(String word) {
        return Stream.of(values()).filter(kind -> kind.word().equals(word)).findAny();
    }
}
