package dev.anxin.ledger;

import static dev.anxin.ledger.SummaryPart.Forwarding.NEVER;
import static dev.anxin.ledger.SummaryPart.Forwarding.TO_HOME;

import dev.anxin.ledger.Registration.Correction;
import dev.anxin.ledger.SummaryPart.Entries;
import dev.anxin.ledger.SummaryPart.Forwarding;
import dev.anxin.payment.Feedback;
import dev.anxin.payment.MethodReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What facts add up to. Any order, grouping and repetition of the same facts gives the same summary, because
/// [#join] is idempotent, commutative and associative: each part is joined by itself, and keeps the first, the
/// last, the most, or the union.
///
/// A new part is one declaration here: its name, its limit or what it is while empty, its join, and whether it
/// is forwarded to the payment's home. Beside it stand only what writes it (`Fragments`), what stores it
/// (`SummaryJson`) and what concludes from it.
public final class Summary {
    private static final List<SummaryPart<?>> PARTS = new ArrayList<>();

    public static final SummaryPart<Registration> REGISTRATION =
            part("registration", Registration.NONE, Joins::earlier, TO_HOME);
    public static final SummaryPart<Correction> CORRECTION = part("correction", Correction.NONE, Joins::later, TO_HOME);

    /// Every amount that the merchant corrected to: the gateway may have asked for any of them.
    public static final Entries<String> CORRECTED = entries("corrected", 20, Joins::earlier, TO_HOME);

    public static final SummaryPart<Moments> MOMENTS = part("moments", Moments.NONE, Moments::join, TO_HOME);
    public static final SummaryPart<Order> ORDER = part("order", Order.NONE, Joins::later, TO_HOME);

    /// What the gateway last answered of the current attempt, when it was asked.
    public static final SummaryPart<Attempt.Report> ANSWER =
            part("answer", Attempt.Report.NOTHING, Joins::later, TO_HOME);

    /// What the gateway last told of the current attempt by itself.
    public static final SummaryPart<Attempt.Report> EVENT =
            part("event", Attempt.Report.NOTHING, Joins::later, TO_HOME);

    // Limits keep the payment item small, because each of its writes costs by its size.

    /// Money held or taken, by the amount asked (as [dev.anxin.payment.Money#toString] writes it).
    public static final Entries<Charge> TAKEN = entries("taken", 4, Charge::join, TO_HOME);

    /// By the gateway's own id. Of more, [#ANSWER] and [#EVENT] still tell the current one.
    public static final Entries<Attempt> ATTEMPTS = entries("attempts", 20, Attempt::join, TO_HOME);

    /// By refund id.
    public static final Entries<Refund> REFUNDS = entries("refunds", 20, Refund::join, TO_HOME);

    /// By dispute id.
    public static final Entries<Dispute> DISPUTES = entries("disputes", 10, Dispute::join, TO_HOME);

    /// How it is being paid, by [dev.anxin.payment.Method#key]: each attempt of a debit, each kind of slip, and
    /// instant methods as one in events and one in answers.
    public static final Entries<MethodReport> METHODS = entries("methods", 8, MethodReport::join, TO_HOME);

    /// How many comments of its customer are kept.
    public static final int MOST_COMMENTS = 5;

    /// What the customer said on the page: the latest of each answer, by its word, and comments by their number. There
    /// are no more keys than that.
    public static final Entries<Note> FEEDBACK =
            entries("feedback", Feedback.values().length - 1 + MOST_COMMENTS, Joins::later, TO_HOME);

    /// Other ids of this payment at its gateway.
    public static final Entries<String> ALIASES = entries("aliases", 8, Joins::earlier, TO_HOME);

    /// The registered payment that this id belongs to; more than one is too many.
    public static final Entries<String> HOMES = entries("homes", 1, Joins::earlier, NEVER);

    /// Messages and settlements by their id: how far each has come. The limit is enough for twenty refunds
    /// (under way, sent, bounced, settled twice), the ladder, and attempts.
    public static final Entries<Progress> TELLINGS = entries("tellings", 120, Joins::later, NEVER);

    public static final Summary EMPTY =
            new Summary(PARTS.stream().map(SummaryPart::empty).toArray());

    /// By the index of its part.
    private final Object[] values;

    private Summary(Object[] values) {
        this.values = values;
    }

    private static <T> SummaryPart<T> part(String name, T empty, BinaryOperator<T> join, Forwarding forwarding) {
        return declared(new SummaryPart<>(PARTS.size(), name, empty, join, forwarding));
    }

    private static <V> Entries<V> entries(String name, int limit, BinaryOperator<V> joinOne, Forwarding forwarding) {
        return declared(new Entries<>(PARTS.size(), name, limit, joinOne, forwarding));
    }

    private static <P extends SummaryPart<?>> P declared(P part) {
        PARTS.add(part);
        return part;
    }

    /// All parts, in the order of their declaration.
    public static List<SummaryPart<?>> parts() {
        return Collections.unmodifiableList(PARTS);
    }

    /// The fragment that one fact contributes.
    public static Summary of(Fact fact) {
        return Fragments.of(fact);
    }

    @SuppressWarnings("unchecked") // a value comes in by #with, from a part's own #empty, or from its own #join
    public <T> T get(SummaryPart<T> part) {
        return (T) values[part.index];
    }

    /// This summary with another value of one part.
    public <T> Summary with(SummaryPart<T> part, T value) {
        var changed = values.clone();
        changed[part.index] = value;
        return new Summary(changed);
    }

    /// What this and `other` add up to.
    public Summary join(Summary other) {
        var joined = new Object[values.length];
        for (SummaryPart<?> part : PARTS) {
            joined[part.index] = join(part, other);
        }
        return new Summary(joined);
    }

    private <T> T join(SummaryPart<T> part, Summary other) {
        return part.join(get(part), other.get(part));
    }

    /// What the partition of another id hands to its home.
    Summary forwarded() {
        var kept = values.clone();
        for (SummaryPart<?> part : PARTS) {
            if (!part.isForwarded()) {
                kept[part.index] = part.empty();
            }
        }
        return new Summary(kept);
    }

    /// The parts of which there was more than their limit: their entries are lost.
    Stream<SummaryPart<?>> overLimit() {
        return PARTS.stream().filter(part -> get(part) instanceof Bounded<?> bounded && bounded.tooMany());
    }

    public Registration registration() {
        return get(REGISTRATION);
    }

    public Correction correction() {
        return get(CORRECTION);
    }

    public Moments moments() {
        return get(MOMENTS);
    }

    public Order order() {
        return get(ORDER);
    }

    public Attempt.Report answer() {
        return get(ANSWER);
    }

    public Attempt.Report event() {
        return get(EVENT);
    }

    public Bounded<Attempt> attempts() {
        return get(ATTEMPTS);
    }

    public Bounded<Charge> taken() {
        return get(TAKEN);
    }

    public Bounded<Refund> refunds() {
        return get(REFUNDS);
    }

    public Bounded<Dispute> disputes() {
        return get(DISPUTES);
    }

    public Bounded<MethodReport> methods() {
        return get(METHODS);
    }

    public Bounded<String> aliases() {
        return get(ALIASES);
    }

    public Bounded<String> homes() {
        return get(HOMES);
    }

    public Bounded<Progress> tellings() {
        return get(TELLINGS);
    }

    /// The key of a comment.
    static String comment(int number) {
        return Feedback.COMMENT.word() + "-" + number;
    }

    /// Which answer a key of [#FEEDBACK] is of, in its word.
    public static String feedback(String key) {
        return key.startsWith(Feedback.COMMENT.word()) ? Feedback.COMMENT.word() : key;
    }

    /// What its customer wrote: when, and its digest.
    public List<Note> comments() {
        return get(FEEDBACK).entries().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(Feedback.COMMENT.word()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /// What its customer last answered so, whether or not a person has looked since.
    public Optional<Note> answer(Feedback feedback) {
        return Optional.ofNullable(get(FEEDBACK).entries().get(feedback.word()));
    }

    public boolean isRegistered() {
        return registration().exists();
    }

    public Optional<Note> moment(Moment moment) {
        return moments().find(moment);
    }

    /// Whether a bank has the money of a dispute and has not decided.
    public boolean isDisputed() {
        return isAny(Dispute::isOpen);
    }

    /// Whether a dispute keeps all of its money from going back, by hand too.
    public boolean stopsRefunds() {
        return isAny(Dispute::stopsRefunds);
    }

    /// Whether a bank has not decided, or only asks so far: until then nothing goes back by itself. A refund by
    /// hand is the usual answer to an inquiry.
    public boolean isContested() {
        return isAny(Dispute::isUndecided);
    }

    /// Of more disputes than can be counted one may be so.
    private boolean isAny(Predicate<Dispute> isSo) {
        return disputes().tooMany() || disputes().values().stream().anyMatch(isSo);
    }

    /// Whether a bank took money back for good, as far as is known.
    public boolean isChargedBack() {
        return disputes().values().stream().anyMatch(Dispute::isLost);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Summary summary && Arrays.equals(values, summary.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    /// Without the parts that are empty.
    @Override
    public String toString() {
        return PARTS.stream()
                .filter(part -> !get(part).equals(part.empty()))
                .map(part -> part + "=" + get(part))
                .collect(Collectors.joining(", ", "Summary[", "]"));
    }

    /// How far something that is done once has come: first announced in the ledger, then done.
    public enum Progress {
        TOLD,
        DONE
    }
}
