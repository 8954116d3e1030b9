package dev.anxin.gateway;

/// Whose events an account takes: a gateway sends those of its test mode, and those of other merchants on its
/// platform, in the same form.
///
/// @param isLive whether the account takes real money; a test account takes play money alone
/// @param connectedAccount the gateway's id of the merchant on whose behalf the platform acts; empty: the
///     platform's own account
public record EventOwner(boolean isLive, String connectedAccount) {
    /// What an account is that says nothing of it: play money must never count as money.
    public static final EventOwner LIVE = new EventOwner(true, "");

    /// As the configuration writes it.
    public String mode() {
        return isLive ? "live" : "test";
    }
}
