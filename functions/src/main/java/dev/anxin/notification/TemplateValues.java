package dev.anxin.notification;

import static java.util.Map.entry;

import dev.anxin.failure.AccountAdvice;
import dev.anxin.failure.Advice;
import dev.anxin.failure.Advice.Retry;
import dev.anxin.ledger.Attempt;
import dev.anxin.ledger.Message;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Refund.Purpose;
import dev.anxin.locale.Phrasebook;
import dev.anxin.payment.Ladder;
import dev.anxin.payment.Ladder.Stage;
import dev.anxin.payment.MethodClass;
import dev.anxin.payment.Money;
import dev.anxin.payment.PayWay;
import dev.anxin.payment.QuietHours;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What a text is filled with. Empty texts and absent times stand for what nobody knows, or what may not be
/// said.
///
/// @param money what the message is about: what goes back, what was taken, or what is expected
/// @param payAgainUrl the first of the merchant's ways, only where paying again is safe
/// @param check how often the gateway was asked
/// @param nextCheck when it is asked next
/// @param hearBy until when the customer hears again, outcome or not
/// @param usualTimes how long payments like it take, while somebody waits
/// @param isEarly whether the default of that is not over yet
/// @param advice what the customer can do about a failed attempt
/// @param otherWay whether only another way of paying helps after it
/// @param due of a payment that takes days
/// @param why in a word, why money went back without anybody asking; else empty
/// @param quietHours when its customer is not written to about what can wait
/// @param at when it is said
/// @param tookLong whether an apology is due for how long it took
/// @param refundedAt when the gateway said how the refund ended; before that, when it was first heard of
public record TemplateValues(
        Template template,
        String shop,
        String support,
        String order,
        Money money,
        String pageUrl,
        String orderUrl,
        String payAgainUrl,
        int check,
        Optional<Instant> nextCheck,
        Optional<Instant> hearBy,
        UsualTimes usualTimes,
        boolean isEarly,
        Cause cause,
        String advice,
        boolean otherWay,
        Optional<Instant> refundedAt,
        DueDate due,
        String why,
        boolean tookLong,
        QuietHours quietHours,
        Instant at,
        LocalTimes times,
        String locale) {

    static TemplateValues of(Message message, PaymentState state, PaymentContext paymentContext) {
        var registration = state.summary().registration();
        var now = paymentContext.now();
        var again = PayAgain.of(state, now);
        var template = Template.of(message, state, again);
        var shop = paymentContext.shop();
        var refund = refund(message, state);
        var advice = advice(template, state, paymentContext.advice());
        var usualTimes = UsualTimes.of(message, state, paymentContext.times(), now);
        return new TemplateValues(
                template,
                shop.nameIn(registration.locale()),
                withoutScheme(shop.supportFor(registration.order(), registration.locale())),
                registration.order(),
                money(message, state),
                paymentContext.pageUrl(),
                shop.orderUrl(registration.order()),
                again.ways(shop, registration.order()).stream()
                        .map(PayWay::url)
                        .findFirst()
                        .orElse(""),
                state.alarm().check(),
                nextCheck(template, state, now),
                hearBy(message, state, now),
                usualTimes,
                isEarly(state, usualTimes, now),
                Cause.of(state),
                advice.map(known -> known.customer().in(registration.locale())).orElse(""),
                advice.filter(known -> known.retry() == Retry.NEVER).isPresent(),
                refund.map(sent -> sent.isFinal() ? sent.report().at() : sent.since()),
                message instanceof Message.Delayed ? DueDate.of(state) : DueDate.NONE,
                refund.flatMap(sent -> Purpose.of(sent.purpose()))
                        .map(Purpose::word)
                        .orElse(""),
                Template.tookLong(state),
                registration.terms().messages().quietHours(),
                now,
                LocalTimes.of(registration.zone(), registration.locale(), now).withZone(),
                registration.locale());
    }

    private static Optional<Instant> nextCheck(Template template, PaymentState state, Instant now) {
        var isSaid = template.isWaiting() && state.isAskable() && state.alarm().isSet();
        return Optional.of(state.alarm().next()).filter(next -> isSaid && next.isAfter(now));
    }

    private static boolean isEarly(PaymentState state, UsualTimes usualTimes, Instant now) {
        return state.waitingSince()
                .filter(since -> usualTimes.isWithin(since, now))
                .isPresent();
    }

    /// As people read it: `¥299.00`.
    public String amount() {
        return LocalAmounts.of(money, locale);
    }

    /// What is still to pay of a transfer that came in part, as people read it; else empty.
    public String remaining() {
        return LocalAmounts.of(due.remaining(), locale);
    }

    /// By the names that texts have for them; empty for what is not there.
    Map<String, String> words(Phrasebook phrasebook) {
        var words = new HashMap<>(usualTimes.words(phrasebook, isEarly));
        words.putAll(Map.ofEntries(
                entry("shop", shop),
                entry("support", support),
                entry("order", order),
                entry("amount", amount()),
                entry("pageUrl", pageUrl),
                entry("orderUrl", orderUrl),
                entry("payAgainUrl", payAgainUrl),
                entry("once", check == 1 ? "1" : ""),
                entry("checks", check > 1 ? Integer.toString(check) : ""),
                entry("nextCheck", nextCheck.map(times::second).orElse("")),
                entry("hearBy", hearBy.map(times::minute).orElse("")),
                entry("hearByDay", hearBy.map(times::day).orElse("")),
                entry("cause", phrasebook.phrase("cause-" + cause.word(), Map.of())),
                entry("advice", advice),
                entry("otherWay", otherWay ? "1" : ""),
                entry("refundedAt", refundedAt.map(times::minute).orElse("")),
                entry("due", due.at().map(times::minute).orElse("")),
                entry("dueDay", due.at().map(times::day).orElse("")),
                entry("dueUntil", due.until().map(times::minute).orElse("")),
                entry("dueUntilDay", due.until().map(times::day).orElse("")),
                entry("number", due.number()),
                entry("transfer", due.methodClass() == MethodClass.TRANSFER ? "1" : ""),
                entry("remaining", remaining()),
                entry("why", why.isEmpty() ? "" : phrasebook.phrase("why-" + why, Map.of())),
                entry("apology", why.equals(Purpose.CANCELLED.word()) ? "" : "1"),
                entry("tookLong", tookLong ? "1" : "")));
        words.putAll(words(quietHours));
        return words;
    }

    /// `22:00` and `08:00`; empty where there are none.
    public static Map<String, String> words(QuietHours quietHours) {
        var exist = quietHours.exist();
        return Map.of(
                "quietFrom", exist ? quietHours.from().toString() : "",
                "quietTo", exist ? quietHours.to().toString() : "");
    }

    private static Money money(Message message, PaymentState state) {
        var expected = state.money().expected();
        return message instanceof Message.PartPaid(var captured)
                ? new Money(captured, expected.currency())
                : refund(message, state).map(Refund::amount).orElse(expected);
    }

    private static Optional<Refund> refund(Message message, PaymentState state) {
        var refunds = state.summary().refunds().entries();
        return switch (message) {
            case Message.Refunding(var id) -> Optional.ofNullable(refunds.get(id));
            case Message.Refunded(var id) -> Optional.ofNullable(refunds.get(id));
            case Message.Bounced(var id) -> Optional.ofNullable(refunds.get(id));
            case Message.Waiting _,
                    Message.Delayed _,
                    Message.Paid _,
                    Message.PartPaid _,
                    Message.PaidLate _,
                    Message.NotPaid _ -> Optional.empty();
        };
    }

    static Optional<Instant> hearBy(Message message, PaymentState state, Instant now) {
        return switch (message) {
            case Message.Waiting(var stage) -> hearBy(state, stage, now);
            case Message.Delayed _ ->
                state.slow().flatMap(slow -> slow.nextStep(now)).map(step -> Promise.of(state, step));
            case Message.PaidLate _ -> state.returnsAt().filter(now::isBefore).map(at -> Promise.of(state, at));
            case Message.Paid _,
                    Message.PartPaid _,
                    Message.NotPaid _,
                    Message.Refunding _,
                    Message.Refunded _,
                    Message.Bounced _ -> Optional.empty();
        };
    }

    /// The ladder's next step: then at the latest another message goes out. After its last one only the
    /// outcome does.
    private static Optional<Instant> hearBy(PaymentState state, Stage stage, Instant now) {
        Ladder ladder = state.summary().registration().terms().ladder();
        Optional<Duration> step = switch (stage) {
            case NONE, REASSURED -> Optional.of(ladder.progress());
            case PROGRESS -> Optional.of(ladder.handOver());
            case HANDED_OVER -> Optional.empty();
        };
        return state.waitingSince()
                .flatMap(since -> step.map(since::plus))
                .filter(now::isBefore)
                .map(at -> Promise.of(state, at));
    }

    private static Optional<Advice> advice(Template template, PaymentState state, AccountAdvice account) {
        var code = state.failure().map(Attempt::code);
        var known = switch (template) {
            case NOT_PAID -> Optional.of(code.orElse(""));
            case NOT_PAID_CLOSED -> code;
            case WAITING_REASSURED,
                    WAITING_PROGRESS,
                    WAITING_PROGRESS_LOCATED,
                    WAITING_HANDED_OVER,
                    DEBIT_BEGUN,
                    DEBIT_OVERDUE,
                    DEBIT_HANDED_OVER,
                    PAY_BY,
                    PAY_BY_REMINDER,
                    PAY_BY_OVER,
                    PAID,
                    PAID_AFTER_WAITING,
                    PAID_AFTER_ALL,
                    NOT_PAID_LOOK_FIRST,
                    PAID_LATE,
                    PART_PAID,
                    REFUND_UNDER_WAY,
                    REFUNDED,
                    REFUNDED_SECOND,
                    REFUND_BOUNCED -> Optional.<String>empty();
        };
        return known.map(word -> CustomerAdvice.of(account, word));
    }

    /// `mailto:help@shop.example?subject=SO-42` as people read it: without what programs read.
    static String withoutScheme(String support) {
        if (!support.startsWith("mailto:") && !support.startsWith("tel:")) {
            return support;
        }
        var fields = support.indexOf('?');
        return support.substring(support.indexOf(':') + 1, fields < 0 ? support.length() : fields);
    }
}
