package dev.anxin.function;

import dev.anxin.aws.DeadLetters;
import dev.anxin.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiPredicate;

/// Works through what a stream or a queue hands over: payments side by side, the records of one in their
/// order. Says which did not end, so that only those come again.
record Batch(SideBySide sideBySide) {
    /// Records that AWS hands over at once, at most (the template).
    private static final int LARGEST = 100;

    static boolean isOfQueue(Json event) {
        return event.at("Records").elements().stream()
                .anyMatch(record -> record.at("eventSource")
                        .text()
                        .filter("aws:sqs"::equals)
                        .isPresent());
    }

    /// @param work handles the records of one partition; false if they must come again. It must not throw
    /// @return AWS's partial answer
    Json ofStream(Json event, BiPredicate<String, List<StreamRecord>> work) {
        Map<String, List<StreamRecord>> groups = new LinkedHashMap<>();
        for (Json record : event.at("Records").elements()) {
            var read = new StreamRecord(record);
            groups.computeIfAbsent(read.partition(), _ -> new ArrayList<>()).add(read);
        }
        List<Callable<Optional<String>>> works = new ArrayList<>();
        groups.forEach((partition, records) -> {
            var first = records.getFirst().sequence();
            works.add(() -> failed(first, work.test(partition, records)));
        });
        return unfinished(works);
    }

    /// @param work handles one message by its id and body, one that was given up as it was before; false if it
    ///     must come again. It must not throw
    /// @return AWS's partial answer
    Json ofQueue(Json event, BiPredicate<String, String> work) {
        List<Callable<Optional<String>>> works = new ArrayList<>();
        for (Json message : event.at("Records").elements()) {
            var id = message.needText("messageId");
            works.add(() -> failed(id, work.test(id, DeadLetters.original(message.needText("body")))));
        }
        return unfinished(works);
    }

    private static Optional<String> failed(String id, boolean done) {
        return done ? Optional.empty() : Optional.of(id);
    }

    private Json unfinished(List<Callable<Optional<String>>> works) {
        var failed = sideBySide.all(LARGEST, works).stream()
                .flatMap(Optional::stream)
                .map(id -> Json.object("itemIdentifier", id));
        return Json.object("batchItemFailures", Json.array(failed));
    }
}
