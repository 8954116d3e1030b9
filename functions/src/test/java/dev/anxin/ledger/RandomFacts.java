package dev.anxin.ledger;

import dev.anxin.payment.Channel;
import dev.anxin.payment.Feedback;
import dev.anxin.payment.Ladder;
import dev.anxin.payment.MessageTerms;
import dev.anxin.payment.Method;
import dev.anxin.payment.MethodSchedule.Step;
import dev.anxin.payment.MethodTerms;
import dev.anxin.payment.Money;
import dev.anxin.payment.QuietHours;
import dev.anxin.payment.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Facts of every kind with few different values, so that they often meet.
public final class RandomFacts {
    private final Random random;

    public RandomFacts(long seed) {
        random = new Random(seed);
    }

    public Summary summary() {
        return IntStream.range(0, random.nextInt(12))
                .mapToObj(_ -> Summary.of(fact()))
                .reduce(Summary.EMPTY, Summary::join);
    }

    public Fact fact() {
        var source = pick(Fact.Source.values());
        var origin = new Fact.Origin(random.nextInt(3), instant());
        return new Fact(
                Example.KEY, source, "" + random.nextInt(), instant(), origin, List.of(news(random.nextInt(40))));
    }

    private String attempt() {
        return pick("", "ch_1", "ch_2");
    }

    private News news(int kind) {
        return switch (kind) {
            case 0 -> new News.Registered(registration());
            case 1 -> new News.Corrected(money(), random.nextInt(3) * 500L);
            case 2 -> new News.Returned();
            case 3 -> new News.Acting(attempt(), word());
            case 4 -> new News.Failed(attempt(), word());
            case 5 -> new News.Closed();
            case 6 -> new News.Authorised(money());
            case 7, 8 -> new News.Paid(money(), random.nextInt(3) * 500L);
            case 9 -> new News.Contradicted(word());
            case 10 -> new News.Unpaid();
            case 11 -> new News.NotFound();
            case 12 -> new News.NoAnswer(word());
            case 13 -> new News.Rang(1);
            case 14 -> new News.CallbackRejected();
            case 15 -> new News.RefundRequested(word(), money(), word(), word());
            case 16 -> new News.RefundAdmitted(word());
            case 17 -> new News.RefundRefused(word(), word());
            case 18 -> new News.RefundReported(word(), pick(Refund.Status.values()), money());
            case 19 ->
                new News.DisputeReported(
                        word(),
                        pick(Dispute.Status.values()),
                        money(),
                        pick(Dispute.Moved.values()),
                        dueBy(),
                        random.nextBoolean());
            case 20 -> new News.OrderChanged(order());
            case 21 -> new News.AlsoKnownAs("alias-" + random.nextInt(12));
            case 22 -> new News.Linked(word());
            case 23 -> new News.Forwarded(summary());
            case 24 -> new News.Told(message().id());
            case 25 -> new News.Done(message().id());
            case 26 -> new News.QuarantineLifted(word());
            case 27 -> new News.Reported(word());
            case 28 -> new News.Dated(instant(), news(random.nextInt(27)));
            case 29 -> new News.Disagreed(word());
            case 31 -> new News.Hinted(word());
            case 32 -> new News.ReturnsTold();
            case 33 -> new News.FraudWarned(word(), random.nextBoolean());
            case 35, 36 ->
                new News.CaptureReported(
                        money(), word(), pick(Charge.Capture.Status.values()), random.nextInt(3) * 500L);
            case 34 -> new News.MethodNamed(method());
            case 37 -> new News.Unaskable(word());
            case 38 ->
                new News.CustomerAnswered(pick(Feedback.BALANCE_FINE, Feedback.CHARGED, Feedback.NOT_ME), word());
            case 39 -> new News.CustomerCommented(1 + random.nextInt(Summary.MOST_COMMENTS), word());
            default -> new News.Reviewed(word());
        };
    }

    private MessageTerms messages() {
        return new MessageTerms(
                random.nextBoolean() ? List.of() : List.of(Channel.SMS, Channel.EMAIL),
                random.nextBoolean() ? QuietHours.NONE : QuietHours.of("22:00", "08:00"));
    }

    private Registration registration() {
        var terms = new Terms(
                Ladder.DEFAULT,
                Terms.DEFAULT.waits(),
                Terms.DEFAULT.newAttempt(),
                Duration.ofHours(random.nextInt(2)),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean() ? MethodTerms.DEFAULT : new MethodTerms(5, 1, 1, random.nextInt(3)),
                random.nextBoolean() ? MessageTerms.DEFAULT : messages());
        return new Registration(
                instant(),
                word(),
                word(),
                money(),
                word(),
                "en",
                "UTC",
                instant().plus(Duration.ofMinutes(30)),
                "",
                terms);
    }

    private Method method() {
        return switch (random.nextInt(4)) {
            case 0 -> Method.instant(word());
            case 1 -> Method.debit(word(), word());
            case 2 -> Method.voucher(word(), random.nextBoolean() ? Instant.MAX : instant(), word());
            default -> Method.transfer(word(), Instant.MAX, word(), random.nextInt(3) - 1L);
        };
    }

    private Instant dueBy() {
        return random.nextBoolean() ? Instant.MIN : instant();
    }

    private Order order() {
        return new Order(random.nextInt(4), pick(Order.Status.values()), pick(Order.Holder.values()), instant());
    }

    private Message message() {
        return switch (random.nextInt(8)) {
            case 7 -> new Message.Delayed(pick(Step.values()), word());
            case 5 -> new Message.PaidLate();
            case 6 -> new Message.Refunding(word());
            case 0 -> new Message.Waiting(pick(Ladder.Stage.values()));
            case 1 -> new Message.Paid();
            case 2 -> new Message.NotPaid(word());
            case 3 -> new Message.Refunded(word());
            default -> new Message.Bounced(word());
        };
    }

    private Money money() {
        return random.nextInt(5) == 0
                ? new Money(random.nextInt(3), "EUR")
                : new Money(random.nextInt(3) * 500L, "USD");
    }

    private Instant instant() {
        return Example.minute(random.nextInt(60));
    }

    private String word() {
        return pick("a", "b", "c");
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }
}
