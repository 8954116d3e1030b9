package dev.anxin.report;

import dev.anxin.html.Asset;
import dev.anxin.html.PageHeaders;
import java.util.Map;

/// The report's own style. It needs no script.
public final class ReportAssets {
    static final Asset STYLE = Asset.beside(ReportAssets.class, "report.css");

    public static final Map<String, String> HEADERS = PageHeaders.allowing("style-src " + STYLE.hash());

    private ReportAssets() {}
}
