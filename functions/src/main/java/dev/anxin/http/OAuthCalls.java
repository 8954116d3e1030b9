package dev.anxin.http;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Sends calls with the token that they have to show. A token is kept in memory until a minute before its end. One that
/// is refused (401) is forgotten, and the call made once more with a new one: who shows no good token was not listened
/// to, so nothing is done twice. No lock is held over a call, so two threads may ask for a token side by side.
public final class OAuthCalls implements Calls {
    /// Before its end, for calls that are under way then.
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private static final int UNAUTHORIZED = 401;

    /// What an endpoint of tokens says of itself or of our secret, and so of the call that needs the token, too.
    private static final Set<Integer> TELLING = Set.of(401, 403, 429);

    private final Calls calls;
    private final InstantSource clock;
    private final Map<Owner, Held> held = new ConcurrentHashMap<>();

    /// Whose token it is: an address, and what is shown there.
    private record Owner(URI uri, Map<String, String> headers) {}

    private record Held(String token, Instant until) {}

    /// What came of asking for a token.
    private sealed interface Obtained {
        record Token(Held held) implements Obtained {}

        record Nothing(Reply reply) implements Obtained {}
    }

    /// @param calls carries them, and those for tokens
    public OAuthCalls(Calls calls, InstantSource clock) {
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public Reply send(Call call) {
        return call.grant().map(grant -> send(call, grant)).orElseGet(() -> calls.send(call));
    }

    private Reply send(Call call, TokenGrant grant) {
        var owner = new Owner(grant.call().uri(), grant.call().headers());
        var known = known(owner);
        if (known.isEmpty()) {
            return sendFresh(call, grant, owner);
        }
        var reply = calls.send(call.showing(known.get().token()));
        if (reply instanceof Reply.Answered answered && answered.status() == UNAUTHORIZED) {
            held.remove(owner, known.get());
            return sendFresh(call, grant, owner);
        }
        return reply;
    }

    private Optional<Held> known(Owner owner) {
        return Optional.ofNullable(held.get(owner))
                .filter(one -> clock.instant().isBefore(one.until()));
    }

    private Reply sendFresh(Call call, TokenGrant grant, Owner owner) {
        return switch (obtain(grant)) {
            case Obtained.Nothing(var reply) -> reply;
            case Obtained.Token(var fresh) -> {
                held.put(owner, fresh);
                yield calls.send(call.showing(fresh.token()));
            }
        };
    }

    /// An answer that says nothing of the call itself must not be read as one to it.
    private Obtained obtain(TokenGrant grant) {
        return switch (calls.send(grant.call())) {
            case Reply.None(var why) -> new Obtained.Nothing(new Reply.None("no token: " + why));
            case Reply.Answered answered
            when answered.status() / 100 == 2 ->
                grant.reader()
                        .apply(answered)
                        .<Obtained>map(token -> new Obtained.Token(new Held(
                                token.value(), clock.instant().plus(token.life().minus(MARGIN)))))
                        .orElseGet(() -> new Obtained.Nothing(new Reply.None("no token: the answer has none")));
            case Reply.Answered answered ->
                new Obtained.Nothing(
                        answered.status() >= 500 || TELLING.contains(answered.status())
                                ? answered
                                : new Reply.None("no token: a " + answered.status()));
        };
    }
}
