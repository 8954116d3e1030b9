package dev.anxin.notification;

import dev.anxin.ledger.Message;
import dev.anxin.ledger.PaymentState;
import dev.anxin.payment.RecoveryTimes;
import java.time.Instant;
import java.util.Optional;

/// A message as it is published: which template in which version, what it is filled with, and its texts.
/// The merchant's subscriber may send the texts, or fill its own registered template by the id and the
/// particulars.
///
/// @param stage of a waiting message: `reassured`, `progress` or `handed-over`; of a slow method `begun`,
///     `reminded`, `overdue` or `handed-over`; else empty
/// @param outcome `waiting`, `paid`, `paid-late`, `part-paid`, `not-paid` or `refunded`, to filter by
public record Notification(
        Template template,
        int version,
        String stage,
        String outcome,
        TemplateValues about,
        String title,
        String text,
        String sms,
        Channels channels) {

    public static Notification of(Message message, PaymentState state, PaymentContext paymentContext) {
        var about = TemplateValues.of(message, state, paymentContext);
        var texts = Texts.in(state.summary().registration().locale()).of(about);
        return new Notification(
                about.template(),
                Template.VERSION,
                stage(message),
                outcome(message),
                about,
                texts.title(),
                texts.text(),
                texts.sms(),
                texts.channels());
    }

    /// By when the customer is promised to hear more after this message: of the wait, or how it ended.
    public static Optional<Instant> hearBy(Message message, PaymentState state, Instant now) {
        return TemplateValues.hearBy(message, state, now);
    }

    /// By when nine of ten payments like it are clear, if this message says so.
    ///
    /// @param times of its account and method class
    public static Optional<Instant> likelyBy(Message message, PaymentState state, RecoveryTimes times, Instant now) {
        return UsualTimes.of(message, state, times, now)
                .likely()
                .flatMap(likely -> state.waitingSince().map(since -> since.plus(likely)));
    }

    private static String stage(Message message) {
        if (message instanceof Message.Waiting(var stage)) {
            return stage.word();
        }
        return message instanceof Message.Delayed(var step, var _) ? step.word() : "";
    }

    private static String outcome(Message message) {
        return switch (message) {
            case Message.Waiting _, Message.Delayed _ -> "waiting";
            case Message.Paid _ -> "paid";
            case Message.NotPaid _ -> "not-paid";
            case Message.PaidLate _ -> "paid-late";
            case Message.PartPaid _ -> "part-paid";
            case Message.Refunding _, Message.Refunded _, Message.Bounced _ -> "refunded";
        };
    }
}
