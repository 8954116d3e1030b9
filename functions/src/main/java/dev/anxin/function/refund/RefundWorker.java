package dev.anxin.function.refund;

import dev.anxin.aws.OptimisticWrite;
import dev.anxin.aws.config.Accounts;
import dev.anxin.aws.message.RefundMessage;
import dev.anxin.function.inquiry.GatewayClient;
import dev.anxin.function.inquiry.UndatedNews;
import dev.anxin.function.ledger.CurrentSummary;
import dev.anxin.function.ledger.PaymentLedger;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Refund.Purpose;
import dev.anxin.order.MerchantOrder;
import dev.anxin.order.OrderKey;
import dev.anxin.payment.Account;
import dev.anxin.payment.PaymentKey;
import dev.anxin.refund.Admission;
import dev.anxin.refund.AutomaticSpending;
import dev.anxin.refund.Balance;
import dev.anxin.refund.GatewayMoney;
import java.util.List;
import java.util.Optional;

/// Sees to one refund: asks the gateway, decides, hands over to the teller who calls it, and settles. Whatever
/// is due is read from the ledger and the balance, so it may die after each step, run twice and come late.
public record RefundWorker(
        Accounts accounts,
        PaymentLedger paymentLedger,
        RefundReserve refundReserve,
        GatewayClient gatewayClient,
        RefundCaller refundCaller,
        RefundLog log) {
    /// Others write the same balance, order or budget only while several refunds are decided at once.
    private static final OptimisticWrite DECISION = OptimisticWrite.atMost(6);

    public void seeTo(RefundMessage message) {
        var key = message.payment();
        var present = paymentLedger.present(key);
        var known = present.all();
        var refund = Optional.ofNullable(known.refunds().entries().get(message.refund()));
        if (!known.isRegistered() || refund.isEmpty()) {
            log.count(key, message.refund(), "dropped", "there is no such refund");
        } else if (refund.get().isFinal()) {
            refundCaller.settle(key, message.refund(), refund.get());
        } else if (refund.get().isToCarryOut()) {
            accounts.find(key.account())
                    .ifPresentOrElse(
                            account -> carryOut(key, account, message.refund(), present),
                            () -> log.count(key, message.refund(), "unclear", "there is no such account"));
        } else {
            log.count(
                    key, message.refund(), "nothing-due", refund.get().status().name());
        }
    }

    /// The balance is read before the gateway is asked: a call that was recorded in between is noticed when it
    /// is written.
    private void carryOut(PaymentKey key, Account account, String id, CurrentSummary present) {
        var balance = refundReserve.balance(key);
        var askedAt = paymentLedger.now();
        var state = PaymentState.of(present.all());
        var asked =
                gatewayClient.everything(new GatewayClient.Subject(key, account, state, present.version(), askedAt));
        // What the gateway said is kept as the proof of what is decided on it. Named by what it says, whenever it
        // says it.
        var seen = "seen#" + id + "#" + UndatedNews.digest(key, asked.news());
        var proof = asked.fact(key, Fact.Source.REFUND, seen, askedAt);
        var unaskable = asked.news().stream().anyMatch(News.Unaskable.class::isInstance);
        var known = unaskable ? paymentLedger.withAliases(key, present.all()) : present.all();
        var gatewayMoney = GatewayMoney.of(proof, known);
        var unclear = gatewayMoney.unclear();
        if (unclear.isPresent()) {
            log.count(key, id, "unclear", unclear.get()); // the payment's clock comes back to it
            return;
        }
        paymentLedger.put(proof);
        var all = known.join(gatewayMoney.said());
        if (all.refunds().tooMany()) {
            log.count(key, id, "uncertain", "the payment has more refunds than a payment can have");
        } else {
            goOn(new RefundCase(key, account, id, all, gatewayMoney, askedAt), balance);
        }
    }

    private void goOn(RefundCase refundCase, Balance balance) {
        var refund = refundCase.refund();
        if (refund.isFinal()) {
            refundCaller.settle(refundCase.key(), refundCase.id(), refund);
        } else if (refund.isWithGateway()) {
            log.count(refundCase.key(), refundCase.id(), refund.status().word(), "");
        } else if (refundCase.gatewayMoney().refund(refundCase.id()).isPresent()) {
            log.count(
                    refundCase.key(),
                    refundCase.id(),
                    "uncertain",
                    "the gateway shows it in a state that is not known here");
        } else {
            switch (refund.decision()) {
                case OPEN -> decide(refundCase, balance).ifPresent(reserved -> refundCaller.goOn(refundCase, reserved));
                case ADMITTED -> refundCaller.goOn(refundCase, balance);
                case REFUSED -> log.count(refundCase.key(), refundCase.id(), "nothing-due", "REFUSED");
            }
        }
    }

    /// @return the balance with the money reserved; empty if it was refused, or somebody else decided
    private Optional<Balance> decide(RefundCase refundCase, Balance read) {
        return DECISION.write(
                "a refund's decision",
                read,
                () -> refundReserve.balance(refundCase.key()),
                balance -> attempt(refundCase, balance));
    }

    /// @return as [#decide]; empty if what it goes by changed meanwhile
    private Optional<Optional<Balance>> attempt(RefundCase refundCase, Balance balance) {
        var order = refundReserve.order(OrderKey.of(refundCase.known().registration()));
        var refundWish = refundCase.refundWish();
        if (isReplacement(refundCase, order)) {
            var why = "the money of the payment that holds the order is disputed or gone, and this may replace it";
            refuse(refundCase, new Admission.Refused(false, why));
            return Optional.of(Optional.empty());
        }
        AutomaticSpending automaticSpending = refundReserve.spent(refundCase.account(), refundWish);
        return switch (Admission.of(refundWish, balance, refundCase.gatewayMoney(), order, automaticSpending)) {
            case Admission.Refused refused -> {
                refuse(refundCase, refused);
                yield Optional.of(Optional.empty());
            }
            case Admission.Admitted admitted -> admit(refundCase, order, admitted);
        };
    }

    /// Whether a second payment may be what replaces the first, because a bank has the first one's money or may
    /// take it.
    private boolean isReplacement(RefundCase refundCase, MerchantOrder order) {
        var second = Purpose.of(refundCase.refund().purpose()).filter(Purpose.SECOND::equals);
        return second.isPresent()
                && order.holder()
                        .who()
                        .filter(holder -> !holder.equals(refundCase.key()))
                        .map(paymentLedger::known)
                        .filter(known -> known.isContested()
                                || known.isChargedBack()
                                || PaymentState.of(known).money().isOverdrawn())
                        .isPresent();
    }

    private Optional<Optional<Balance>> admit(RefundCase refundCase, MerchantOrder order, Admission.Admitted admitted) {
        var news = new News.RefundAdmitted(refundCase.id());
        var entry = log.entry(refundCase.key(), decided(refundCase), List.of(news), "");
        if (refundReserve.admit(refundCase.refundWish(), refundCase.account(), order, admitted, entry)) {
            log.count(refundCase.key(), refundCase.id(), "admitted", "");
            return Optional.of(Optional.of(admitted.balance().written()));
        }
        if (isDecided(refundCase)) {
            log.count(refundCase.key(), refundCase.id(), "overtaken", "decided by another run");
            return Optional.of(Optional.empty());
        }
        return Optional.empty();
    }

    private void refuse(RefundCase refundCase, Admission.Refused refused) {
        var news = new News.RefundRefused(refundCase.id(), refused.why());
        var entry = log.entry(refundCase.key(), decided(refundCase), List.of(news), "");
        if (paymentLedger.facts().put(entry.fact(), entry.evidence())) {
            log.count(refundCase.key(), refundCase.id(), refused.stopped() ? "stopped" : "refused", refused.why());
        }
    }

    /// One key without outcome: admitted and refused exclude each other.
    private static String decided(RefundCase refundCase) {
        return "decided#" + refundCase.id();
    }

    private boolean isDecided(RefundCase refundCase) {
        return paymentLedger
                .facts()
                .find(refundCase.key(), Fact.Source.REFUND, decided(refundCase))
                .isPresent();
    }
}
