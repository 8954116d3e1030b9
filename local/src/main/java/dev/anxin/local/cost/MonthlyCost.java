package dev.anxin.local.cost;

import dev.anxin.local.template.SamTemplate;
import dev.anxin.local.template.Trigger;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/// What a stack costs in a month in which nothing happens.
public final class MonthlyCost {
    /// As AWS's calculator has it: 730 hours.
    public static final Duration MONTH = Duration.ofHours(730);

    /// Lambda's pollers wait 20 s at most for a message (`ReceiveMessage`), and ask again. It keeps five of
    /// them at a queue; at one without a maximum concurrency it may go down to two, which is not counted on
    /// here. Lambda's guide, "Configuring scaling behavior for SQS event source mappings".
    private static final Duration LONG_POLL = Duration.ofSeconds(20);

    private static final int POLLERS = 5;

    /// SNS uses a data key for five minutes, and asks twice for each (its guide, "Encryption at rest").
    private static final Duration DATA_KEY = Duration.ofMinutes(5);

    private static final int KEY_CALLS = 2;

    /// For as long a shop can keep a token, and should.
    private static final Duration TOKEN = Duration.ofHours(1);

    private static final Map<String, Price> PRICED = Map.of(
            "AWS::CloudWatch::Alarm", Price.ALARMS,
            "AWS::CloudWatch::CompositeAlarm", Price.COMPOSITES,
            "AWS::CloudWatch::Dashboard", Price.DASHBOARDS,
            "AWS::SecretsManager::Secret", Price.SECRETS,
            "AWS::KMS::Key", Price.KEYS,
            "AWS::Cognito::UserPoolClient", Price.CLIENTS);

    private MonthlyCost() {}

    /// What stands there, and what is done whether or not anything happens.
    ///
    /// @param types of all resources that the template makes
    public static Bill of(Collection<String> types, SamTemplate samTemplate) {
        var used = new EnumMap<Price, Double>(Price.class);
        used.putAll(standing(types).used());
        if (used.containsKey(Price.KEYS)) {
            used.put(Price.KEY_CALLS, KEY_CALLS * inAMonth(DATA_KEY));
        }
        if (used.containsKey(Price.CLIENTS)) {
            used.put(Price.TOKENS, used.get(Price.CLIENTS) * inAMonth(TOKEN));
        }
        samTemplate.functions().stream()
                .flatMap(function -> function.triggers().stream())
                .forEach(trigger -> {
                    switch (trigger) {
                        case Trigger.QueueMessages _ ->
                            used.merge(Price.QUEUE_REQUESTS, POLLERS * inAMonth(LONG_POLL), Double::sum);
                        case Trigger.Schedule schedule ->
                            used.merge(Price.SCHEDULES, inAMonth(schedule.every()), Double::sum);
                        case Trigger.Route _, Trigger.TableStream _ -> {}
                    }
                });
        return new Bill(used);
    }

    /// What merely stands there.
    ///
    /// @param types of all resources
    public static Bill standing(Collection<String> types) {
        var used = new EnumMap<Price, Double>(Price.class);
        types.stream().filter(PRICED::containsKey).forEach(type -> used.merge(PRICED.get(type), 1.0, Double::sum));
        return new Bill(used);
    }

    /// How often something happens in it.
    public static double inAMonth(Duration every) {
        return (double) MONTH.toMillis() / every.toMillis();
    }
}
