package dev.anxin.local.rights;

import dev.anxin.local.policy.ActionCall;
import dev.anxin.local.policy.Caller;
import dev.anxin.local.policy.Statement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// Keeps which rights this process used, each kind of call once, for `checks/rights` to compare with what is granted.
public final class RecordedUse implements Usage {
    public static final RecordedUse ALL = new RecordedUse();

    private final Set<String> lines = new ConcurrentSkipListSet<>();

    private RecordedUse() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::write));
    }

    @Override
    public void note(Caller caller, ActionCall call, Set<Statement> by) {
        var contexts =
                call.contexts().stream().map(RecordedUse::kind).distinct().toList();
        lines.add(JsonMapper.shared()
                .writeValueAsString(new TreeMap<>(Map.of(
                        "who",
                        caller instanceof Caller.Role role ? role.name() : caller.user(),
                        "action",
                        call.action(),
                        "resource",
                        madeUp(call.resource()),
                        "contexts",
                        contexts))));
    }

    /// The engines have regions and stream labels of their own.
    private static String madeUp(String arn) {
        return arn.replace(":dynamodb:ddblocal:", ":dynamodb:us-east-1:")
                .replaceFirst("/stream/.*", "/stream/2026-01-01");
    }

    /// Of keys only what comes before the first `#`, and no attributes: else each call would be one of its kind.
    private static Map<String, Set<String>> kind(Map<String, Set<String>> context) {
        var kind = new TreeMap<String, Set<String>>();
        context.forEach((key, values) -> {
            if (!key.equals(ActionCall.ATTRIBUTES)) {
                kind.put(
                        key,
                        values.stream()
                                .map(value ->
                                        key.equals(ActionCall.LEADING_KEYS) ? value.replaceFirst("#.*", "#any") : value)
                                .collect(Collectors.toCollection(TreeSet::new)));
            }
        });
        return kind;
    }

    private void write() {
        try {
            var folder = Files.createDirectories(Path.of("target", "rights"));
            Files.write(folder.resolve(ProcessHandle.current().pid() + ".jsonl"), lines);
        } catch (IOException cannot) {
            throw new UncheckedIOException("what was used cannot be kept", cannot);
        }
    }
}
