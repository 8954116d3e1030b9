package dev.anxin.function;

import dev.anxin.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
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
        List<Run> runs = new ArrayList<>();
        groups.forEach((partition, records) ->
                runs.add(Run.of(records.getFirst().sequence(), () -> work.test(partition, records))));
        return unfinished(runs);
    }

    /// @param work handles one message by its id and body; false if it must come again. It must not throw
    /// @return AWS's partial answer
    static Json ofQueue(Json event, BiPredicate<String, String> work) {
        List<Run> runs = new ArrayList<>();
        for (Json message : event.at("Records").elements()) {
            var id = message.needText("messageId");
            runs.add(Run.of(id, () -> work.test(id, message.needText("body"))));
        }
        return unfinished(runs);
    }

    /// @param id by which AWS is told that it must come again
    private record Run(String id, FutureTask<Boolean> task) {
        static Run of(String id, Callable<Boolean> work) {
            return new Run(id, new FutureTask<>(work));
        }
    }

    private static Json unfinished(List<Run> runs) {
        runAll(runs);
        var failed =
                runs.stream().filter(run -> !isDone(run.task())).map(run -> Json.object("itemIdentifier", run.id()));
        return Json.object("batchItemFailures", Json.array(failed));
    }

    /// Side by side; one alone needs no thread of its own.
    private static void runAll(List<Run> runs) {
        if (runs.size() == 1) {
            runs.getFirst().task().run();
            return;
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            runs.forEach(run -> threads.execute(run.task()));
        }
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
