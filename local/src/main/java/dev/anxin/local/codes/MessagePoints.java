package dev.anxin.local.codes;

import dev.anxin.failure.Point;
import dev.anxin.failure.TextLinter;
import dev.anxin.notification.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What a message must say, and what it must not say because it is not true.
record MessagePoints(MessageSample sample) {
    /// Whether the payment or the refund is not over: nothing failed yet.
    boolean isOpen() {
        return switch (sample.template()) {
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
                    PAID_LATE,
                    PART_PAID,
                    REFUND_UNDER_WAY -> true;
            case PAID,
                    PAID_AFTER_WAITING,
                    PAID_AFTER_ALL,
                    NOT_PAID,
                    NOT_PAID_CLOSED,
                    NOT_PAID_LOOK_FIRST,
                    REFUNDED,
                    REFUNDED_SECOND,
                    REFUND_BOUNCED -> false;
        };
    }

    /// What is: the one thing that nobody may miss.
    private Point fact() {
        return switch (sample.template()) {
            case WAITING_REASSURED, WAITING_PROGRESS, WAITING_PROGRESS_LOCATED, WAITING_HANDED_OVER -> Point.CONFIRMING;
            case DEBIT_BEGUN, DEBIT_OVERDUE, DEBIT_HANDED_OVER -> Point.BANK;
            case PAY_BY, PAY_BY_REMINDER, PAY_BY_OVER -> Point.PAY_BY;
            case PAID, PAID_AFTER_WAITING, PAID_AFTER_ALL, PAID_LATE, PART_PAID -> Point.PAID;
            case NOT_PAID, NOT_PAID_CLOSED, NOT_PAID_LOOK_FIRST -> Point.NOT_PAID;
            case REFUND_UNDER_WAY, REFUNDED, REFUNDED_SECOND, REFUND_BOUNCED -> Point.REFUND;
        };
    }

    private List<Point> rest() {
        return switch (sample.template()) {
            case WAITING_REASSURED,
                    WAITING_PROGRESS,
                    WAITING_PROGRESS_LOCATED,
                    WAITING_HANDED_OVER,
                    DEBIT_BEGUN,
                    DEBIT_OVERDUE,
                    DEBIT_HANDED_OVER,
                    PAID_LATE,
                    PART_PAID -> List.of(Point.NOT_AGAIN, Point.SAFE, Point.BACK, Point.HEAR);
            case PAY_BY, PAY_BY_REMINDER -> List.of(Point.HEAR);
            case PAY_BY_OVER -> List.of(Point.NOT_AGAIN, Point.SAFE, Point.HEAR);
            case PAID, PAID_AFTER_WAITING -> List.of(Point.THANKS);
            case PAID_AFTER_ALL -> List.of(Point.NOT_AGAIN, Point.SORRY, Point.THANKS);
            case NOT_PAID, NOT_PAID_CLOSED -> List.of(Point.BACK, Point.SORRY);
            case NOT_PAID_LOOK_FIRST -> List.of(Point.NOT_AGAIN, Point.LOOK_FIRST, Point.BACK, Point.SORRY);
            case REFUND_UNDER_WAY -> List.of(Point.BACK, Point.SAFE, Point.HEAR);
            case REFUNDED, REFUNDED_SECOND -> List.of(Point.BACK);
            case REFUND_BOUNCED -> List.of(Point.SAFE, Point.HEAR, Point.SORRY);
        };
    }

    /// Of the whole text.
    List<Point> all() {
        var needed = Stream.concat(Stream.of(fact(), Point.HELP), rest().stream());
        return Stream.concat(needed, sample.tookLong() ? Stream.of(Point.SORRY) : Stream.empty())
                .distinct()
                .toList();
    }

    /// Of what a locked phone shows.
    List<Point> first() {
        return rest().contains(Point.NOT_AGAIN) ? List.of(fact(), Point.NOT_AGAIN) : List.of(fact());
    }

    /// A text message may leave out where the money goes: it is short, and says what must not be done.
    List<Point> sms() {
        return Stream.concat(first().stream(), Stream.of(Point.HELP)).toList();
    }

    /// What is said, and is not so.
    List<String> untrue(String text) {
        var untrue = new ArrayList<String>();
        if (sample.template() == Template.PAID && Point.PATIENCE.isIn(text, sample.locale())) {
            untrue.add("thanks for patience that nobody needed");
        }
        if (sample.template() != Template.WAITING_PROGRESS_LOCATED && Point.LOCATED.isIn(text, sample.locale())) {
            untrue.add("says that the problem is located, and no cause is known");
        }
        // A payment that is closed is paid anew in any case, and that this is safe is what its message says.
        if (sample.template() == Template.NOT_PAID && sample.otherWay() && TextLinter.invitesToTheSame(text)) {
            untrue.add("invites to try again, where only another way helps");
        }
        return untrue;
    }
}
