package dev.anxin.function.inquiry;

import dev.anxin.aws.message.Queue;
import dev.anxin.aws.message.Wake;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Wishes that a gateway be asked at once, before a payment's own time: so many a minute.
public final class InquiryRequests {
    /// Of each account, for each running copy of the function.
    public static final int A_MINUTE = 6;

    private final MinuteLimit limit = new MinuteLimit(A_MINUTE);
    private final Supplier<Queue> connect;
    private @Nullable Queue wakes; // most copies never need it, and making it takes time

    /// @param connect to the queue of wakes
    public InquiryRequests(Supplier<Queue> connect) {
        this.connect = connect;
    }

    /// Whether there may be one more now. It counts as made.
    public boolean take(String account, Instant now) {
        return limit.take(account, now);
    }

    public void send(Wake wake) {
        wakes().send(wake.payment().account(), wake.write());
    }

    private synchronized Queue wakes() {
        var there = wakes;
        if (there == null) {
            there = connect.get();
            wakes = there;
        }
        return there;
    }
}
