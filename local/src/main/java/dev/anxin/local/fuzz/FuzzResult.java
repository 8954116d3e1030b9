package dev.anxin.local.fuzz;

import dev.anxin.json.Json;
import dev.anxin.local.terminal.Columns;
import dev.anxin.local.terminal.CommandResult;
import dev.anxin.local.terminal.Screen;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What `./anxin fuzz` answers.
///
/// @param files where the findings were written, in their order
public record FuzzResult(long seed, Duration took, FuzzTally tally, SignedBodies.BodiesResult bodies, List<Path> files)
        implements CommandResult {
    private static final int COLUMN = 24;
    private static final int NUMBER = 12;

    public FuzzResult {
        files = List.copyOf(files);
    }

    private boolean isRight() {
        return tally.isRight() && bodies.isRight();
    }

    private long perSecond() {
        return tally.requests() * 1_000 / Math.max(1, took.toMillis());
    }

    private List<FuzzFinding> findings() {
        return Stream.concat(tally.findings().stream(), bodies.findings().stream())
                .toList();
    }

    @Override
    public void print(Screen screen) {
        var gateways = List.copyOf(tally.gateways());
        screen.line(row("requests", gateways));
        for (var kind : tally.kinds()) {
            screen.line(row(
                    kind,
                    gateways.stream()
                            .map(gateway -> "" + requests(gateway, kind))
                            .toList()));
        }
        screen.line("");
        screen.line("%,d requests in %d s, %,d a second, seed %d"
                .formatted(tally.requests(), took.toSeconds(), perSecond(), seed));
        screen.line("accepted %d, exceptions %d, leaks %d; %,d changed nothing that is signed"
                .formatted(tally.accepted(), tally.exceptions(), tally.leaks(), tally.same()));
        screen.line("%,d signed bodies: %,d arrived as signed, %,d altered; wrongly judged %d"
                .formatted(
                        bodies.bodies(),
                        bodies.verified(),
                        bodies.refused(),
                        bodies.findings().size()));
        for (int i = 0; i < files.size(); i++) {
            var finding = findings().get(i);
            screen.line("");
            screen.line(Screen.Ink.RED, finding.name() + ", " + finding.how() + ": " + finding.what());
            screen.verbatim("./anxin fuzz --replay " + files.get(i));
        }
    }

    private static String row(String first, List<String> others) {
        var row = new StringBuilder(Columns.column(first, COLUMN));
        others.forEach(other ->
                row.append(" ".repeat(Math.max(1, NUMBER - other.length()))).append(other));
        return row.toString();
    }

    private long requests(String gateway, String kind) {
        return tally.sum(cell ->
                cell.gateway().equals(gateway) && cell.kind().equals(kind) && cell.outcome() != FuzzOutcome.SAME);
    }

    @Override
    public Json json() {
        return Json.object(
                "schema",
                "anxin.fuzz/1",
                "seed",
                seed,
                "requests",
                tally.requests(),
                "unchanged",
                tally.same(),
                "accepted",
                tally.accepted(),
                "exceptions",
                tally.exceptions(),
                "leaks",
                tally.leaks(),
                "perSecond",
                perSecond(),
                "byGateway",
                byGateway(),
                "bodies",
                Json.object(
                        "signed",
                        bodies.bodies(),
                        "asSigned",
                        bodies.verified(),
                        "altered",
                        bodies.refused(),
                        "wrong",
                        bodies.findings().size()),
                "cases",
                Json.array(files.stream().map(Path::toString)));
    }

    private Json byGateway() {
        Map<String, Json> gateways = new LinkedHashMap<>();
        for (var gateway : tally.gateways()) {
            Map<String, Json> kinds = new LinkedHashMap<>();
            tally.kinds().forEach(kind -> kinds.put(kind, Json.of(requests(gateway, kind))));
            gateways.put(gateway, new Json.Fields(kinds));
        }
        return new Json.Fields(gateways);
    }

    @Override
    public int exitCode() {
        return isRight() ? 0 : 1;
    }
}
