package dev.anxin.function.refund;

import dev.anxin.aws.Overtaken;
import dev.anxin.aws.config.Accounts;
import dev.anxin.aws.message.RefundMessage;
import dev.anxin.aws.table.Facts;
import dev.anxin.function.inquiry.Asker;
import dev.anxin.function.inquiry.Known;
import dev.anxin.function.ledger.PaymentLedger;
import dev.anxin.ledger.Conclude;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Summary;
import dev.anxin.order.OrderKey;
import dev.anxin.payment.Account;
import dev.anxin.payment.PaymentKey;
import dev.anxin.refund.Admission;
import dev.anxin.refund.Balance;
import dev.anxin.refund.Spent;
import dev.anxin.refund.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Sees to one refund: asks the gateway, decides, hands over to the teller who calls it, and settles. Whatever
/// is due is read from the ledger and the balance, so it may die after each step, run twice and come late.
public record Refunder(Accounts accounts, PaymentLedger paymentLedger, Safe safe, Asker asker, Teller teller, RefundLog log) {
    /// Others write the same balance, order or budget only while several refunds are decided at once.
    private static final int TRIES = 6;

    public void seeTo(RefundMessage message) {
        var key = message.payment();
        var known = paymentLedger.known(key);
        var refund = Optional.ofNullable(known.refunds().entries().get(message.refund()));
        if (!known.isRegistered() || refund.isEmpty()) {
            log.count(key, message.refund(), "dropped", "there is no such refund");
        } else if (refund.get().isFinal()) {
            teller.settle(key, message.refund(), refund.get());
        } else if (refund.get().isToCarryOut()) {
            accounts.find(key.account())
                    .ifPresentOrElse(
                            account -> carryOut(key, account, message.refund(), known),
                            () -> log.count(key, message.refund(), "unclear", "there is no such account"));
        } else {
            log.count(
                    key, message.refund(), "nothing-due", refund.get().status().name());
        }
    }

    /// The balance is read before the gateway is asked: a call that was recorded in between is noticed when it
    /// is written.
    private void carryOut(PaymentKey key, Account account, String id, Summary known) {
        var balance = safe.balance(key);
        var askedAt = paymentLedger.now();
        var answer = asker.everything(key, account, Conclude.conclude(known), askedAt);
        var statement = Statement.of(key, askedAt, answer, known);
        var unclear = statement.unclear();
        if (unclear.isPresent()) {
            log.count(key, id, "unclear", unclear.get()); // the payment's clock comes back to it
            return;
        }
        prove(key, id, Known.without(known, answer, askedAt), askedAt);
        var all = known.join(statement.said());
        if (all.refunds().tooMany()) {
            log.count(key, id, "uncertain", "the payment has more refunds than a payment can have");
        } else {
            goOn(new Visit(key, account, id, all, statement, askedAt), balance);
        }
    }

    private void goOn(Visit visit, Balance balance) {
        var refund = visit.refund();
        if (refund.isFinal()) {
            teller.settle(visit.key(), visit.id(), refund);
        } else if (refund.status() == Refund.Status.PENDING) {
            log.count(visit.key(), visit.id(), "pending", "");
        } else if (visit.statement().refund(visit.id()).isPresent()) {
            log.count(visit.key(), visit.id(), "uncertain", "the gateway shows it in a state that is not known here");
        } else {
            switch (refund.decision()) {
                case OPEN -> decide(visit, balance).ifPresent(reserved -> teller.goOn(visit, reserved));
                case ADMITTED -> teller.goOn(visit, balance);
                case REFUSED -> log.count(visit.key(), visit.id(), "nothing-due", "REFUSED");
            }
        }
    }

    /// What the gateway said is kept as the proof of what is decided on it. Named by what it says, whenever it
    /// says it.
    private void prove(PaymentKey key, String id, List<News> answer, Instant askedAt) {
        var said = Facts.digest(Summary.of(new Fact(key, Fact.Source.REFUND, "", Instant.EPOCH, undated(answer))));
        paymentLedger.put(new Fact(key, Fact.Source.REFUND, "seen#" + id + "#" + said, askedAt, answer));
    }

    private static List<News> undated(List<News> answer) {
        return answer.stream()
                .map(news -> news instanceof News.Dated(var _, var dated) ? dated : news)
                .toList();
    }

    /// @return the balance with the money reserved; empty if it was refused, or somebody else decided
    private Optional<Balance> decide(Visit visit, Balance read) {
        var balance = read;
        for (int tries = 0; tries < TRIES; tries++) {
            var order = safe.order(OrderKey.of(visit.known().registration()));
            var wish = visit.wish();
            Spent spent = safe.spent(visit.account(), wish);
            switch (Admission.of(wish, balance, visit.statement(), order, spent)) {
                case Admission.Refused refused -> {
                    refuse(visit, refused);
                    return Optional.empty();
                }
                case Admission.Admitted admitted -> {
                    var entry =
                            log.entry(visit.key(), decided(visit), List.of(new News.RefundAdmitted(visit.id())), "");
                    if (safe.admit(wish, visit.account(), order, admitted, entry)) {
                        log.count(visit.key(), visit.id(), "admitted", "");
                        return Optional.of(admitted.balance().written());
                    }
                }
            }
            if (isDecided(visit)) {
                log.count(visit.key(), visit.id(), "overtaken", "decided by another run");
                return Optional.empty();
            }
            balance = safe.balance(visit.key());
        }
        throw new Overtaken("a refund's decision was overtaken " + TRIES + " times in a row");
    }

    private void refuse(Visit visit, Admission.Refused refused) {
        var news = new News.RefundRefused(visit.id(), refused.why());
        var entry = log.entry(visit.key(), decided(visit), List.of(news), "");
        if (paymentLedger.facts().put(entry.fact(), entry.evidence())) {
            log.count(visit.key(), visit.id(), refused.stopped() ? "stopped" : "refused", refused.why());
        }
    }

    /// One key without outcome: admitted and refused exclude each other.
    private static String decided(Visit visit) {
        return "decided#" + visit.id();
    }

    private boolean isDecided(Visit visit) {
        return paymentLedger.facts()
                .find(visit.key(), Fact.Source.REFUND, decided(visit))
                .isPresent();
    }
}
