package dev.anxin.gateway;

import java.util.Map;

/// Whose events an account takes: a gateway sends those of its test mode, and those of other merchants on its
/// platform, in the same form.
///
/// @param isLive whether the account takes real money; a test account takes play money alone
/// @param connectedAccount the gateway's id of the merchant on whose behalf the platform acts; empty: the
///     platform's own account
/// @param ids by which else the gateway names it, each under its field: see [Gateway#ownerFields]
public record EventOwner(boolean isLive, String connectedAccount, Map<String, String> ids) {
    public EventOwner {
        ids = Map.copyOf(ids);
    }

    public EventOwner(boolean isLive, String connectedAccount) {
        this(isLive, connectedAccount, Map.of());
    }

    /// Empty if it is not known.
    public String id(String field) {
        return ids.getOrDefault(field, "");
    }

    /// What an account is that says nothing of it: play money must never count as money.
    public static final EventOwner LIVE = new EventOwner(true, "");

    /// As the configuration writes it.
    public String mode() {
        return isLive ? "live" : "test";
    }
}
