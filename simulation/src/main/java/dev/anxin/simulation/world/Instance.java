package dev.anxin.simulation.world;

import dev.anxin.simulation.fault.Faults;
import dev.anxin.simulation.schedule.Chance;
import dev.anxin.simulation.schedule.Scheduler;
import dev.anxin.simulation.table.Line;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/// One running copy of a function, as far as the world outside sees it: every call of it goes through here,
/// and here it dies. It works on one event at a time, as Lambda has it, and has a clock of its own.
final class Instance implements Line, InstantSource {
    private static final Duration SLOWEST = Duration.ofSeconds(4);

    private final String function;
    private final boolean next;
    private final Scheduler scheduler;
    private final Faults faults;
    private final Chance chance;
    private final Tally tally;
    private final Duration skew;
    private Instant deadline = Instant.MAX;
    private boolean dead;
    private int asked;

    /// @param function whose copy it is
    /// @param next whether of the next release: for its whole life
    Instance(String function, boolean next, Surroundings around) {
        this.function = function;
        this.next = next;
        this.scheduler = around.scheduler();
        this.faults = around.faults();
        this.chance = around.chance();
        this.tally = around.tally();
        this.skew = faults.skew();
    }

    /// What all copies stand in.
    record Surroundings(Scheduler scheduler, Faults faults, Chance chance, Tally tally) {}

    @Override
    public Instant instant() {
        return scheduler.now().plus(skew);
    }

    String function() {
        return function;
    }

    boolean isOfNext() {
        return next;
    }

    void begin(Duration timeout) {
        deadline = scheduler.now().plus(timeout);
        asked = 0;
    }

    /// How many questions to others it had an answer to since it began.
    int asked() {
        return asked;
    }

    void wasAnswered() {
        asked++;
    }

    boolean isDead() {
        return dead;
    }

    @Override
    public <T> T call(String what, Supplier<T> service) {
        stop();
        tally.called();
        return switch (faults.ofCall(function, what)) {
            case FINE -> service.get();
            case THROTTLED -> {
                tally.failed();
                throw SdkClientException.create("throttled");
            }
            case REPLY_LOST -> {
                tally.failed();
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
            case TIMED_OUT -> {
                ignoring(service);
                scheduler.sleep(Duration.between(scheduler.now(), deadline));
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

    ProcessCrash die() {
        dead = true;
        tally.failed();
        tally.crashed();
        return new ProcessCrash();
    }

    /// A function that runs longer than it may is ended by Lambda.
    private void checkAlive() {
        if (dead || scheduler.now().isAfter(deadline)) {
            throw die();
        }
    }
}
