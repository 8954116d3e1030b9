package dev.anxin.local.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The picture, read by another library than the one that drew it.
final class QrCodeSvgTest {
    private static final Pattern SIZE = Pattern.compile("viewBox=\"0 0 (\\d+) (\\d+)\"");
    private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");
    private static final int QUIET = 4;

    @Test
    void aPhoneReadsWhatItHolds() throws Exception {
        var contents = "http://127.0.0.1:40001/pay/S-001-1234?customer=%E5%AE%89%E5%BF%83";
        assertThat(new Decoder()
                        .decode(modules(QrCodeSvg.of(contents, "a code")))
                        .getText())
                .isEqualTo(contents);
    }

    private static boolean[][] modules(String svg) {
        var size = SIZE.matcher(svg);
        assertThat(size.find()).isTrue();
        var width = Integer.parseInt(size.group(1)) - 2 * QUIET;
        var modules = new boolean[width][width];
        var module = MODULE.matcher(svg);
        while (module.find()) {
            modules[Integer.parseInt(module.group(2)) - QUIET][Integer.parseInt(module.group(1)) - QUIET] = true;
        }
        return modules;
    }
}
