package dev.anxin.function.effect;

import dev.anxin.aws.message.Queue;
import dev.anxin.aws.message.Topic;
import dev.anxin.aws.message.Wake;
import dev.anxin.aws.table.Payments;
import dev.anxin.function.customer.CustomerContext;
import dev.anxin.function.customer.CustomerNotifier;
import dev.anxin.function.ledger.AliasLinks;
import dev.anxin.function.order.OrderBook;
import dev.anxin.function.order.OrderHolds;
import dev.anxin.function.refund.RefundRequests;
import dev.anxin.function.runtime.Environment;
import dev.anxin.function.runtime.Wiring;
import dev.anxin.ledger.Effect;
import dev.anxin.ledger.PaymentState;
import dev.anxin.payment.PaymentKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Carries out what is owed. Each effect has an id of its own, computed from payment and purpose, so that
/// whoever hears of it twice can tell.
public record EffectRunner(
        Queue wakes,
        Topic merchant,
        Topic operations,
        Payments payments,
        CustomerContext customerContext,
        CustomerNotifier customerNotifier,
        AliasLinks aliasLinks,
        OrderHolds orderHolds,
        RefundRequests refundRequests,
        InstantSource clock) {
    public static EffectRunner of(Wiring wiring, SqsClient sqs, Environment environment) {
        var sns = wiring.sns();
        var dynamo = wiring.dynamo();
        var facts = wiring.facts(dynamo);
        var payments = wiring.payments(dynamo, 1);
        var keep = wiring.days("FACT_DAYS");
        var customerContext = CustomerContext.of(wiring, dynamo, environment);
        return new EffectRunner(
                wiring.queue(sqs, "WAKES_QUEUE"),
                wiring.topic(sns, "MERCHANT_TOPIC"),
                wiring.topic(sns, "OPERATIONS_TOPIC"),
                payments,
                customerContext,
                new CustomerNotifier(
                        facts, wiring.topic(sns, "CUSTOMER_TOPIC"), customerContext, keep, environment.clock()),
                new AliasLinks(facts, keep, environment.clock()),
                new OrderHolds(OrderBook.of(wiring, dynamo, keep)),
                new RefundRequests(facts, wiring.queue(sqs, "REFUNDS_QUEUE"), keep, environment.clock()),
                environment.clock());
    }

    /// Stops at the first that fails: the payment is then parked, and a refold emits all that is owed.
    public void emit(PaymentKey key, PaymentState state, Set<Effect> effects) {
        effects.forEach(effect -> emit(key, state, effect));
    }

    private void emit(PaymentKey key, PaymentState state, Effect effect) {
        switch (effect) {
            case Effect.Wake(var due) -> wake(key, due);
            case Effect.Tell(var message, var _) ->
                ifOwedNow(key, effect, now -> customerNotifier.tell(key, now, message));
            case Effect.Announce announce -> announce(key, state, announce);
            case Effect.CallPerson call -> call(key, state, call);
            case Effect.Link(var alias) -> aliasLinks.link(key, alias);
            case Effect.Forward(var home, var learned) -> aliasLinks.forward(key, home, learned);
            case Effect.HoldOrder _ ->
                ifOwedNow(key, effect, now -> orderHolds.hold(key, now.summary().registration()));
            case Effect.ReleaseOrder _ ->
                ifOwedNow(
                        key,
                        effect,
                        now -> orderHolds.release(key, now.summary().registration()));
            case Effect.RequestRefund owed -> ifOwedNow(key, effect, _ -> refundRequests.request(key, owed));
            case Effect.CarryOut(var refund, var _) -> refundRequests.seeTo(key, refund);
            case Effect.Settle(var refund, var _) -> refundRequests.seeTo(key, refund);
        }
    }

    /// A change may be heard of long after it was made (a stream that stood still, a batch that came again), and what
    /// it called for may not be true any more: the money went back meanwhile, or is disputed. So what a customer is
    /// told, and what orders and refunds are changed by, is what the payment calls for now.
    private void ifOwedNow(PaymentKey key, Effect effect, Consumer<PaymentState> act) {
        var now = payments.state(key, clock.instant());
        if (now.owed().contains(effect)) {
            act.accept(now);
        }
    }

    /// SQS carries up to 15 minutes; what is due later stands in the due index.
    private void wake(PaymentKey key, Instant due) {
        var delay = Duration.between(clock.instant(), due);
        if (delay.compareTo(Queue.LONGEST_DELAY) <= 0) {
            wakes.send(key.account(), new Wake(key, due).write(), delay);
        }
    }

    private void announce(PaymentKey key, PaymentState state, Effect.Announce announce) {
        var merchantName = state.summary().registration().merchant();
        if (announce.type().equals("payment.failed")) {
            customerContext.countGap(key, state);
        }
        merchant.publish(
                key.account(),
                EventJson.of(key, state, announce, clock.instant()),
                Map.of("type", announce.type(), "account", key.account(), "merchant", merchantName));
    }

    private void call(PaymentKey key, PaymentState state, Effect.CallPerson call) {
        var advice = customerContext.advice(key, state.summary().registration());
        operations.publish(
                key.account(),
                CallJson.of(key, state, call, advice, clock.instant()),
                Map.of("reason", call.reason().word(), "account", key.account()));
    }
}
