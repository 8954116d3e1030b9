package dev.anxin.page;

import java.util.HashMap;
import java.util.Map;

/// What every page is sent with: nothing from elsewhere runs in it, nobody frames it, and its address, which
/// is the key to it, is told to nobody.
public final class PageHeaders {
    public static final Map<String, String> ALL = Map.of(
            "content-security-policy", Assets.POLICY,
            "referrer-policy", "no-referrer",
            "x-content-type-options", "nosniff",
            "x-robots-tag", "noindex",
            "strict-transport-security", "max-age=31536000",
            "cross-origin-opener-policy", "same-origin",
            "vary", "accept");

    /// Of the report.
    public static final Map<String, String> REPORT = report();

    private PageHeaders() {}

    private static Map<String, String> report() {
        var headers = new HashMap<>(ALL);
        headers.put("content-security-policy", Assets.REPORT_POLICY);
        return Map.copyOf(headers);
    }
}
