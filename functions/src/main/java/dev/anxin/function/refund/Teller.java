package dev.anxin.function.refund;

import dev.anxin.aws.Overtaken;
import dev.anxin.function.inquiry.Asker;
import dev.anxin.function.ledger.PaymentLedger;
import dev.anxin.gateway.Gateway;
import dev.anxin.gateway.Outgoing;
import dev.anxin.gateway.Refunding;
import dev.anxin.gateway.registry.Gateways;
import dev.anxin.ledger.Dispute;
import dev.anxin.ledger.Effect;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Refund;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.refund.Balance;
import dev.anxin.refund.Reservation;
import dev.anxin.refund.Turn;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// Makes the call that sends money back, and brings the balance up to date with what came of it. Each call is
/// recorded before it is made; what it is answered, and what that makes of the balance, is one transaction.
public record Teller(PaymentLedger paymentLedger, Safe safe, Asker asker, RefundLog log) {
    private static final int TRIES = 6;

    /// Calls the gateway for an admitted refund that it does not show, if that may be done.
    ///
    /// @param balance as it was read before the gateway was asked, or with the money just reserved
    void goOn(Visit visit, Balance balance) {
        switch (Turn.of(visit.wish(), balance, visit.statement(), keyLife(visit))) {
            case Turn.Call(var recorded) -> call(visit, recorded);
            case Turn.Wait(var until) -> log.count(visit.key(), visit.id(), "waiting", "until " + until);
            case Turn.Withdraw(var why) -> withdraw(visit, balance, 0, why);
            case Turn.Person(var why) -> log.count(visit.key(), visit.id(), "uncertain", why);
        }
    }

    private static Duration keyLife(Visit visit) {
        return Gateways.named(visit.account().gateway())
                .map(Gateway::refundKeyLife)
                .orElse(Duration.ZERO);
    }

    private void call(Visit visit, Balance recorded) {
        var reservation = reservation(recorded, visit.id());
        var outgoing = new Outgoing(visit.id(), reservation.amount());
        var errand = asker.errand(visit.key(), visit.account(), visit.state(), outgoing, visit.askedAt());
        if (errand.isEmpty()) {
            log.count(visit.key(), visit.id(), "unclear", "the gateway cannot be called now");
        } else if (!safe.write(visit.key(), recorded)) {
            log.count(visit.key(), visit.id(), "overtaken", "another run made the call");
        } else if (isDisputed(visit.key())) {
            stop(visit, recorded.written(), reservation);
        } else {
            answered(
                    visit, recorded.written(), reservation.calls(), errand.get().run());
        }
    }

    private static Reservation reservation(Balance balance, String id) {
        return balance.refund(id).orElseThrow(() -> new IllegalStateException("nothing is reserved for " + id));
    }

    /// Looked for once more: callbacks come while the gateway is asked.
    private boolean isDisputed(PaymentKey key) {
        return paymentLedger.known(key).disputes().values().stream()
                .anyMatch(dispute -> dispute.status() == Dispute.Status.OPEN);
    }

    /// This call is recorded and was not made; of one before it nobody knows.
    private void stop(Visit visit, Balance balance, Reservation reservation) {
        var why = "a dispute was opened in the last moment";
        if (reservation.isOnlyCall()) {
            withdraw(visit, balance, reservation.calls(), why);
        } else {
            log.count(visit.key(), visit.id(), "uncertain", why);
        }
    }

    /// No call was ever made: its money is free again, and a person decides.
    private void withdraw(Visit visit, Balance balance, int call, String why) {
        var failed = new News.RefundReported(visit.id(), Refund.Status.FAILED, Money.NONE);
        if (isWritten(visit, balance, call, failed, why)) {
            log.count(visit.key(), visit.id(), "withdrawn", why);
        } else {
            log.count(visit.key(), visit.id(), "overtaken", why);
        }
    }

    /// An answer that is final is settled with it.
    private boolean isWritten(Visit visit, Balance balance, int call, News.RefundReported report, String why) {
        var next = balance.reported(visit.id(), report.status(), report.amount());
        var settled = new News.Done(new Effect.Settle(visit.id(), report.status()).id());
        var last = report.status() == Refund.Status.SUCCEEDED || report.status() == Refund.Status.FAILED;
        var news = last ? List.<News>of(report, settled) : List.<News>of(report);
        return safe.write(next, log.entry(visit.key(), "answered#" + visit.id() + "#" + call, news, why));
    }

    /// A callback may settle it meanwhile: then the answer is joined to that.
    private void answered(Visit visit, Balance written, int call, Refunding said) {
        var balance = written;
        for (int tries = 0; tries < TRIES; tries++) {
            var report = report(said, reservation(balance, visit.id()), visit.id());
            if (isWritten(visit, balance, call, report, why(said))) {
                log.count(visit.key(), visit.id(), report.status().name().toLowerCase(Locale.ROOT), why(said));
                return;
            }
            balance = safe.balance(visit.key());
        }
        throw new Overtaken("the answer to a refund was overtaken " + TRIES + " times in a row");
    }

    /// A refusal says for sure that nothing moved only where no call before it may have moved it.
    private static News.RefundReported report(Refunding said, Reservation reservation, String id) {
        return switch (said) {
            case Refunding.Said(var report) -> report;
            case Refunding.Rejected _ -> {
                var sure = reservation.isOnlyCall() ? Refund.Status.FAILED : Refund.Status.UNKNOWN;
                yield new News.RefundReported(id, sure, Money.NONE);
            }
            case Refunding.Unknown _ -> new News.RefundReported(id, Refund.Status.UNKNOWN, Money.NONE);
        };
    }

    private static String why(Refunding said) {
        return switch (said) {
            case Refunding.Said _ -> "";
            case Refunding.Rejected(var why) -> why;
            case Refunding.Unknown(var why) -> why;
        };
    }

    /// The gateway's last word stands in the ledger, however it came: the balance follows it.
    void settle(PaymentKey key, String id, Refund refund) {
        var done = new News.Done(new Effect.Settle(id, refund.status()).id());
        var fact = "settle#" + id + "#" + refund.status();
        for (int tries = 0; tries < TRIES; tries++) {
            var next = safe.balance(key).reported(id, refund.status(), refund.amount());
            if (safe.write(next, log.entry(key, fact, List.of(done), ""))) {
                log.count(key, id, "settled", refund.status().name());
                return;
            }
            if (paymentLedger.facts().find(key, Fact.Source.REFUND, fact).isPresent()) {
                return;
            }
        }
        throw new Overtaken("a settlement was overtaken " + TRIES + " times in a row");
    }
}
