package dev.anxin.simulation;

import dev.anxin.simulation.table.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/// One running copy of a function, as far as the world outside sees it: every call of it goes through here,
/// and here it dies. It works on one event at a time, as Lambda has it.
final class Instance implements Line {
    private static final Duration SLOWEST = Duration.ofSeconds(4);

    private final Scheduler scheduler;
    private final Troubles troubles;
    private final Chance chance;
    private Instant deadline = Instant.MAX;
    private boolean dead;

    Instance(Scheduler scheduler, Troubles troubles, Chance chance) {
        this.scheduler = scheduler;
        this.troubles = troubles;
        this.chance = chance;
    }

    void begin(Duration timeout) {
        deadline = scheduler.now().plus(timeout);
    }

    boolean isDead() {
        return dead;
    }

    @Override
    public <T> T call(String what, Supplier<T> service) {
        stop();
        return switch (troubles.ofCall()) {
            case FINE -> service.get();
            case THROTTLED -> throw SdkClientException.create("throttled");
            case REPLY_LOST -> {
                ignoring(service);
                throw ApiCallTimeoutException.builder()
                        .message(what + " got no answer")
                        .build();
            }
            case REPEATED -> {
                ignoring(service);
                scheduler.pause();
                yield service.get();
            }
            case CRASHED_BEFORE -> throw die();
            case CRASHED_AFTER -> {
                ignoring(service);
                throw die();
            }
            case SLOW -> {
                pass(chance.upTo(SLOWEST));
                yield service.get();
            }
        };
    }

    @SuppressWarnings("checkstyle:IllegalCatch") // whatever it was, nobody hears of it
    private static void ignoring(Supplier<?> service) {
        try {
            var _ = service.get();
        } catch (RuntimeException unheard) {
            // the answer is lost, whatever it was
            return;
        }
    }

    /// Anybody else may go on before the function does.
    void stop() {
        scheduler.pause();
        checkAlive();
    }

    /// The function waits.
    void pass(Duration time) {
        scheduler.sleep(time);
        checkAlive();
    }

    Crashed die() {
        dead = true;
        return new Crashed();
    }

    /// A function that runs longer than it may is ended by Lambda.
    private void checkAlive() {
        if (dead || scheduler.now().isAfter(deadline)) {
            throw die();
        }
    }
}
