package dev.anxin.function.inquiry;

import dev.anxin.aws.config.Accounts;
import dev.anxin.aws.message.Queue;
import dev.anxin.aws.message.Wake;
import dev.anxin.aws.table.Evidence;
import dev.anxin.aws.table.Facts;
import dev.anxin.aws.table.Payments;
import dev.anxin.aws.table.StoredPayment;
import dev.anxin.function.runtime.MetricsClock;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.Moment;
import dev.anxin.ledger.News;
import dev.anxin.ledger.PaymentState;
import dev.anxin.payment.Account;
import dev.anxin.payment.PaymentKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Looks at one payment when it is due: asks the gateway, and keeps what it said as one fact, with the ring of
/// the clock in it. What a wake says is only a hint: the payment itself says what is due now, so a wake that
/// comes twice, late or out of date does no harm.
///
/// @param wakes where one that comes too early is sent again
/// @param keepFacts how long what was said is kept
public record DueCheck(
        Accounts accounts,
        GatewayClient gatewayClient,
        Facts facts,
        Payments payments,
        Queue wakes,
        Duration keepFacts,
        MetricsClock metricsClock) {
    public static final String METRIC = "Checks";

    public void look(Wake wake) {
        var key = wake.payment();
        var now = metricsClock.now();
        var account = accounts.find(key.account());
        if (account.isEmpty()) {
            count("unknown", "dropped", key, "why", "there is no such account");
            return;
        }
        var stored = payments.find(key, now).orElse(StoredPayment.ABSENT);
        if (wake.cause() != Wake.Cause.DUE) {
            atOnce(wake, account.get(), stored, now);
        } else if (!stored.summary().isRegistered()) {
            count(key.account(), "dropped", key, "why", "nobody registered this payment");
        } else {
            var state = PaymentState.of(stored.summary());
            var next = state.alarm().next();
            if (now.isBefore(next)) {
                early(wake, next, now);
            } else {
                ring(new GatewayClient.Subject(key, account.get(), state, stored.version(), now), next);
            }
        }
    }

    /// A stranger may have named it, or a person asked. What is registered is asked about once more, under this id or
    /// under that of which this one is an alias; of what is not, nothing is asked, and nothing is kept.
    private void atOnce(Wake wake, Account account, StoredPayment named, Instant now) {
        var homes = named.summary().homes().values();
        var isAlias = !named.summary().isRegistered() && homes.size() == 1;
        var key = isAlias ? wake.payment().withReference(homes.iterator().next()) : wake.payment();
        var stored = isAlias ? payments.find(key, now).orElse(StoredPayment.ABSENT) : named;
        if (!stored.summary().isRegistered()) {
            // Not by its name: a stranger may have written anything there.
            metricsClock.metrics().count(METRIC, key.account(), "dropped", "why", "nobody registered what was claimed");
            return;
        }
        var state = PaymentState.of(stored.summary());
        var next = state.alarm().next();
        var due = now.isBefore(next) ? wake.due() : next; // if a question is due all the same, one is enough
        ring(new GatewayClient.Subject(key, account, state, stored.version(), now), due);
    }

    /// It came before its time (clocks differ), or is of another time than what is due next.
    private void early(Wake wake, Instant next, Instant now) {
        var itsOwn = wake.due().equals(next);
        count(wake.payment().account(), itsOwn ? "early" : "out-of-date", wake.payment());
        if (itsOwn) {
            wakes.send(wake.payment().account(), wake.write(), Duration.between(now, next));
        }
    }

    /// @param due names the question: the same is not asked again once it has its fact
    private void ring(GatewayClient.Subject subject, Instant due) {
        var key = subject.key();
        var state = subject.state();
        var now = subject.now();
        if (facts.knowsAny(key, Fact.Source.CHECK, due + "#")) {
            count(key.account(), "answered-before", key, "due", due.toString());
            return;
        }
        // Of money that was taken, what became of it is asked as well: refunds under way, disputes.
        var taken = state.takenAt().isPresent();
        var asked = taken ? gatewayClient.everything(subject) : gatewayClient.ask(subject);
        var answer = asked.news();
        asked.countApart(key.account(), metricsClock);
        var told = taken ? returnsTold(state, answer) : List.<News>of();
        var isUnaskable = answer.getFirst() instanceof News.Unaskable;
        var number = state.alarm().check() + (isUnaskable ? 0 : 1); // nobody was asked
        var news = Stream.of(List.<News>of(new News.Rang(number)), answer, told)
                .flatMap(List::stream)
                .toList();
        var id = due + "#" + UndatedNews.digest(key, news);
        facts.put(asked.fact(key, Fact.Source.CHECK, id, now, news), Evidence.own(now, keepFacts));
        count(key.account(), outcome(answer), key, "due", due.toString(), "why", why(answer));
    }

    /// That it told all that went back, where that had been in doubt and nothing in it is unclear.
    private static List<News> returnsTold(PaymentState state, List<News> answer) {
        var unclear = answer.stream()
                .map(News::undated)
                .anyMatch(news -> news instanceof News.NoAnswer || news instanceof News.Unaskable);
        var isHinted = state.summary().moment(Moment.HINTED).isPresent();
        return isHinted && !unclear ? List.of(new News.ReturnsTold()) : List.of();
    }

    private static String outcome(List<News> answer) {
        return AnswerWord.of(answer.getFirst());
    }

    private static String why(List<News> answer) {
        return answer.getFirst() instanceof News.NoAnswer(var why) ? why : "";
    }

    private void count(String account, String outcome, PaymentKey key, String... details) {
        var all = Stream.concat(Stream.of("reference", key.reference()), Stream.of(details));
        metricsClock.metrics().count(METRIC, account, outcome, all.toArray(String[]::new));
    }
}
