package dev.anxin.function;

import dev.anxin.aws.Unreadable;
import dev.anxin.aws.config.Accounts;
import dev.anxin.aws.message.Queue;
import dev.anxin.aws.message.Wake;
import dev.anxin.aws.table.DueIndex;
import dev.anxin.function.config.ConfigurationCheck;
import dev.anxin.function.delivery.DueDeliveries;
import dev.anxin.function.runtime.Environment;
import dev.anxin.function.runtime.Handler;
import dev.anxin.function.runtime.Heartbeat;
import dev.anxin.function.runtime.Metrics;
import dev.anxin.function.runtime.PaymentGuard;
import dev.anxin.function.runtime.Wiring;
import dev.anxin.json.Json;
import dev.anxin.payment.Account;
import dev.anxin.payment.InquiryPolicy;
import dev.anxin.payment.PaymentKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The net under the wakes: every minute it finds the payments whose time is over a minute past, and wakes
/// them. That is how waits of more than 15 minutes end, and how a lost message does no harm. It takes the
/// longest overdue first, and of each account no more than its gateway may be asked in a minute. It also sends the
/// events to merchants' servers that waited for longer than a message can be delayed. Each time it names the entries
/// of the accounts' document that cannot be used, so that an alarm rings; and when it is done it says so, so that
/// another one rings where it stays away.
public final class SweepFunction extends Handler {
    /// How long a wake may be on its way before the sweep takes it for lost.
    private static final Duration GRACE = Duration.ofMinutes(1);

    /// What one run sends at most: it must end before the next begins.
    private static final int MOST_SENT = 5_000;

    /// What one run reads at most, however much of it belongs to accounts that have had their share.
    private static final int MOST_READ = 50_000;

    private final Accounts accounts;
    private final DueIndex dueIndex;
    private final Queue wakes;
    private final DueDeliveries dueDeliveries;
    private final InstantSource clock;
    private final Metrics metrics;
    private final Heartbeat heartbeat;

    public SweepFunction() {
        this(Environment.ofProcess());
    }

    public SweepFunction(Environment environment) {
        var wiring = new Wiring(environment);
        accounts = new Accounts(wiring.document("ACCOUNTS_DOCUMENT"));
        var dynamo = wiring.dynamo();
        var sqs = wiring.sqs();
        var shards = Integer.parseInt(environment.variable("DUE_SHARDS"));
        dueIndex = wiring.due(dynamo, shards);
        wakes = wiring.queue(sqs, "WAKES_QUEUE");
        dueDeliveries = new DueDeliveries(
                wiring.chains(dynamo, shards), wiring.queue(sqs, "DELIVERIES_QUEUE"), wiring.parallel());
        clock = environment.clock();
        metrics = environment.metrics();
        heartbeat = wiring.heartbeat();
    }

    /// Fails as a whole if the table or a queue fails: the next minute finds the same.
    @Override
    public Json handle(Json event) {
        nameUnusable();
        var found = find();
        wakes.sendAll(found.wakes(), wake -> wake.payment().account(), Wake::write);
        var byAccount = new HashMap<String, Integer>();
        found.wakes().forEach(wake -> byAccount.merge(wake.payment().account(), 1, Integer::sum));
        byAccount.forEach((account, number) -> metrics.count("Swept", account, "woken", "payments", "" + number));
        var deliveries = dueDeliveries.send(found.events(), clock.instant());
        heartbeat.sweepFinished();
        return Json.object("woken", found.wakes().size(), "deliveries", deliveries);
    }

    private void nameUnusable() {
        var document = accounts.document().content();
        ConfigurationCheck.unusable(document).forEach((name, problems) -> name(name, "unreadable", problems));
        ConfigurationCheck.leftOut(document).forEach((name, problems) -> name(name, "left-out", problems));
    }

    /// Counted under names that can be an account's; others have no place in a metric.
    private void name(String account, String outcome, List<String> problems) {
        var known = PaymentKey.isAccount(account) ? account : "unknown";
        metrics.countOverall(ConfigurationCheck.METRIC, known, outcome, "problem", String.join("; ", problems));
    }

    private record Found(List<Wake> wakes, List<DueIndex.Entry.OfEvent> events) {}

    private Found find() {
        Map<String, Integer> left = new HashMap<>();
        var found = new Found(new ArrayList<>(), new ArrayList<>());
        var overdue =
                dueIndex.until(clock.instant().minus(GRACE)).limit(MOST_READ).iterator();
        while (overdue.hasNext() && found.wakes().size() + found.events().size() < MOST_SENT) {
            switch (overdue.next()) {
                case DueIndex.Entry.OfEvent event -> found.events().add(event);
                case DueIndex.Entry.OfPayment(var payment, var due) -> {
                    int rest = left.computeIfAbsent(payment.account(), this::share);
                    if (rest > 0) {
                        left.put(payment.account(), rest - 1);
                        found.wakes().add(new Wake(payment, due));
                    }
                }
            }
        }
        return found;
    }

    /// None for an account that is not configured, or configured wrongly, so that its neighbours go on.
    private int share(String account) {
        try {
            return accounts.find(account)
                    .map(Account::inquiryPolicy)
                    .map(InquiryPolicy::perMinute)
                    .orElse(0);
        } catch (Unreadable wrong) {
            metrics.count("Swept", account, "skipped", "reason", PaymentGuard.reason(wrong));
            return 0;
        }
    }
}
