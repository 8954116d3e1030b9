package dev.anxin.simulation.cost;

import dev.anxin.local.cost.Bill;
import dev.anxin.local.cost.MonthlyCost;
import dev.anxin.local.template.SamTemplate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Many payments of one story, played and counted, from their registration until no reconciliation compares
/// them any more.
///
/// @param payments how many
/// @param used by all of them, storage apart
/// @param stored GB-months of all that they leave in the tables, for as long as it is kept
/// @param bytes of that, by kind of item
/// @param keys how hot they would be at [#HOT] payments a second
/// @param metrics custom metrics that were made
public record Replay(
        PaymentStory story,
        int payments,
        Consumption used,
        Bill stored,
        Map<String, Long> bytes,
        List<KeyUse> keys,
        Set<String> metrics) {
    /// Payments of one merchant in a second, for which keys are looked at.
    public static final double HOT = 10_000;

    /// In which a payment is compared with its gateway: for three days after it is settled, or its time to pay is over.
    static final int NIGHTS = 3;

    /// From the start to the middle of the day after the first night.
    private static final Duration FIRST = Duration.ofDays(1);

    /// @param perSecond payments that come in a second
    public static Replay of(PaymentStory story, SamTemplate template, int payments, int perSecond) {
        return of(story, template, payments, perSecond, NIGHTS);
    }

    static Replay of(PaymentStory story, SamTemplate template, int payments, int perSecond, int nights) {
        var stack = new ReplayStack(template);
        for (int i = 0; i < payments; i++) {
            var number = i;
            stack.clock.after(Duration.ofNanos(1_000_000_000L * i / perSecond), () -> story.play(stack, number));
        }
        stack.run(ReplayStack.START.plus(FIRST.multipliedBy(nights)));
        var stored = new StoredItems(stack.table, ReplayStack.START, stack.factsKept());
        return new Replay(
                story,
                payments,
                stack.consumption(),
                stored.bill(),
                stored.bytes(),
                stack.heat.uses(payments, HOT),
                stack.meter.metrics());
    }

    /// What the schedule does in a month in which nothing happens: a sweep each minute, that finds nothing.
    public static Bill idleMonth(SamTemplate template) {
        var stack = new ReplayStack(template);
        stack.sweep();
        var first = stack.meter.bill(); // with what a copy does once
        stack.sweep();
        return stack.meter.bill().plus(first.times(-1)).times(MonthlyCost.inAMonth(Duration.ofMinutes(1)));
    }
}
