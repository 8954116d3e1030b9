package dev.anxin.function;

import dev.anxin.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiPredicate;

/// Works through what a stream or a queue hands over: payments side by side, the records of one in their
/// order. Says which did not end, so that only those come again.
final class Batch {
    private Batch() {}

    static boolean isOfQueue(Json event) {
        return event.at("Records").elements().stream()
                .anyMatch(record -> record.at("eventSource")
                        .text()
                        .filter("aws:sqs"::equals)
                        .isPresent());
    }

    /// @param work handles the records of one partition; false if they must come again. It must not throw
    /// @return AWS's partial answer
    static Json ofStream(Json event, BiPredicate<String, List<StreamRecord>> work) {
        Map<String, List<StreamRecord>> groups = new LinkedHashMap<>();
        for (Json record : event.at("Records").elements()) {
            var read = new StreamRecord(record);
            groups.computeIfAbsent(read.partition(), _ -> new ArrayList<>()).add(read);
        }
        Map<String, Future<Boolean>> runs = new LinkedHashMap<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            groups.forEach((partition, records) -> {
                var first = records.getFirst().sequence();
                runs.put(first, threads.submit(() -> work.test(partition, records)));
            });
        }
        return unfinished(runs);
    }

    /// @param work handles one message by its id and body; false if it must come again. It must not throw
    /// @return AWS's partial answer
    static Json ofQueue(Json event, BiPredicate<String, String> work) {
        Map<String, Future<Boolean>> runs = new LinkedHashMap<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Json message : event.at("Records").elements()) {
                var id = message.needText("messageId");
                runs.put(id, threads.submit(() -> work.test(id, message.needText("body"))));
            }
        }
        return unfinished(runs);
    }

    private static Json unfinished(Map<String, Future<Boolean>> runs) {
        var failed = runs.entrySet().stream()
                .filter(run -> !isDone(run.getValue()))
                .map(run -> Json.object("itemIdentifier", run.getKey()));
        return Json.object("batchItemFailures", Json.array(failed));
    }

    private static boolean isDone(Future<Boolean> run) {
        try {
            return run.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException broken) {
            throw new IllegalStateException("work on a batch must not throw", broken.getCause());
        }
    }
}
