package dev.anxin.payment;

/// How the gateway of an account is asked.
///
/// @param gatewayUrl base of its API without a slash at the end; empty for the gateway's own
/// @param perMinute how many questions the sweep may cause in a minute
/// @param closeUnpaid whether the gateway is asked to close what nobody paid by the end of its window
public record InquiryPolicy(String gatewayUrl, int perMinute, boolean closeUnpaid) {
    public static final InquiryPolicy DEFAULT = new InquiryPolicy("", 600, true);

    /// @throws IllegalArgumentException if `perMinute` is below one
    public InquiryPolicy {
        if (perMinute < 1) {
            throw new IllegalArgumentException("the queries of a minute are fewer than one");
        }
    }
}
