package dev.anxin.aws.message;

import dev.anxin.aws.Unreadable;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.payment.PaymentKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.stream.Stream;

/// A message that says: look at this payment again.
///
/// @param due when; it names the wake, so that one that comes twice or out of date can be told
/// @param cause why
public record Wake(PaymentKey payment, Instant due, Cause cause) {
    private static final int VERSION = 1;

    /// Why somebody is to look.
    public enum Cause {
        /// Its time has come.
        DUE("due"),
        /// A callback named it that was not believed: it may be no payment of ours at all.
        UNVERIFIED("unverified"),
        /// Somebody of the staff wants to know now.
        ASKED("asked");

        private final String word;

        Cause(String word) {
            this.word = word;
        }

        static Cause of(String word) {
            return Stream.of(values())
                    .filter(cause -> cause.word.equals(word))
                    .findFirst()
                    .orElse(DUE);
        }
    }

    public Wake(PaymentKey payment, Instant due) {
        this(payment, due, Cause.DUE);
    }

    public static Wake unverified(PaymentKey named, Instant now) {
        return atOnce(named, now, Cause.UNVERIFIED);
    }

    public static Wake asked(PaymentKey payment, Instant now) {
        return atOnce(payment, now, Cause.ASKED);
    }

    /// At once; but one a minute and payment, for all of a minute have the same due time.
    private static Wake atOnce(PaymentKey payment, Instant now, Cause cause) {
        return new Wake(payment, now.truncatedTo(ChronoUnit.MINUTES), cause);
    }

    /// An older version does not read the cause: it finds such a wake out of date, and drops it.
    public Json write() {
        var fields = new LinkedHashMap<>(plain().members());
        if (cause != Cause.DUE) {
            fields.put("cause", Json.of(cause.word));
        }
        return new Json.Fields(fields);
    }

    private Json plain() {
        return Json.object("v", VERSION, "account", payment.account(), "reference", payment.reference(), "due", due);
    }

    /// @throws Unreadable if it is not what [#write] writes, or of a newer version
    public static Wake read(String text) {
        try {
            var json = Json.parse(text);
            if (json.needWhole("v") > VERSION) {
                throw new Unreadable("a wake of a newer version (" + json.needWhole("v") + ")");
            }
            var payment = new PaymentKey(json.needText("account"), json.needText("reference"));
            var cause = Cause.of(json.at("cause").text().orElse(""));
            return new Wake(payment, json.needInstant("due"), cause);
        } catch (BadJson | IllegalArgumentException damaged) {
            throw new Unreadable("no wake", damaged);
        }
    }
}
