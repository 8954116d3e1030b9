package dev.anxin.function.inquiry;

import dev.anxin.aws.message.Queue;
import dev.anxin.aws.message.Wake;
import dev.anxin.payment.PaymentKey;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/// Turns callbacks that were not believed into questions to the gateway: a key that was rotated and not yet put in
/// place would else cost an answer for as long as nobody looks.
///
/// Whether the payment is known is not looked up here: a wake goes out in either case, and `check` drops what nobody
/// registered. So no answer, and no time that it takes, tells a stranger which payments there are.
public final class UnverifiedCallbacks {
    private static final System.Logger LOG = System.getLogger(UnverifiedCallbacks.class.getName());

    private final InquiryRequests requests;

    /// @param connect to the queue of wakes
    public UnverifiedCallbacks(Supplier<Queue> connect) {
        requests = new InquiryRequests(connect);
    }

    /// Whatever fails here changes nothing about the answer: the payment has its own times at which it is asked about.
    ///
    /// @param named by a delivery that was rejected
    public void ask(PaymentKey named, Instant now) {
        if (!requests.take(named.account(), now)) {
            return;
        }
        try {
            requests.send(Wake.unverified(named, now));
        } catch (SdkException notSent) {
            LOG.log(Level.WARNING, "no question for a callback that was not believed", notSent);
        }
    }
}
