package dev.anxin.page;

import dev.anxin.ledger.Attempt;
import dev.anxin.ledger.Moment;
import dev.anxin.ledger.Refund;
import dev.anxin.page.PageView.Progress;
import dev.anxin.page.PageView.Step;
import dev.anxin.payment.Ladder.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What happened so far and what comes, in neutral words: how a customer can see that things move.
final class Steps {
    private final CustomerView customerView;
    private final PageWords words;
    private final List<Step> steps = new ArrayList<>();

    private Steps(CustomerView customerView, PageWords words) {
        this.customerView = customerView;
        this.words = words;
    }

    static List<Step> of(CustomerView customerView, PageWords words) {
        var steps = new Steps(customerView, words);
        steps.past();
        if (customerView.pageFace().isWaiting()) {
            steps.waiting();
        } else if (customerView.pageFace().isSlow()) {
            steps.slow();
        } else if (customerView.pageFace() == PageFace.SETTLING) {
            steps.add(Progress.NOW, words.step("person"), Optional.empty());
        } else {
            steps.outcome();
        }
        steps.refunds();
        return steps.steps;
    }

    private void past() {
        var registered = customerView.state().summary().registration().at();
        add(Progress.DONE, words.step("ordered"), Optional.of(registered));
        customerView
                .at(Moment.RETURNED)
                .ifPresent(since -> add(Progress.DONE, words.step("returned"), Optional.of(since)));
    }

    private void waiting() {
        var handed = customerView.reached(Stage.HANDED_OVER);
        add(handed.isPresent() ? Progress.DONE : Progress.NOW, words.step("asking"), Optional.empty());
        handed.ifPresent(at -> add(Progress.NOW, words.step("person"), handed));
        add(Progress.NEXT, words.step("result"), Optional.empty());
    }

    /// No progress is played where there is none: one thing is awaited, by a date.
    private void slow() {
        add(Progress.NOW, words.awaited(customerView), customerView.due().at());
        add(Progress.NEXT, words.step("result"), Optional.empty());
    }

    private void outcome() {
        Optional<Instant> at = switch (customerView.pageFace()) {
            case PAID, PART_REFUNDED, PAID_LATE, RETURNING, REFUNDED, REFUND_BOUNCED, CHARGED_BACK ->
                customerView.state().paidAt();
            case PART_PAID -> customerView.state().takenAt();
            case TRY_AGAIN -> customerView.state().failure().map(Attempt::heard);
            case NOT_PAID -> customerView.at(Moment.CLOSED).or(() -> customerView.at(Moment.UNPAID));
            case CONFIRMING, HANDED_OVER, PAY_BY, BANK_DEBIT, SETTLING -> Optional.empty();
        };
        var paid = customerView.state().paidAt().isPresent();
        var inPart = customerView.state().takenAt().isPresent() ? words.step("part-paid") : words.step("not-paid");
        add(Progress.DONE, paid ? words.step("paid") : inPart, at);
    }

    private void refunds() {
        customerView.refunds().forEach(refund -> {
            var over = refund.status() == Refund.Status.SUCCEEDED;
            add(
                    over ? Progress.DONE : Progress.NOW,
                    words.refund(refund),
                    Optional.of(refund.isFinal() ? refund.report().at() : refund.since()));
        });
    }

    private void add(Progress progress, String text, Optional<Instant> at) {
        var times = customerView.times();
        // The first one names day and zone, for all that follow.
        Function<Instant, String> clock = steps.isEmpty() ? times::whole : times::second;
        steps.add(new Step(progress, text, at, at.map(clock).orElse("")));
    }
}
