package dev.anxin.function;

import dev.anxin.aws.config.Accounts;
import dev.anxin.aws.message.Queue;
import dev.anxin.aws.message.Wake;
import dev.anxin.aws.table.Evidence;
import dev.anxin.aws.table.Facts;
import dev.anxin.aws.table.Payments;
import dev.anxin.aws.table.StoredPayment;
import dev.anxin.function.inquiry.AnswerWord;
import dev.anxin.function.inquiry.GatewayClient;
import dev.anxin.function.inquiry.RepeatedFailures;
import dev.anxin.function.inquiry.UndatedNews;
import dev.anxin.function.runtime.BatchLoop;
import dev.anxin.function.runtime.Environment;
import dev.anxin.function.runtime.Handler;
import dev.anxin.function.runtime.MessageLoop;
import dev.anxin.function.runtime.Metrics;
import dev.anxin.function.runtime.UnreadableMessages;
import dev.anxin.function.runtime.Wiring;
import dev.anxin.http.Breaker;
import dev.anxin.json.Json;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Account;
import dev.anxin.payment.PaymentKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/// Looks at payments when they are due: asks the gateway, and keeps what it said as one fact, with the ring
/// of the clock in it. What a wake says is only a hint: the payment itself says what is due now, so a wake
/// that comes twice, late or out of date does no harm.
public final class CheckFunction extends Handler {
    /// A gateway that says nothing for so long says nothing in time.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// A payment with all its objects has a few kilobytes.
    private static final int LARGEST_ANSWER = 256 * 1024;

    private static final String METRIC = "Checks";

    private final Accounts accounts;
    private final GatewayClient gatewayClient;
    private final Facts facts;
    private final Payments payments;
    private final Queue wakes;
    private final MessageLoop loop;
    private final Duration keepFacts;
    private final InstantSource clock;
    private final Metrics metrics;
    private final BatchLoop batchLoop;

    public CheckFunction() {
        this(Environment.ofProcess());
    }

    public CheckFunction(Environment environment) {
        var wiring = new Wiring(environment);
        batchLoop = wiring.batchLoop();
        var dynamo = wiring.dynamo();
        var sqs = wiring.sqs();
        clock = environment.clock();
        metrics = environment.metrics();
        accounts = new Accounts(wiring.document("ACCOUNTS_DOCUMENT"));
        var calls = wiring.calls(PATIENCE, LARGEST_ANSWER);
        gatewayClient = new GatewayClient(wiring.document("CALL_DOCUMENT"), calls, new Breaker(clock));
        facts = wiring.facts(dynamo);
        payments = wiring.payments(dynamo, 1);
        wakes = wiring.queue(sqs, "WAKES_QUEUE");
        var unreadableMessages = new UnreadableMessages(wiring.deadLetters(sqs, "WAKES_DEAD_LETTERS"), metrics);
        loop = new MessageLoop(METRIC, unreadableMessages, metrics);
        keepFacts = wiring.days("FACT_DAYS");
    }

    @Override
    public Json handle(Json event) {
        return batchLoop.ofQueue(event, (_, body) -> loop.isHandled(body, Wake::read, this::look));
    }

    private void look(Wake wake) {
        var key = wake.payment();
        var now = clock.instant();
        var account = accounts.find(key.account());
        if (account.isEmpty()) {
            count("unknown", "dropped", key, "why", "there is no such account");
            return;
        }
        var stored = payments.find(key, now).map(StoredPayment::summary).orElse(Summary.EMPTY);
        if (!stored.isRegistered()) {
            count(key.account(), "dropped", key, "why", "nobody registered this payment");
            return;
        }
        var state = PaymentState.of(stored);
        var next = state.alarm().next();
        if (now.isBefore(next)) {
            early(wake, next, now);
        } else {
            ring(key, account.get(), state, now);
        }
    }

    /// It came before its time (clocks differ), or is of another time than what is due next.
    private void early(Wake wake, Instant next, Instant now) {
        var itsOwn = wake.due().equals(next);
        count(wake.payment().account(), itsOwn ? "early" : "out-of-date", wake.payment());
        if (itsOwn) {
            wakes.send(wake.write(), Duration.between(now, next));
        }
    }

    private void ring(PaymentKey key, Account account, PaymentState state, Instant now) {
        var due = state.alarm().next();
        if (facts.knowsAny(key, Fact.Source.CHECK, due + "#")) {
            count(key.account(), "answered-before", key, "due", due.toString());
            return;
        }
        // Of money that was taken, what became of it is asked as well: refunds under way, disputes.
        var answer = state.status() == PaymentState.Status.PAID
                ? gatewayClient.everything(key, account, state, now)
                : gatewayClient.ask(key, account, state, now);
        var news = Stream.concat(
                        Stream.of(new News.Rang()), RepeatedFailures.without(state.summary(), answer, now).stream())
                .toList();
        var fact = new Fact(key, Fact.Source.CHECK, due + "#" + UndatedNews.digest(key, news), now, news);
        facts.put(fact, Evidence.own(now, keepFacts));
        count(key.account(), outcome(answer), key, "due", due.toString(), "why", why(answer));
    }

    private static String outcome(List<News> answer) {
        return AnswerWord.of(answer.getFirst());
    }

    private static String why(List<News> answer) {
        return answer.getFirst() instanceof News.NoAnswer(var why) ? why : "";
    }

    private void count(String account, String outcome, PaymentKey key, String... details) {
        var all = Stream.concat(Stream.of("reference", key.reference()), Stream.of(details));
        metrics.count(METRIC, account, outcome, all.toArray(String[]::new));
    }
}
