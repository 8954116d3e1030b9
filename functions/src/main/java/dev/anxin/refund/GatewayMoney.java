package dev.anxin.refund;

import dev.anxin.ledger.Bounded;
import dev.anxin.ledger.Charge;
import dev.anxin.ledger.Dispute;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.Moment;
import dev.anxin.ledger.News;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Money;
import dev.anxin.payment.Sum;
import java.util.Optional;
import java.util.TreeMap;

/// What the gateway says of a payment's money, asked just now: taken, sent back, disputed.
///
/// @param said all of its answers, joined; of captures also what it had told before
/// @param disputes those that it names, and those that it had named before
/// @param toldAlone whether it cannot be asked, and all of this is what its callbacks told
public record GatewayMoney(Summary said, Bounded<Dispute> disputes, boolean toldAlone) {
    /// @param answers to all questions about the payment and its money
    /// @param known what was known before: a dispute, or a capture that failed, may not be listed yet
    public static GatewayMoney of(Fact answers, Summary known) {
        if (answers.news().stream().anyMatch(News.Unaskable.class::isInstance)) {
            return told(answers, known);
        }
        var said = knowing(Summary.of(answers), known);
        var disputes = said.join(Summary.EMPTY.with(Summary.DISPUTES, known.disputes()))
                .disputes();
        return new GatewayMoney(said, disputes, false);
    }

    /// Of a gateway that cannot be asked: what its signed callbacks told, as far as nobody doubts it. A refund of which
    /// it told nothing so far is not there, as in the answer of another gateway.
    private static GatewayMoney told(Fact answers, Summary known) {
        var state = PaymentState.of(known);
        var captured = state.hasMoney() ? state.money().captured().minor() : 0;
        var taken = captured == 0
                ? Summary.EMPTY
                : Summary.of(Fact.of(
                        answers.payment(),
                        answers.source(),
                        answers.id(),
                        answers.at(),
                        new News.Paid(state.money().expected(), captured)));
        var refunds = new TreeMap<>(known.refunds().entries());
        refunds.values().removeIf(refund -> refund.status().compareTo(Refund.Status.UNKNOWN) <= 0);
        var said = Summary.of(answers)
                .with(Summary.TAKEN, taken.taken())
                .with(Summary.REFUNDS, new Bounded<>(refunds, known.refunds().tooMany()));
        return new GatewayMoney(said, known.disputes(), true);
    }

    /// What captures took is the answer's alone. Only what failed is known from before.
    private static Summary knowing(Summary said, Summary known) {
        var failed = new TreeMap<>(PaymentState.of(known).captures());
        failed.values().removeIf(capture -> !capture.hasFailed());
        var taken = new TreeMap<>(said.taken().entries());
        taken.replaceAll((_, charge) -> charge.knowing(new Bounded<>(failed, false)));
        return said.with(Summary.TAKEN, new Bounded<>(taken, said.taken().tooMany()));
    }

    /// Why no money may move on the strength of it; empty if it says all that has to be known.
    public Optional<String> unclear() {
        var unanswered = said.moment(Moment.NO_ANSWER);
        if (unanswered.isPresent()) {
            return Optional.of("no answer: " + unanswered.get().words());
        }
        if (said.moment(Moment.CONTRADICTED).isPresent()
                || said.taken().values().stream()
                        .anyMatch(charge -> charge.captures().tooMany())
                || said.refunds().tooMany()
                || disputes.tooMany()) {
            return Optional.of("the gateway's answer makes no sense");
        }
        if (said.refunds().values().stream().anyMatch(this::isUnknown)) {
            return Optional.of("how much a refund sends back is not known");
        }
        var taken = said.taken().values();
        return taken.size() == 1 && taken.iterator().next().isPaid()
                ? Optional.empty()
                : Optional.of("the gateway does not say that it is paid");
    }

    /// What the gateway took. May only be called if [#unclear] is empty.
    public Money captured() {
        var taken = said.taken().entries();
        var asked = Money.parse(taken.firstKey());
        return new Money(
                taken.values().stream().mapToLong(Charge::captured).max().orElse(0), asked.currency());
    }

    /// Whether a dispute keeps this refund from going out. A person may send money back while a bank only asks.
    boolean forbids(RefundWish refundWish) {
        return disputes.values().stream()
                .anyMatch(dispute -> dispute.stopsRefunds() || (refundWish.isAutomatic() && dispute.isUndecided()));
    }

    /// What disputes took or may take; all that was captured while the amount of one is not known. May only be
    /// called if [#unclear] is empty.
    long chargedBack() {
        var captured = new Sum(captured().minor(), captured().currency());
        return disputes.values().stream()
                .mapToLong(dispute -> dispute.takes(captured).minor())
                .sum();
    }

    /// Whether nobody can say how much of the captured money it takes.
    private boolean isUnknown(Refund refund) {
        var currencies = said.taken().entries().keySet().stream()
                .map(asked -> Money.parse(asked).currency());
        return refund.status() != Refund.Status.FAILED && currencies.noneMatch(refund::isIn);
    }

    /// What it says of one refund, in whatever state; empty if it shows none by this id.
    public Optional<Refund> refund(String id) {
        return Optional.ofNullable(said.refunds().entries().get(id));
    }
}
