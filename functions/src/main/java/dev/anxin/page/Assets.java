package dev.anxin.page;

import dev.anxin.html.Asset;
import dev.anxin.html.PageHeaders;
import java.util.Map;

/// The page's own style and script, inline. The policy names them by their hashes, so that nothing else runs,
/// whatever gets into the page.
public final class Assets {
    static final Asset STYLE = Asset.beside(Assets.class, "page.css");
    static final Asset SCRIPT = Asset.beside(Assets.class, "page.js");

    /// `connect-src`: the script asks for the page again. `form-action`: without it a button does.
    public static final Map<String, String> HEADERS = PageHeaders.allowing(
            "style-src " + STYLE.hash() + "; script-src " + SCRIPT.hash() + "; connect-src 'self'", "'self'");

    private Assets() {}
}
