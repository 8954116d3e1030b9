package dev.anxin.simulation.world;

import dev.anxin.http.Call;
import dev.anxin.http.Calls;
import dev.anxin.http.Reply;
import dev.anxin.simulation.fault.Faults;
import dev.anxin.simulation.schedule.Chance;
import dev.anxin.simulation.schedule.Scheduler;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The way from a function to gateways and merchants' servers: what may happen to a call between the two.
///
/// @param hosts by name
/// @param heard of each call
record RemoteLine(
        Map<String, Calls> hosts,
        List<Observer> heard,
        Scheduler scheduler,
        Faults faults,
        Chance chance,
        Tally tally) {
    private static final Duration USUAL = Duration.ofMillis(400);

    /// How late a call may still come to a gateway after whoever made it has given up.
    private static final Duration LATEST = Duration.ofSeconds(50);

    Calls from(Instance instance, Duration patience) {
        return call -> send(instance, call, patience);
    }

    private Reply send(Instance instance, Call call, Duration patience) {
        instance.stop();
        tally.calledRemotely();
        var outbound = new Outbound(instance.function(), instance.asked(), call);
        heard.forEach(observer -> observer.calling(outbound));
        var reply = sent(instance, call, patience);
        heard.forEach(observer -> observer.replied(outbound, reply));
        if (outbound.isQuestion() && reply instanceof Reply.Answered) {
            instance.wasAnswered();
        }
        return reply;
    }

    private Reply sent(Instance instance, Call call, Duration patience) {
        return switch (faults.ofRemote(instance.function())) {
            case FINE -> {
                instance.pass(chance.upTo(USUAL));
                yield forward(call);
            }
            case REFUSED -> new Reply.None("no connection");
            case UNAVAILABLE -> new Reply.Answered(503, Map.of(), new byte[0]);
            case REPLY_LOST -> {
                forward(call);
                instance.pass(patience);
                yield new Reply.None("no answer in time");
            }
            case LATE -> {
                scheduler.after(chance.upTo(LATEST), () -> forward(call));
                instance.pass(patience);
                yield new Reply.None("no answer in time");
            }
            case BAD_GATEWAY -> {
                forward(call);
                yield new Reply.Answered(502, Map.of(), new byte[0]);
            }
            case SLOW -> {
                instance.pass(chance.upTo(patience));
                var reply = forward(call);
                instance.pass(chance.upTo(Duration.ofSeconds(1)));
                yield reply;
            }
            case CRASHED -> {
                forward(call);
                throw instance.die();
            }
        };
    }

    private Reply forward(Call call) {
        var host = hosts.get(call.uri().getHost());
        return host == null ? new Reply.None("no such host") : host.send(call);
    }
}
