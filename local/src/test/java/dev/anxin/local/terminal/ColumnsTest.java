package dev.anxin.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ColumnsTest {
    @ParameterizedTest
    @CsvSource({"check, 'check     x'", "2026-11-29 00:03:01, 2026-11-29 00:03:01 x", "0123456789, 0123456789 x"})
    void aColumnEndsInABlankHoweverLongItsText(String text, String line) {
        assertThat(Columns.column(text, 10) + "x").isEqualTo(line);
    }

    @Test
    void aLabelIsNeverGluedToItsText() {
        var written = new StringWriter();
        new Screen(new PrintWriter(written), false).line(Screen.Ink.CYAN, "2026-11-29 00:03:01", "check");
        assertThat(written.toString().strip()).isEqualTo("2026-11-29 00:03:01 check");
    }
}
