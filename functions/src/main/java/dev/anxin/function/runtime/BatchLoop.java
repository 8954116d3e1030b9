package dev.anxin.function.runtime;

import dev.anxin.aws.message.DeadLetters;
import dev.anxin.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/// Works through what a stream or a queue hands over: payments side by side, the records of one in their
/// order. Says which did not end, so that only those come again.
public record BatchLoop(Parallel parallel) {
    /// Records that AWS hands over at once, at most (the template).
    private static final int LARGEST = 100;

    public static boolean isOfQueue(Json event) {
        return event.at("Records").elements().stream()
                .anyMatch(record -> record.at("eventSource")
                        .text()
                        .filter("aws:sqs"::equals)
                        .isPresent());
    }

    /// @param work handles the records of one partition; false if they must come again. It must not throw
    /// @return AWS's partial answer
    public Json ofStream(Json event, BiPredicate<String, List<StreamRecord>> work) {
        Map<String, List<StreamRecord>> groups = new LinkedHashMap<>();
        for (Json record : event.at("Records").elements()) {
            var read = new StreamRecord(record);
            groups.computeIfAbsent(read.partition(), _ -> new ArrayList<>()).add(read);
        }
        List<Callable<List<String>>> works = new ArrayList<>();
        groups.forEach((partition, records) -> {
            var first = records.getFirst().sequence();
            works.add(() -> failed(List.of(first), work.test(partition, records)));
        });
        return unfinished(works);
    }

    /// Messages that say the same are handled as one.
    ///
    /// @param work handles one message by its id and body, one that was given up as it was before; false if it
    ///     must come again. It must not throw
    /// @return AWS's partial answer
    public Json ofQueue(Json event, BiPredicate<String, String> work) {
        return ofQueue(event, body -> body, work);
    }

    /// @param about what a message's body is about: of several about the same thing, the first stands for all
    public Json ofQueue(Json event, UnaryOperator<String> about, BiPredicate<String, String> work) {
        Map<String, List<Message>> groups = new LinkedHashMap<>();
        for (Json record : event.at("Records").elements()) {
            var body = DeadLetters.original(record.needText("body"));
            groups.computeIfAbsent(about.apply(body), _ -> new ArrayList<>())
                    .add(new Message(record.needText("messageId"), body));
        }
        List<Callable<List<String>>> works = new ArrayList<>();
        groups.values().forEach(messages -> {
            var ids = messages.stream().map(Message::id).toList();
            var first = messages.getFirst();
            works.add(() -> failed(ids, work.test(first.id(), first.body())));
        });
        return unfinished(works);
    }

    private record Message(String id, String body) {}

    private static List<String> failed(List<String> ids, boolean done) {
        return done ? List.of() : ids;
    }

    private Json unfinished(List<Callable<List<String>>> works) {
        var failed = parallel.all(LARGEST, works).stream()
                .flatMap(List::stream)
                .map(id -> Json.object("itemIdentifier", id));
        return Json.object("batchItemFailures", Json.array(failed));
    }
}
