package dev.anxin.ledger;

import dev.anxin.payment.Ladder.Stage;
import dev.anxin.payment.MethodSchedule.Step;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/// Something a customer is told. Its id is computed from what it says, so saying it twice is one message.
public sealed interface Message {
    /// Stands for an attempt in [NotPaid] where the payment as a whole came to nothing.
    String END = "end";

    /// One step of the ladder: we are on it.
    record Waiting(Stage stage) implements Message {}

    /// One step of a slow method: until when to pay, or until when the bank takes.
    ///
    /// @param about as [dev.anxin.payment.MethodSchedule#about]
    record Delayed(Step step, String about) implements Message {}

    record Paid() implements Message {}

    /// The gateway took less than is expected; the merchant decides.
    ///
    /// @param captured in minor units: more of it is another message
    record PartPaid(long captured) implements Message {}

    /// The money came late. Either the merchant fulfils the order, or the money goes back.
    record PaidLate() implements Message {}

    /// @param attempt by the gateway's id of it, or [#END]: of each attempt it is said once
    record NotPaid(String attempt) implements Message {
        /// Whether it turned out not to be so, now that the payment is paid. An attempt that failed has failed, and
        /// another one was paid; but of a payment that was over nothing more should have come.
        ///
        /// @param late whether the money came after the payment was over
        public boolean isWrongOnceItIsPaid(boolean late) {
            return late || attempt.equals(END);
        }
    }

    /// The gateway has a refund and is still working on it.
    record Refunding(String refund) implements Message {}

    record Refunded(String refund) implements Message {}

    /// The refund failed, or came back from the bank. A person arranges another way.
    record Bounced(String refund) implements Message {}

    /// Unique within its payment; [#parse] reads it back.
    default String id() {
        return switch (this) {
            case Waiting(var stage) -> "waiting:" + stage;
            case Delayed(var step, var about) -> "delayed:" + step + ":" + about;
            case Paid _ -> "paid";
            case PaidLate _ -> "paid-late";
            case PartPaid(var captured) -> "part-paid:" + captured;
            case NotPaid(var attempt) -> "not-paid:" + attempt;
            case Refunding(var refund) -> "refunding:" + refund;
            case Refunded(var refund) -> "refunded:" + refund;
            case Bounced(var refund) -> "bounced:" + refund;
        };
    }

    /// The message with this id; empty if it is the id of something else.
    static Optional<Message> parse(String id) {
        var kind = id.substring(0, id.indexOf(':') + 1);
        var rest = id.substring(kind.length());
        return switch (kind) {
            case "waiting:" ->
                Stream.of(Stage.values())
                        .filter(stage -> stage.name().equals(rest))
                        .map(stage -> (Message) new Waiting(stage))
                        .findAny();
            case "delayed:" -> delayed(rest);
            case "not-paid:" ->
                Optional.of(rest).filter(attempt -> !attempt.isEmpty()).map(NotPaid::new);
            case "part-paid:" -> number(rest).map(PartPaid::new);
            case "refunding:" -> Optional.of(new Refunding(rest));
            case "refunded:" -> Optional.of(new Refunded(rest));
            case "bounced:" -> Optional.of(new Bounced(rest));
            default -> whole(id);
        };
    }

    private static Optional<Message> delayed(String text) {
        int colon = text.indexOf(':');
        return Stream.of(Step.values())
                .filter(step -> step.name().equals(text.substring(0, Math.max(0, colon))))
                .map(step -> (Message) new Delayed(step, text.substring(colon + 1)))
                .findAny();
    }

    private static Optional<Message> whole(String id) {
        return switch (id) {
            case "paid" -> Optional.of(new Paid());
            case "paid-late" -> Optional.of(new PaidLate());
            default -> Optional.empty();
        };
    }

    private static Optional<Long> number(String text) {
        return text.matches("-?[0-9]{1,16}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    default boolean isOutcome() {
        return !(this instanceof Waiting || this instanceof Delayed);
    }

    /// Whether what was told already rules this message out.
    default boolean isForbiddenAfter(Collection<Message> told) {
        return told.stream().anyMatch(this::isForbiddenAfter);
    }

    private boolean isForbiddenAfter(Message told) {
        return switch (this) {
            case Waiting(var stage) ->
                told.isOutcome() || (told instanceof Waiting(var higher) && higher.compareTo(stage) > 0);
            case Delayed(var step, var about) ->
                isMoney(told)
                        || isReturn(told)
                        || (told instanceof Delayed(var higher, var other)
                                && other.equals(about)
                                && higher.compareTo(step) > 0);
            case NotPaid _ -> isMoney(told) || told.equals(new NotPaid(END));
            case PartPaid(var captured) ->
                told instanceof Paid
                        || told instanceof PaidLate
                        || isReturn(told)
                        || (told instanceof PartPaid(var more) && more > captured);
            case Paid _ -> isReturn(told);
            case PaidLate _ -> told instanceof Paid || isReturn(told);
            case Refunding(var refund) -> told.equals(new Refunded(refund)) || told.equals(new Bounced(refund));
            case Refunded _, Bounced _ -> false;
        };
    }

    private static boolean isMoney(Message told) {
        return told instanceof Paid || told instanceof PaidLate || told instanceof PartPaid;
    }

    private static boolean isReturn(Message told) {
        return told instanceof Refunding || told instanceof Refunded;
    }
}
