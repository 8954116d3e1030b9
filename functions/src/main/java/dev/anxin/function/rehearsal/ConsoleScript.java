package dev.anxin.function.rehearsal;

import dev.anxin.function.runtime.SnapshotHandler.Script;
import java.util.Map;
import java.util.stream.Stream;

/// What a browser asks first: the page, and its two files.
public final class ConsoleScript {
    private ConsoleScript() {}

    public static Script of() {
        var files = Stream.of("console.js", "console.css")
                .map(file -> MadeUp.request("GET /console/{file}", Map.of("file", file), Map.of(), ""));
        var page = MadeUp.request("GET /console", Map.of(), Map.of(), "");
        return new Script(Map.of(), Stream.concat(Stream.of(page), files).toList());
    }
}
