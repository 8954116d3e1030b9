package dev.anxin.ledger;

import dev.anxin.ledger.Charge.Capture;
import dev.anxin.ledger.PaymentState.Status;
import dev.anxin.ledger.Refund.Purpose;
import dev.anxin.ledger.Summary.Progress;
import dev.anxin.payment.Ladder.Stage;
import dev.anxin.payment.Money;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a state calls for and is not yet done. There is an answer for every state. Its order is fixed: what
/// helps the customer comes first.
final class Owed {
    private Owed() {}

    /// All that `state` calls for. Ids are computed from payment and purpose, so doing an effect twice is
    /// harmless.
    static Set<Effect> owed(PaymentState state) {
        var effects = new LinkedHashSet<Effect>();
        if (!state.summary().isRegistered()) {
            forwards(state.summary()).forEach(effects::add);
            return effects;
        }
        var review = state.review().keySet();
        messages(state)
                .map(message -> new Effect.Tell(message, lastMorning(state.summary())))
                .forEach(effects::add);
        wakes(state).ifPresent(effects::add);
        orders(state).ifPresent(effects::add);
        refunds(state).forEach(effects::add);
        effects.addAll(OwedEvents.of(state, review));
        review.forEach(reason -> effects.add(new Effect.CallPerson(reason, state.reviewedAt())));
        links(state.summary()).forEach(effects::add);
        return effects;
    }

    private static Instant lastMorning(Summary summary) {
        var registration = summary.registration();
        return registration.terms().messages().quietHours().endBefore(Conclude.rang(summary), registration.zone());
    }

    /// What this id hands to the payment it belongs to; nothing if nothing was learned under it.
    private static Stream<Effect> forwards(Summary summary) {
        if (summary.forwarded().equals(Summary.EMPTY)) {
            return Stream.empty();
        }
        return summary.homes().values().stream().map(home -> new Effect.Forward(home, summary.forwarded()));
    }

    private static Stream<Effect> links(Summary summary) {
        return summary.aliases().values().stream().map(Effect.Link::new);
    }

    private static Optional<Effect> wakes(PaymentState state) {
        return state.alarm().isSet() ? Optional.of(new Effect.Wake(state.alarm().next())) : Optional.empty();
    }

    /// What is to be told, first of all what helps most.
    static Stream<Message> messages(PaymentState state) {
        var tellings = state.summary().tellings();
        return Stream.of(waiting(state).stream(), delayed(state).stream(), outcome(state).stream(), ofRefunds(state))
                .flatMap(messages -> messages)
                .filter(message -> !tellings.tooMany() && tellings.entries().get(message.id()) != Progress.DONE);
    }

    private static Optional<Message> waiting(PaymentState state) {
        var owed = state.isWaiting()
                && state.slow().isEmpty()
                && state.stage() != Stage.NONE
                && state.told().noneMatch(Message::isOutcome);
        return owed ? Optional.of(new Message.Waiting(state.stage())) : Optional.empty();
    }

    /// What the customer of a slow method hears. It is no sign that anything is wrong, and it is told although an
    /// earlier attempt came to nothing.
    private static Optional<Message> delayed(PaymentState state) {
        var rang = Conclude.rang(state.summary());
        return state.slow()
                .filter(_ -> state.summary().order().keepsMoney())
                .flatMap(slow -> slow.step(rang).map(step -> new Message.Delayed(step, slow.about())));
    }

    private static Optional<Message> outcome(PaymentState state) {
        var summary = state.summary();
        if (state.hasMoney() && summary.isChargedBack()) {
            return Optional.empty(); // neither paid nor unpaid: the bank has told its customer
        }
        if (state.isPaid() && !state.money().whollyReturned()) {
            // Of money that goes back a customer hears only as a refund.
            return summary.order().keepsMoney() ? paid(state) : Optional.empty();
        }
        if (state.isCaptureFailed()) {
            return Optional.empty(); // a person settles it: nobody is told "paid", nor "not paid"
        }
        if (state.hasMoney() && !state.money().whollyReturned()) {
            return summary.order().keepsMoney() && isToTell(state)
                    ? Optional.of(new Message.PartPaid(state.money().captured().minor()))
                    : Optional.empty();
        }
        // Doubted money was seen all the same, so nobody is told "not paid".
        return notPaidAttempt(state).filter(_ -> state.quarantine().isEmpty()).map(Message.NotPaid::new);
    }

    /// Late money is told as late until the merchant fulfils the order. It is told only once the payment holds
    /// its order, because only then is it known by when that is decided.
    private static Optional<Message> paid(PaymentState state) {
        var summary = state.summary();
        if (state.late() && summary.order().status() != Order.Status.FULFILLED) {
            var holds = summary.order().holder() == Order.Holder.THIS;
            return holds ? Optional.of(new Message.PaidLate()) : Optional.empty();
        }
        return isToTell(state) ? Optional.of(new Message.Paid()) : Optional.empty();
    }

    /// Whether the customer is told of money: where the account says so, or something was told before.
    private static boolean isToTell(PaymentState state) {
        return state.summary().registration().terms().tellPaid()
                || state.told().findAny().isPresent();
    }

    /// The attempt of which the customer should hear that it came to nothing. Empty for a customer who never
    /// came back or acted.
    private static Optional<String> notPaidAttempt(PaymentState state) {
        var summary = state.summary();
        var rang = Conclude.rang(summary);
        return switch (state.status()) {
            case FAILED ->
                failure(summary)
                        .filter(_ -> Alarm.notPaidAt(summary)
                                .filter(due -> !rang.isBefore(due))
                                .isPresent());
            case CLOSED -> end(summary);
            case EXPIRED -> end(summary).filter(_ -> !Conclude.isUnsure(summary));
            case UNREGISTERED, REGISTERED, ACTING, AUTHORISED, PART_PAID, PAID -> Optional.empty();
        };
    }

    /// The attempt that failed last, or all of it where the customer was seen and no failure was.
    private static Optional<String> end(Summary summary) {
        return failure(summary).or(() -> Conclude.sign(summary).map(_ -> Message.END));
    }

    private static Optional<String> failure(Summary summary) {
        return Attempts.failure(summary).map(Map.Entry::getKey);
    }

    private static Stream<Message> ofRefunds(PaymentState state) {
        return state.summary().refunds().entries().entrySet().stream()
                .flatMap(entry -> ofRefund(state, entry.getKey(), entry.getValue()));
    }

    /// Nothing goes back that never came: without the money it is no news for the customer. A failed refund is told as
    /// failed only if it had succeeded or had been told as under way. Nobody else
    /// expects it.
    private static Stream<Message> ofRefund(PaymentState state, String id, Refund refund) {
        if (!refund.isIn(state.money().expected().currency())) {
            return Stream.empty(); // for a person first
        }
        if (state.money().captured().minor() == 0) {
            return Stream.empty(); // the money will be heard of, or it was a hold
        }
        var announced = state.summary().tellings().entries().containsKey(new Message.Refunding(id).id());
        var pending = refund.status() == Refund.Status.PENDING;
        var failed = refund.status() == Refund.Status.FAILED
                && (!refund.bounced() || Bounces.owed(state.summary()).contains(id));
        return Stream.of(
                        pending ? Stream.<Message>of(new Message.Refunding(id)) : Stream.<Message>empty(),
                        refund.succeeded() ? Stream.of(new Message.Refunded(id)) : Stream.<Message>empty(),
                        failed && (refund.succeeded() || announced)
                                ? Stream.of(new Message.Bounced(id))
                                : Stream.<Message>empty())
                .flatMap(messages -> messages);
    }

    private static Optional<Effect> orders(PaymentState state) {
        var summary = state.summary();
        var order = summary.order();
        var open = order.status() == Order.Status.OPEN || order.status() == Order.Status.REFUNDING;
        if (order.holder() == Order.Holder.THIS) {
            var gone = state.money().whollyReturned() || summary.isChargedBack();
            var stands = state.isEnough() && !gone;
            return stands || !open ? Optional.empty() : Optional.of(new Effect.ReleaseOrder());
        }
        var free = order.holder() == Order.Holder.NOBODY && order.status() == Order.Status.OPEN;
        var stays = state.money().refundable() > 0 && !summary.isChargedBack();
        return free && state.isEnough() && stays
                ? Optional.of(new Effect.HoldOrder(order.version()))
                : Optional.empty();
    }

    private static Stream<Effect> refunds(PaymentState state) {
        var summary = state.summary();
        var requests = request(state).stream();
        var settlements = summary.refunds().entries().entrySet().stream()
                .filter(entry -> entry.getValue().isFinal())
                .map(entry -> new Effect.Settle(entry.getKey(), entry.getValue().status()))
                .filter(settle -> summary.tellings().entries().get(settle.id()) != Progress.DONE);
        return Stream.of(requests, toCarryOut(summary), settlements).flatMap(effects -> effects);
    }

    private static Stream<Effect> toCarryOut(Summary summary) {
        return summary.refunds().entries().entrySet().stream()
                .filter(entry -> entry.getValue().isToCarryOut())
                .map(entry -> new Effect.CarryOut(entry.getKey(), Alarm.lastLook(summary, entry.getValue())));
    }

    private static Optional<Effect> request(PaymentState state) {
        var summary = state.summary();
        var byItself = summary.registration().terms().refundsByItself()
                && state.isReturnable()
                && !summary.isContested()
                && !isReplaced(summary)
                && !summary.refunds().tooMany();
        var amount =
                new Money(state.money().refundable(), state.money().expected().currency());
        return byItself && state.hasMoney() && amount.minor() > 0
                ? returnPurpose(state)
                        .filter(purpose -> summary.refunds().values().stream()
                                .noneMatch(refund -> refund.purpose().equals(purpose.word())))
                        .map(purpose -> new Effect.RequestRefund(purpose, amount))
                : Optional.empty();
    }

    /// Whether another payment took the order of one whose money was gone for a while, by a dispute or a capture that
    /// failed. Which of the two is one too many is for a person to say.
    static boolean isReplaced(Summary summary) {
        var wasGone = !summary.disputes().values().isEmpty()
                || Conclude.captures(summary).values().stream().anyMatch(Capture::hasFailed);
        return wasGone && summary.order().holder() == Order.Holder.ANOTHER;
    }

    /// Why the money of a payment should go back, if it should. What was paid in part goes back by itself only
    /// where the order does not need it.
    static Optional<Purpose> returnPurpose(PaymentState state) {
        var summary = state.summary();
        var order = summary.order();
        var taken = state.status() == Status.PAID || state.status() == Status.PART_PAID;
        if (!taken || order.isFulfilledByThis()) {
            return Optional.empty();
        }
        if (order.holder() == Order.Holder.ANOTHER) {
            return Optional.of(Purpose.SECOND);
        }
        if (order.status() == Order.Status.CANCELLED) {
            return Optional.of(Purpose.CANCELLED);
        }
        var byItself = summary.registration().terms().refundsByItself();
        var over = Alarm.returnDeadline(summary)
                .filter(due -> !Conclude.rang(summary).isBefore(due))
                .isPresent();
        if (state.late() && (over || !byItself)) {
            return Optional.of(Purpose.LATE);
        }
        // An old hold that comes once more holds the order for a moment with what is left of a failed capture.
        return over && state.isEnough() ? Optional.of(Purpose.UNFULFILLED) : Optional.empty();
    }
}
