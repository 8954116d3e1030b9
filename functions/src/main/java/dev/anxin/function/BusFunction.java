package dev.anxin.function;

import dev.anxin.function.callback.CallbackRecorder;
import dev.anxin.function.callback.PartnerEventReceiver;
import dev.anxin.function.runtime.BatchLoop;
import dev.anxin.function.runtime.Environment;
import dev.anxin.function.runtime.Handler;
import dev.anxin.function.runtime.MessageLoop;
import dev.anxin.function.runtime.MetricsClock;
import dev.anxin.function.runtime.UnreadableMessages;
import dev.anxin.function.runtime.Wiring;
import dev.anxin.json.Json;

/// Hears the events that gateways put on an event bus of Amazon EventBridge instead of sending callbacks, or as well.
/// Fed by a queue that is the target of a rule on that bus.
public final class BusFunction extends Handler {
    private final PartnerEventReceiver partnerEventReceiver;
    private final MessageLoop loop;
    private final BatchLoop batchLoop;

    public BusFunction() {
        this(Environment.ofProcess());
    }

    public BusFunction(Environment environment) {
        var wiring = new Wiring(environment);
        batchLoop = wiring.batchLoop();
        var metrics = environment.metrics();
        partnerEventReceiver = new PartnerEventReceiver(
                wiring.document("VERIFY_DOCUMENT"),
                new CallbackRecorder(
                        wiring.facts(wiring.dynamo()), wiring.days("FACT_DAYS"), wiring.days("STRAY_DAYS"), metrics),
                new MetricsClock(environment.clock(), metrics));
        var dead = wiring.deadLetters(wiring.sqs(), "BUS_EVENTS_DEAD_LETTERS");
        loop = new MessageLoop(CallbackRecorder.METRIC, new UnreadableMessages(dead, metrics), metrics);
    }

    @Override
    public Json handle(Json event) {
        return batchLoop.ofQueue(
                event, (_, body) -> loop.isHandled(body, partnerEventReceiver::read, partnerEventReceiver::receive));
    }
}
