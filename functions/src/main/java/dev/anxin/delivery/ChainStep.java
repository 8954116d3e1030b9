package dev.anxin.delivery;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;

/// Where a parcel stands in the chain of messages that brings one event. Each message sends the next. One whose
/// function dies before it is deleted comes again, and sends the next once more. So of all that are sent under
/// one number, only one may go on.
///
/// @param number grows from message to message, and from one chain of an event to its next
/// @param sender who sent it and when: the same wherever this message is moved to, another for its forks
public record ChainStep(long number, String sender) {
    /// Of no chain yet: an event as it was published, or one that begins anew.
    public static final ChainStep NONE = new ChainStep(0, "");

    /// More than any chain needs: one or two for each attempt, and some 320 where a version waited by messages alone.
    private static final long OF_A_CHAIN = 1_000_000;

    /// @param chain which chain of the event it is, from 1
    public static ChainStep first(long chain, String sender) {
        return new ChainStep(chain * OF_A_CHAIN + 1, sender);
    }

    /// @throws BadJson if it is damaged; a parcel of a version that knew no steps is of no chain
    static ChainStep read(Json parcel) {
        return parcel.at("step").exists() ? new ChainStep(parcel.needWhole("step"), parcel.needText("sender")) : NONE;
    }

    public boolean isNone() {
        return number == 0;
    }

    public ChainStep next(String nextSender) {
        return new ChainStep(number + 1, nextSender);
    }

    /// After every other step of its chain: whoever claims it ends the chain.
    public ChainStep end() {
        return new ChainStep((number / OF_A_CHAIN + 1) * OF_A_CHAIN, sender);
    }
}
