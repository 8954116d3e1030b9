package dev.anxin.gateway;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.payment.PaymentKey;
import dev.anxin.privacy.Mask;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// An event of a gateway, verified and parsed, and not yet understood.
///
/// @param account the account it came in for
/// @param id the gateway's own, the same however often it is delivered
/// @param stated when it happened, by the gateway's clock
/// @param heard when it was delivered, by our clock
/// @param about the object that it is about, as far as it is kept
public record Event(String account, String id, Instant stated, Instant heard, String type, Json about) {
    /// Before this no gateway of ours existed: an earlier time is a mistake (seconds for milliseconds, or
    /// zero).
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    /// The year 33658: later ones do not fit into every calendar, and no gateway means them.
    private static final long LATEST_SECOND = 1_000_000_000_000L;

    /// How wrong a gateway's clock may be: what it dates further ahead of us is no time at all, for it would outweigh
    /// all that follows.
    private static final Duration TOLERANCE = Duration.ofHours(25);

    /// The time that a gateway states by its own clock, else this one. It orders what the gateway says, and is
    /// compared with no time of ours but by [#TOLERANCE].
    ///
    /// @param stated [Instant#MIN] if it states none
    /// @param otherwise when it was signed or asked
    public static Instant time(Instant stated, Instant otherwise, Instant now) {
        var none = stated.isBefore(EARLIEST) || stated.minus(TOLERANCE).isAfter(now);
        return none ? otherwise : stated;
    }

    /// A time in seconds since 1970, or [Instant#MIN] where there is none that makes sense.
    public static Instant ofSeconds(Json seconds) {
        return seconds.whole()
                .filter(value -> value >= 0 && value <= LATEST_SECOND)
                .map(Instant::ofEpochSecond)
                .orElse(Instant.MIN);
    }

    /// That this is news of the payment under `reference`; kept as a stray where the reference cannot be
    /// one.
    public Meaning says(String reference, List<News> news) {
        if (!PaymentKey.isReference(reference)) {
            return kept("it names no payment: its reference is not 1 to 128 visible ASCII characters");
        }
        var fact = new Fact(
                new PaymentKey(account, reference), Fact.Source.CALLBACK, id, heard, Fact.Origin.event(stated), news);
        return new Meaning.Known(List.of(fact));
    }

    public Meaning says(String reference, News news) {
        return says(reference, List.of(news));
    }

    public Meaning kept(String problem) {
        return new Meaning.Stray(id, problem);
    }

    /// For a body that is signed and cannot be understood.
    ///
    /// @param id as [Notice#id]
    public static Meaning unreadable(String id, BadJson problem) {
        return new Meaning.Stray(id, String.valueOf(problem.getMessage()));
    }

    /// For an event type that nobody here knows.
    public Meaning unknown() {
        return kept("events of " + (Mask.isCode(type) ? "type " + type : "a type that is none") + " are not read here");
    }
}
