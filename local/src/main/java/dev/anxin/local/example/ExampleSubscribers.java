package dev.anxin.local.example;

import dev.anxin.local.LocalStack;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/// Both examples beside a running stack, and customers who can be reached by both.
public final class ExampleSubscribers implements AutoCloseable {
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

    private final LocalStack beside;
    private final Set<String> customers;
    private final List<ExampleSubscriber> examples = new ArrayList<>();

    private ExampleSubscribers(LocalStack beside, Set<String> customers) {
        this.beside = beside;
        this.customers = customers;
    }

    /// Nobody subscribes.
    public static ExampleSubscribers none(LocalStack beside) {
        return new ExampleSubscribers(beside, Set.of());
    }

    /// @param home the repository
    /// @param log gets what their functions print
    /// @throws IllegalStateException if there is no Python for them
    public static ExampleSubscribers start(LocalStack beside, Path home, Set<String> customers, PrintStream log) {
        var subscribers = new ExampleSubscribers(beside, customers);
        var mail = ExampleSubscriber.mail(beside, home, Map.of(), log);
        var sms = ExampleSubscriber.sms(beside, home, Map.of(), log);
        subscribers.examples.addAll(List.of(mail, sms));
        int number = 0;
        for (var customer : customers) {
            mail.knows(beside, customer, "email", customer.toLowerCase(Locale.ROOT) + "@customer.example");
            sms.knows(beside, customer, "phone", String.format(Locale.ROOT, "+861380000%04d", number++));
        }
        return subscribers;
    }

    /// What became of all that was published so far, once nothing is under way any more.
    public List<ExampleDeliveries> deliveries() throws InterruptedException {
        if (examples.isEmpty()) {
            return List.of();
        }
        beside.awaitIdle(LONG_ENOUGH);
        var topic = beside.physical("CustomerTopic");
        var wanted = beside.inbox().messages().stream()
                .filter(message -> message.to().equals(topic)
                        && "merchant".equals(message.attributes().get("channel")))
                .map(message -> JsonMapper.shared().readTree(message.text()))
                .filter(message -> customers.contains(message.path("customerId").asString("")))
                .map(message -> message.path("id").asString(""))
                .distinct()
                .toList();
        return examples.stream()
                .map(example -> ExampleDeliveries.of(example.name(), wanted, example.provider()))
                .toList();
    }

    @Override
    public void close() {
        examples.forEach(ExampleSubscriber::close);
    }
}
