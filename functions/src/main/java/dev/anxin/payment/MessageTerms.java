package dev.anxin.payment;

import java.util.List;

/// How customers are written to.
///
/// @param preferred by which channels, the first choice first; empty: whoever brings messages says
/// @param quietHours when only what cannot wait is written
public record MessageTerms(List<Channel> preferred, QuietHours quietHours) {
    public static final MessageTerms DEFAULT = new MessageTerms(List.of(), QuietHours.NONE);

    public MessageTerms {
        preferred = List.copyOf(preferred);
    }

    public MessageTerms preferring(List<Channel> channels) {
        return new MessageTerms(channels, quietHours);
    }
}
