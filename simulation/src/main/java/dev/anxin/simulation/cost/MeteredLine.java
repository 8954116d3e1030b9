package dev.anxin.simulation.cost;

import dev.anxin.local.cost.Price;
import dev.anxin.simulation.table.Line;
import java.util.function.Supplier;

/// The way from a function to AWS: each call takes its time, and most are charged as requests. What the table
/// asks for, it says itself.
record MeteredLine(ReplayClock clock, UsageMeter meter, int megabytes) implements Line {
    @Override
    public <T> T call(String what, Supplier<T> service) {
        switch (what.substring(0, what.indexOf('.'))) {
            case "sqs" -> meter.add(Price.QUEUE_REQUESTS, 1);
            case "sns" -> meter.add(Price.TOPIC_REQUESTS, 1);
            case "secrets" -> meter.add(Price.SECRET_CALLS, 1);
            case "dynamodb" -> {}
            default -> throw new IllegalArgumentException("nobody said what this costs: " + what);
        }
        clock.pass(CallTimes.of(what).plus(CallTimes.slower(megabytes)));
        return service.get();
    }
}
