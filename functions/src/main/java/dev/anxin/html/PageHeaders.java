package dev.anxin.html;

import java.util.Map;

/// What every page is sent with: nothing from elsewhere runs in it, nobody frames it, and its address, which
/// is the key to it, is told to nobody.
public final class PageHeaders {
    private PageHeaders() {}

    /// @param sources what the page itself needs, as directives of a Content-Security-Policy; all else is refused
    public static Map<String, String> allowing(String sources) {
        return allowing(sources, "'none'");
    }

    /// @param forms where its forms may lead
    public static Map<String, String> allowing(String sources, String forms) {
        return Map.of(
                "content-security-policy",
                "default-src 'none'; " + sources + "; img-src data:; base-uri 'none'; form-action " + forms
                        + "; frame-ancestors 'none'",
                "referrer-policy",
                "no-referrer",
                "x-content-type-options",
                "nosniff",
                "x-robots-tag",
                "noindex",
                "strict-transport-security",
                "max-age=31536000",
                "cross-origin-opener-policy",
                "same-origin",
                "vary",
                "accept");
    }
}
