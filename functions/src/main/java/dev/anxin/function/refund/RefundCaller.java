package dev.anxin.function.refund;

import dev.anxin.aws.OptimisticWrite;
import dev.anxin.function.inquiry.GatewayClient;
import dev.anxin.function.ledger.PaymentLedger;
import dev.anxin.gateway.Gateway;
import dev.anxin.gateway.OutgoingRefund;
import dev.anxin.gateway.RefundReply;
import dev.anxin.gateway.registry.Gateways;
import dev.anxin.ledger.Effect;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Refund;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.refund.Balance;
import dev.anxin.refund.NextStep;
import dev.anxin.refund.Reservation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Makes the call that sends money back, and brings the balance up to date with what came of it. Each call is
/// recorded before it is made; what it is answered, and what that makes of the balance, is one transaction.
public record RefundCaller(
        PaymentLedger paymentLedger, RefundReserve refundReserve, GatewayClient gatewayClient, RefundLog log) {
    private static final OptimisticWrite WRITE = OptimisticWrite.atMost(6);

    /// Calls the gateway for an admitted refund that it does not show, if that may be done.
    ///
    /// @param balance as it was read before the gateway was asked, or with the money just reserved
    void goOn(RefundCase refundCase, Balance balance) {
        switch (NextStep.of(refundCase.refundWish(), balance, refundCase.gatewayMoney(), keyLife(refundCase))) {
            case NextStep.Call(var recorded) -> call(refundCase, recorded);
            case NextStep.Wait(var until) -> log.count(refundCase.key(), refundCase.id(), "waiting", "until " + until);
            case NextStep.Withdraw(var why) -> withdraw(refundCase, balance, 0, why);
            case NextStep.Person(var why) -> log.count(refundCase.key(), refundCase.id(), "uncertain", why);
        }
    }

    private static Duration keyLife(RefundCase refundCase) {
        return Gateways.named(refundCase.account().gateway())
                .map(Gateway::refundKeyLife)
                .orElse(Duration.ZERO);
    }

    private void call(RefundCase refundCase, Balance recorded) {
        var reservation = reservation(recorded, refundCase.id());
        var outgoingRefund = new OutgoingRefund(refundCase.id(), reservation.amount());
        var errand = gatewayClient.errand(
                refundCase.key(), refundCase.account(), refundCase.state(), outgoingRefund, refundCase.askedAt());
        if (errand.isEmpty()) {
            log.count(refundCase.key(), refundCase.id(), "unclear", "the gateway cannot be called now");
        } else if (!refundReserve.write(refundCase.key(), recorded)) {
            log.count(refundCase.key(), refundCase.id(), "overtaken", "another run made the call");
        } else if (isForbidden(refundCase)) {
            stop(refundCase, recorded.written(), reservation);
        } else {
            answered(
                    refundCase,
                    recorded.written(),
                    reservation.calls(),
                    errand.get().run());
        }
    }

    private static Reservation reservation(Balance balance, String id) {
        return balance.refund(id).orElseThrow(() -> new IllegalStateException("nothing is reserved for " + id));
    }

    /// Looked for once more: callbacks come while the gateway is asked.
    private boolean isForbidden(RefundCase refundCase) {
        var known = paymentLedger.known(refundCase.key());
        return refundCase.refundWish().isAutomatic() ? known.isContested() : known.stopsRefunds();
    }

    /// This call is recorded and was not made; of one before it nobody knows.
    private void stop(RefundCase refundCase, Balance balance, Reservation reservation) {
        var why = "a dispute was opened in the last moment";
        if (reservation.isOnlyCall()) {
            withdraw(refundCase, balance, reservation.calls(), why);
        } else {
            log.count(refundCase.key(), refundCase.id(), "uncertain", why);
        }
    }

    /// No call was ever made: its money is free again, and a person decides.
    private void withdraw(RefundCase refundCase, Balance balance, int call, String why) {
        var failed = new News.RefundReported(refundCase.id(), Refund.Status.FAILED, Money.NONE);
        if (isWritten(refundCase, balance, call, failed, why)) {
            log.count(refundCase.key(), refundCase.id(), "withdrawn", why);
        } else {
            log.count(refundCase.key(), refundCase.id(), "overtaken", why);
        }
    }

    /// An answer that is final is settled with it.
    private boolean isWritten(
            RefundCase refundCase, Balance balance, int call, News.RefundReported report, String why) {
        var next = balance.reported(refundCase.id(), report.status(), report.amount());
        var settled = new News.Done(new Effect.Settle(refundCase.id(), report.status()).id());
        var last = report.status() == Refund.Status.SUCCEEDED || report.status() == Refund.Status.FAILED;
        var news = last ? List.<News>of(report, settled) : List.<News>of(report);
        return refundReserve.write(
                next, log.entry(refundCase.key(), "answered#" + refundCase.id() + "#" + call, news, why));
    }

    /// A callback may settle it meanwhile: then the answer is joined to that.
    private void answered(RefundCase refundCase, Balance known, int call, RefundReply said) {
        var id = refundCase.id();
        var written =
                WRITE.write("the answer to a refund", known, () -> refundReserve.balance(refundCase.key()), balance -> {
                    var report = report(said, reservation(balance, id), id);
                    return isWritten(refundCase, balance, call, report, why(said))
                            ? Optional.of(report)
                            : Optional.empty();
                });
        log.count(refundCase.key(), id, written.status().word(), why(said));
    }

    /// A refusal says for sure that nothing moved only where no call before it may have moved it.
    private static News.RefundReported report(RefundReply said, Reservation reservation, String id) {
        return switch (said) {
            case RefundReply.Said(var report) -> report;
            case RefundReply.Rejected _ -> {
                var sure = reservation.isOnlyCall() ? Refund.Status.FAILED : Refund.Status.UNKNOWN;
                yield new News.RefundReported(id, sure, Money.NONE);
            }
            case RefundReply.Unknown _ -> new News.RefundReported(id, Refund.Status.UNKNOWN, Money.NONE);
        };
    }

    private static String why(RefundReply said) {
        return switch (said) {
            case RefundReply.Said _ -> "";
            case RefundReply.Rejected(var why) -> why;
            case RefundReply.Unknown(var why) -> why;
        };
    }

    /// The gateway's last word stands in the ledger, however it came: the balance follows it.
    void settle(PaymentKey key, String id, Refund refund) {
        var done = new News.Done(new Effect.Settle(id, refund.status()).id());
        var fact = "settle#" + id + "#" + refund.status();
        boolean own = WRITE.write("a settlement", () -> refundReserve.balance(key), balance -> {
            var next = balance.reported(id, refund.status(), refund.amount());
            if (refundReserve.write(next, log.entry(key, fact, List.of(done), ""))) {
                return Optional.of(true);
            }
            var written =
                    paymentLedger.facts().find(key, Fact.Source.REFUND, fact).isPresent();
            return written ? Optional.of(false) : Optional.empty();
        });
        if (own) {
            log.count(key, id, "settled", refund.status().name());
        }
    }
}
