package dev.anxin.message;

import dev.anxin.ledger.Message;
import dev.anxin.ledger.PaymentState;
import dev.anxin.payment.Ladder.Stage;
import dev.anxin.payment.Money;
import java.util.Locale;

/// A message as it is published: which template in which version, and its texts. The merchant's subscriber
/// may send the texts, or fill its own registered template by the id and the parameters.
///
/// @param template names the text: `paid`, `not-paid`, `waiting-reassured` ...
/// @param amount as people read it: `10.99 USD`
/// @param outcome `waiting`, `paid`, `not-paid` or `refunded`, to filter by
public record Notification(String template, int version, String outcome, String amount, String title, String text) {
    /// Counts up whenever a text changes its meaning.
    private static final int VERSION = 1;

    public static Notification of(Message message, PaymentState state) {
        var registration = state.summary().registration();
        var amount = amount(message, state).display();
        var texts = Texts.in(registration.locale()).of(message, registration.order(), amount);
        return new Notification(template(message), VERSION, outcome(message), amount, texts.title(), texts.text());
    }

    private static Money amount(Message message, PaymentState state) {
        var refund = switch (message) {
            case Message.Refunded(var id) -> id;
            case Message.Bounced(var id) -> id;
            case Message.Waiting _, Message.Paid _, Message.NotPaid _ -> "";
        };
        var known = state.summary().refunds().entries().get(refund);
        return known == null ? state.money().expected() : known.amount();
    }

    private static String template(Message message) {
        return switch (message) {
            case Message.Waiting(Stage stage) ->
                "waiting-" + stage.name().toLowerCase(Locale.ROOT).replace('_', '-');
            case Message.Paid _ -> "paid";
            case Message.NotPaid _ -> "not-paid";
            case Message.Refunded _ -> "refunded";
            case Message.Bounced _ -> "refund-bounced";
        };
    }

    private static String outcome(Message message) {
        return switch (message) {
            case Message.Waiting _ -> "waiting";
            case Message.Paid _ -> "paid";
            case Message.NotPaid _ -> "not-paid";
            case Message.Refunded _, Message.Bounced _ -> "refunded";
        };
    }
}
