package dev.anxin.function.timeline;

import dev.anxin.ledger.Attempt;
import dev.anxin.ledger.Charge;
import dev.anxin.ledger.Charge.Capture;
import dev.anxin.ledger.Moment;
import dev.anxin.ledger.Note;
import dev.anxin.ledger.Order;
import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Registration;
import dev.anxin.ledger.Summary;
import dev.anxin.ledger.Summary.Progress;
import dev.anxin.payment.Method;
import dev.anxin.payment.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What facts say, each on one line.
///
/// @param times how a time is written
public record FactText(Function<Instant, String> times) {
    /// For programs: ISO 8601.
    public static final FactText ISO = new FactText(Instant::toString);

    /// What a fact says.
    public String says(Summary fragment) {
        List<String> words = new ArrayList<>();
        if (fragment.registration().exists()) {
            words.add(registration(fragment.registration()));
        }
        fragment.taken().entries().forEach((asked, charge) -> words.add(taken(Money.parse(asked), charge)));
        Stream.of(fragment.answer(), fragment.event())
                .filter(Attempt.Report::exists)
                .forEach(report -> words.add(attempt(report)));
        fragment.methods().values().forEach(report -> words.add(method(report.method())));
        fragment.moments().notes().forEach((moment, note) -> moment(moment, note, words));
        fragment.get(Summary.FEEDBACK)
                .entries()
                .keySet()
                .forEach(answer -> words.add("answered on the page: " + answer));
        fragment.refunds().entries().forEach((id, refund) -> words.add(refund(id, refund)));
        fragment.disputes()
                .entries()
                .forEach((id, dispute) -> words.add("dispute " + id + " " + lower(dispute.status()) + ", "
                        + dispute.amount().display()));
        if (!fragment.order().equals(Order.NONE)) {
            words.add("its order is " + order(fragment.order()));
        }
        fragment.aliases().values().forEach(alias -> words.add("also known as " + alias));
        fragment.homes().values().forEach(home -> words.add("belongs to " + home));
        fragment.tellings().entries().forEach((id, progress) -> words.add(telling(id, progress)));
        if (!fragment.correction().amount().equals(Money.NONE)) {
            words.add("corrected to " + fragment.correction().amount().display());
        }
        return words.isEmpty() ? "nothing" : String.join("; ", words);
    }

    private String registration(Registration registration) {
        return "registered: order " + registration.order() + ", "
                + registration.amount().display() + ", to be paid until " + times.apply(registration.payUntil());
    }

    /// How an order stands, and which payment holds it.
    public static String order(Order order) {
        var holder = switch (order.holder()) {
            case NOBODY -> "nobody";
            case THIS -> "this payment";
            case ANOTHER -> "another payment";
        };
        return lower(order.status()) + ", held by " + holder;
    }

    private static String attempt(Attempt.Report report) {
        var what = report.attempt().failed() ? "failed" : "acting";
        var code = report.attempt().code();
        var which = report.id().isEmpty() ? "" : " (attempt " + report.id() + ")";
        return what + (code.isEmpty() ? "" : ": " + code) + which;
    }

    private static String taken(Money asked, Charge charge) {
        if (!charge.isPaid()) {
            return "held " + asked.display();
        }
        var captures = charge.captures().entries();
        if (!captures.isEmpty()) {
            return captures.entrySet().stream()
                    .map(entry -> capture(entry.getKey(), entry.getValue(), asked.currency()))
                    .collect(Collectors.joining(", "));
        }
        var part = charge.captured() == asked.minor()
                ? ""
                : ", of which taken " + new Money(charge.captured(), asked.currency()).display();
        return "paid " + asked.display() + part;
    }

    private static String capture(String id, Capture capture, String currency) {
        return "capture " + id + " " + lower(capture.status()) + ", " + new Money(capture.amount(), currency).display();
    }

    private String method(Method method) {
        var type = method.type().isEmpty() ? "" : " (" + method.type() + ")";
        var until = method.isDated() ? ", to be paid until " + times.apply(method.payBy()) : "";
        return "by " + method.methodClass().word() + type + until;
    }

    private static void moment(Moment moment, Note note, List<String> words) {
        switch (moment) {
            case ACTED, CALLED -> {} // every believed callback says so
            case RANG -> words.add("the alarm clock rang");
            case CONTRADICTED -> words.add("impossible: " + note.words());
            case FRAUD_WARNED -> words.add("fraud warning: " + note.words());
            case FRAUD_UNACTIONABLE -> words.add("a refund keeps no dispute away any more");
            case RETURNED,
                    REPORTED,
                    CLOSED,
                    UNPAID,
                    NOT_FOUND,
                    NO_ANSWER,
                    UNASKABLE,
                    REJECTED,
                    LIFTED,
                    REVIEWED,
                    DISAGREED,
                    HINTED,
                    RETURNS_TOLD ->
                words.add(note.words().isEmpty() ? lower(moment) : lower(moment) + ": " + note.words());
        }
    }

    /// All that is said of it: asked for, decided, reported.
    private static String refund(String id, Refund refund) {
        List<String> words = new ArrayList<>();
        if (refund.isOurs()) {
            words.add("asked for (" + refund.purpose() + ")");
        }
        if (refund.decision() != Refund.Decision.OPEN) {
            words.add(lower(refund.decision()) + (refund.why().isEmpty() ? "" : ": " + refund.why()));
        }
        if (refund.status() != Refund.Status.NONE) {
            words.add(refund.bounced() ? "bounced" : lower(refund.status()));
        }
        if (!refund.amount().equals(Money.NONE)) {
            words.add(refund.amount().display());
        }
        return "refund " + id + " " + String.join(", ", words);
    }

    private static String telling(String id, Progress progress) {
        return switch (progress) {
            case TOLD -> "about to tell the customer: " + id;
            case DONE -> "done: " + id;
        };
    }

    private static String lower(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
