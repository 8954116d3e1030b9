package dev.anxin.function.customer;

import dev.anxin.aws.Unreadable;
import dev.anxin.aws.config.Document;
import dev.anxin.json.BadJson;
import dev.anxin.ledger.Registration;
import dev.anxin.page.link.Seal;
import dev.anxin.page.link.Ticket;
import dev.anxin.payment.PaymentKey;
import java.time.Instant;
import java.util.Optional;

/// Links to customers' pages: made for messages and merchants, opened by the page.
///
/// @param key the document `PageKey`
public record PageLinks(Document key) {
    /// The page of a payment, always under the same link; empty where the registration names no base.
    ///
    /// @throws Unreadable if the key cannot be read
    public String of(PaymentKey payment, Registration registration) {
        var base = registration.page();
        return base.isEmpty() ? "" : base + "/pay/" + token(payment, registration);
    }

    /// The last part of that link.
    ///
    /// @throws Unreadable if the key cannot be read
    public String token(PaymentKey payment, Registration registration) {
        return seal().seal(Ticket.of(payment, registration.payUntil()));
    }

    /// The payment that a token stands for.
    ///
    /// @throws Unreadable if the key cannot be read
    public Optional<PaymentKey> open(String token, Instant now) {
        return seal().open(token, now).map(Ticket::payment);
    }

    private Seal seal() {
        try {
            return Seal.of(key.content());
        } catch (BadJson noKey) {
            throw new Unreadable("the key of customers' pages", noKey);
        }
    }
}
