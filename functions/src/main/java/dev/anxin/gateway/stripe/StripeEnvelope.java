package dev.anxin.gateway.stripe;

import dev.anxin.gateway.EventOwner;
import dev.anxin.json.Json;
import java.util.Optional;

/// For whom Stripe's events are: `livemode` says whether money is real, `account` (Connect) on whose behalf the
/// platform acts.
final class StripeEnvelope {
    private StripeEnvelope() {}

    /// Stripe's events always have a mode. One without it says nothing against its secret, which is of one mode.
    static Optional<String> foreign(Json envelope, EventOwner owner) {
        var livemode = envelope.at("livemode");
        if (livemode.exists() && livemode.isTrue() != owner.isLive()) {
            return Optional.of("not of this account's mode, which is " + owner.mode());
        }
        var account = account(envelope);
        var named = account.text().orElse("");
        if (account.exists() && named.isEmpty()) {
            return Optional.of("of an account that cannot be read");
        }
        if (named.equals(owner.connectedAccount())) {
            return Optional.empty();
        }
        return Optional.of(
                named.isEmpty()
                        ? "of the platform itself, not of the connected account"
                        : "of another connected account");
    }

    /// Snapshot events name it as `account`. Thin ones have a context: that of what they tell of, else their own.
    /// Its last part is the account (docs.stripe.com/context).
    static Json account(Json envelope) {
        if (!StripeThinEvents.isThin(envelope)) {
            return envelope.at("account");
        }
        var told = envelope.at("data", "impact", "context");
        var context = told.exists() ? told : envelope.at("context");
        return context.text()
                .<Json>map(path -> Json.of(path.substring(path.lastIndexOf('/') + 1)))
                .orElse(context);
    }
}
