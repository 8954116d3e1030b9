package dev.anxin.local.simulator.stripe;

import dev.anxin.json.Json;
import dev.anxin.local.engine.LoopbackServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// Stripe's idempotency keys: the first call's answer for 24 hours, whatever it was; an error for other
/// parameters under the same key, and while the first call runs (docs.stripe.com/api/idempotent_requests).
/// After that a key is as if it had never been used.
public final class StripeKeys {
    private static final Duration LIFE = Duration.ofHours(24);

    private final Map<String, Use> uses = new ConcurrentHashMap<>();

    /// @param answer empty while the call runs
    private record Use(String parameters, Instant at, Optional<LoopbackServer.Answer> answer) {
        boolean isOver(Instant now) {
            return !now.isBefore(at.plus(LIFE));
        }
    }

    /// @param key empty: none
    public LoopbackServer.Answer once(
            String key, String parameters, Instant now, Supplier<LoopbackServer.Answer> work) {
        if (key.isEmpty()) {
            return work.get();
        }
        var before = new AtomicReference<Optional<Use>>(Optional.empty());
        uses.compute(key, (name, use) -> {
            before.set(Optional.ofNullable(use).filter(one -> !one.isOver(now)));
            return before.get().orElseGet(() -> new Use(parameters, now, Optional.empty()));
        });
        return before.get().map(use -> again(use, parameters)).orElseGet(() -> first(key, parameters, now, work));
    }

    private LoopbackServer.Answer first(
            String key, String parameters, Instant now, Supplier<LoopbackServer.Answer> work) {
        var answer = Optional.<LoopbackServer.Answer>empty();
        try {
            answer = Optional.of(work.get());
        } finally {
            answer.ifPresentOrElse(
                    given -> uses.put(key, new Use(parameters, now, Optional.of(given))), () -> uses.remove(key));
        }
        return answer.orElseThrow();
    }

    private static LoopbackServer.Answer again(Use use, String parameters) {
        return use.parameters().equals(parameters)
                ? use.answer().orElseGet(() -> error(409, "idempotency_key_in_use"))
                : error(400, "");
    }

    private static LoopbackServer.Answer error(int status, String code) {
        var message = "Keys for idempotent requests can only be used with the parameters they were first used with,"
                + " and by one request at a time.";
        var error = code.isEmpty()
                ? Json.object("type", "idempotency_error", "message", message)
                : Json.object("type", "idempotency_error", "code", code, "message", message);
        return LoopbackServer.Answer.json(status, Json.object("error", error).write());
    }
}
