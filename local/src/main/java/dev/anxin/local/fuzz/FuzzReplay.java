package dev.anxin.local.fuzz;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.local.engine.AtomicFile;
import dev.anxin.local.terminal.CommandResult;
import dev.anxin.local.terminal.Screen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A delivery that ended wrongly once, sent again.
public record FuzzReplay(FuzzFinding finding, Fuzzer.Judgement judgement) implements CommandResult {
    /// @return the file
    public static Path write(Path directory, FuzzFinding finding) {
        var file = directory.resolve(finding.name() + ".json");
        AtomicFile.write(file, (finding.write().write() + "\n").getBytes(StandardCharsets.UTF_8));
        return file;
    }

    /// @throws BadJson if the file is not what [#write] writes
    public static FuzzReplay of(Path file) throws IOException {
        var finding = FuzzFinding.read(Json.parse(Files.readAllBytes(file)));
        return new FuzzReplay(finding, Fuzzer.again(finding));
    }

    @Override
    public void print(Screen screen) {
        screen.line(finding.name() + ", " + finding.how());
        screen.line("then: " + finding.what());
        screen.line("now:  " + judgement.outcome().word() + ", " + judgement.what());
    }

    @Override
    public Json json() {
        return Json.object(
                "schema",
                "anxin.fuzz-replay/1",
                "name",
                finding.name(),
                "how",
                finding.how(),
                "then",
                finding.what(),
                "outcome",
                judgement.outcome().word(),
                "now",
                judgement.what());
    }

    @Override
    public int exitCode() {
        return judgement.outcome().isWrong() ? 1 : 0;
    }
}
