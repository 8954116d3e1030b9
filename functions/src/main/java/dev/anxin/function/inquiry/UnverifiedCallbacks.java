package dev.anxin.function.inquiry;

import dev.anxin.aws.message.Queue;
import dev.anxin.aws.message.Wake;
import dev.anxin.payment.PaymentKey;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/// Turns callbacks that were not believed into questions to the gateway: a key that was rotated and not yet put in
/// place would else cost an answer for as long as nobody looks.
///
/// Whether the payment is known is not looked up here: a wake goes out in either case, and `check` drops what nobody
/// registered. So no answer, and no time that it takes, tells a stranger which payments there are.
public final class UnverifiedCallbacks {
    /// Of each account, for each running copy of the function.
    public static final int QUESTIONS_A_MINUTE = 6;

    private static final System.Logger LOG = System.getLogger(UnverifiedCallbacks.class.getName());

    private final MinuteLimit limit = new MinuteLimit(QUESTIONS_A_MINUTE);
    private final Supplier<Queue> connect;
    private @Nullable Queue wakes; // most copies never need it, and making it takes time

    /// @param connect to the queue of wakes
    public UnverifiedCallbacks(Supplier<Queue> connect) {
        this.connect = connect;
    }

    /// Whatever fails here changes nothing about the answer: the payment has its own times at which it is asked about.
    ///
    /// @param named by a delivery that was rejected
    public void ask(PaymentKey named, Instant now) {
        if (!limit.take(named.account(), now)) {
            return;
        }
        try {
            wakes().send(named.account(), Wake.unverified(named, now).write());
        } catch (SdkException notSent) {
            LOG.log(Level.WARNING, "no question for a callback that was not believed", notSent);
        }
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
