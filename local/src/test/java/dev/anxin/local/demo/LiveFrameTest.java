package dev.anxin.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.json.Json;
import dev.anxin.local.demo.Expectation.Since;
import dev.anxin.local.demo.LiveTable.Row;
import dev.anxin.local.terminal.Columns;
import dev.anxin.local.terminal.Screen;
import dev.anxin.local.terminal.TerminalSize;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The table of the demo on terminals of many sizes.
final class LiveFrameTest {
    private static final Instant BACK = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<Story> STORIES = Stories.of(1);

    private static List<String> frame(int columns, int rows, boolean colour, List<Row> payments) {
        var screen = new Screen(new PrintWriter(Writer.nullWriter()), colour);
        return new LiveFrame(screen, new TerminalSize(columns, rows)).lines("12:34", "60", payments);
    }

    private static Row row(Story story, boolean right, String... templates) {
        var told = IntStream.range(0, templates.length)
                .mapToObj(i -> new Sightings.Told(
                        "id-" + i, templates[i], "", BACK.plusSeconds(60L * (i + 1)), Optional.empty()))
                .toList();
        var view = Json.object("status", right ? "PAID" : "REGISTERED");
        var sightings = new Sightings(
                Optional.empty(),
                view,
                Map.of(Since.BACK, BACK),
                told,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Json.object());
        return new Row(story, sightings, "customer at the gateway", right ? List.of() : List.of("not yet"));
    }

    private static Row waiting(Story story) {
        return row(story, false, "waiting-reassured", "waiting-progress-located", "waiting-handed-over");
    }

    private static List<Row> all(int right) {
        return IntStream.range(0, STORIES.size())
                .mapToObj(i -> i < right ? row(STORIES.get(i), true) : waiting(STORIES.get(i)))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"20, 5", "40, 10", "60, 20", "80, 24", "80, 30", "200, 60"})
    void fitsItsTerminal(int columns, int rows) {
        for (var colour : List.of(true, false)) {
            for (int right : List.of(0, 9, STORIES.size())) {
                var lines = frame(columns, rows, colour, all(right));
                assertThat(lines).hasSizeLessThan(rows);
                assertThat(lines).allMatch(line -> Columns.cells(line) < columns);
            }
        }
    }

    @Test
    void showsAllWhereThereIsRoom() {
        assertThat(frame(120, STORIES.size() + 4, false, all(3))).hasSize(STORIES.size() + 3);
    }

    @Test
    void leavesOutWhatIsRightAlreadyAndSaysHowMuch() {
        var right = STORIES.size() - 19; // the rest fits
        var lines = frame(80, 24, false, all(right));
        assertThat(lines).last().asString().isEqualTo("     and " + right + " more: " + right + " right");
        var fewer = frame(80, 14, false, all(right));
        assertThat(fewer)
                .last()
                .asString()
                .isEqualTo("     and " + (right + 10) + " more: " + right + " right, 10 on their way");
        assertThat(fewer)
                .anyMatch(line -> line.startsWith((right + 1) + " "))
                .noneMatch(line -> line.startsWith("1  "));
    }

    @Test
    void sixtyColumnsShowTheLatestMessage() {
        var late = STORIES.stream()
                .filter(story -> story.title().equals("4 minutes late"))
                .toList();
        assertThat(frame(
                        60, 20, false, late.stream().map(LiveFrameTest::waiting).toList()))
                .last()
                .asString()
                .isEqualTo("1    4 minutes late      registered  \u2026 handed-over 3:00");
        assertThat(frame(
                        120,
                        20,
                        false,
                        late.stream().map(LiveFrameTest::waiting).toList()))
                .last()
                .asString()
                .contains("reassured 1:00  progress-located 2:00  handed-over 3:00");
    }

    @Test
    void whatIsRightIsMarked() {
        var first = STORIES.getFirst();
        assertThat(frame(
                        80,
                        24,
                        false,
                        Stream.of(first).map(story -> row(story, true)).toList()))
                .last()
                .asString()
                .matches("1  \u2713 .* paid +nothing, and that is right");
    }
}
