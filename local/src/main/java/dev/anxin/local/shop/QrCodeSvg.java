package dev.anxin.local.shop;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrCode.Ecc;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A QR code as a picture that stands in a page: dark on white, whatever the page's colours, for phones read nothing
/// else.
final class QrCodeSvg {
    /// Modules around the code (ISO/IEC 18004).
    private static final int QUIET = 4;

    private QrCodeSvg() {}

    /// @param label what a screen reader says of it
    /// @return as HTML
    static String of(String contents, String label) {
        var code = QrCode.encodeText(contents, Ecc.MEDIUM);
        var size = code.size + 2 * QUIET;
        return """
                <svg class=code viewBox="0 0 %d %d" role=img aria-label="%s" shape-rendering=crispEdges>\
                <rect width=%d height=%d fill="#fff"/><path fill="#000" d="%s"/></svg>
                """.formatted(size, size, label, size, size, path(code));
    }

    private static String path(QrCode code) {
        return IntStream.range(0, code.size * code.size)
                .filter(i -> code.getModule(i % code.size, i / code.size))
                .mapToObj(i -> "M" + (QUIET + i % code.size) + " " + (QUIET + i / code.size) + "h1v1h-1z")
                .collect(Collectors.joining());
    }
}
