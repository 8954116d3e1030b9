package dev.anxin.function.config;

import dev.anxin.http.Call;
import dev.anxin.http.Calls;
import dev.anxin.http.Reply;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/// Certificates that callbacks are verified with, by their addresses. One is kept until its own end, and for a day at
/// most. Nothing here believes them, and only addresses that a gateway lets through are asked for.
///
/// Who sends callbacks can name ever more addresses of the gateway's own: so no more than [#MOST] a minute are fetched,
/// and no more are kept. Beyond that a callback is not believed, and comes again.
public final class CertificateCache {
    /// For one of them: a gateway waits for its answer meanwhile.
    public static final Duration PATIENCE = Duration.ofSeconds(3);

    /// Bytes of one with its chain.
    public static final int LARGEST = 64 * 1024;

    /// Fetched within a minute, and kept.
    static final int MOST = 20;

    private static final Duration LONGEST = Duration.ofDays(1);

    private final Calls calls;
    private final InstantSource clock;
    private final Map<URI, Kept> kept = new ConcurrentHashMap<>();
    private final AtomicReference<Minute> minute = new AtomicReference<>(new Minute(Instant.MIN, 0));

    @SuppressWarnings("ArrayRecordComponent") // never changed, never compared
    private record Kept(byte[] bytes, Instant until) {}

    /// How many were fetched since.
    private record Minute(Instant since, int count) {
        Minute next(Instant now) {
            return now.isBefore(since.plus(Duration.ofMinutes(1))) && count > 0
                    ? new Minute(since, count + 1)
                    : new Minute(now, 1);
        }
    }

    public CertificateCache(Calls calls, InstantSource clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /// What stands there; empty if it cannot be had now, or is no certificate.
    public Optional<byte[]> at(URI uri) {
        var now = clock.instant();
        var known = Optional.ofNullable(kept.get(uri)).filter(one -> now.isBefore(one.until()));
        return known.or(() -> fetched(uri, now)).map(Kept::bytes);
    }

    private Optional<Kept> fetched(URI uri, Instant now) {
        if (minute.updateAndGet(last -> last.next(now)).count() > MOST) {
            return Optional.empty();
        }
        var call = Call.get(uri, Map.of("Accept", "*/*", "User-Agent", "Anxin"));
        return calls.send(call) instanceof Reply.Answered(var status, var _, var body) && status == 200
                ? until(body, now).map(end -> keep(uri, new Kept(body, end)))
                : Optional.empty();
    }

    private Kept keep(URI uri, Kept fresh) {
        if (kept.size() >= MOST) {
            kept.clear();
        }
        kept.put(uri, fresh);
        return fresh;
    }

    private static Optional<Instant> until(byte[] body, Instant now) {
        try {
            var first = CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(body));
            var end = ((X509Certificate) first).getNotAfter().toInstant();
            var longest = now.plus(LONGEST);
            return Optional.of(end.isBefore(longest) ? end : longest);
        } catch (CertificateException none) {
            return Optional.empty();
        }
    }
}
