package dev.anxin.function.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a queue hands over at once.
final class BatchLoopTest {
    private static final BatchLoop BATCH = new BatchLoop((_, works) -> works.forEach(Runnable::run));

    @Test
    void messagesThatSayTheSameAreHandledAsOne() {
        var handled = new ArrayList<String>();
        var answer = BATCH.ofQueue(queued("a", "b", "a"), (id, body) -> handled.add(id + "=" + body));
        assertThat(handled).containsExactly("m0=a", "m1=b");
        assertThat(answer).isEqualTo(failed());
    }

    @Test
    void ofSeveralAboutOneThingTheFirstStandsForAllAndTheyComeAgainTogether() {
        var handled = new ArrayList<String>();
        var answer = BATCH.ofQueue(queued("a1", "b1", "a2", "a3"), body -> body.substring(0, 1), (_, body) -> {
            handled.add(body);
            return body.startsWith("b");
        });
        assertThat(handled).containsExactly("a1", "b1");
        assertThat(answer).isEqualTo(failed("m0", "m2", "m3"));
    }

    @Test
    void anEmptyBatchIsDone() {
        assertThat(BATCH.ofQueue(queued(), (_, _) -> false)).isEqualTo(failed());
    }

    private static Json queued(String... bodies) {
        var records = IntStream.range(0, bodies.length)
                .mapToObj(i -> Json.object("messageId", "m" + i, "body", bodies[i], "eventSource", "aws:sqs"));
        return Json.object("Records", Json.array(records));
    }

    private static Json failed(String... ids) {
        return Json.object(
                "batchItemFailures", Json.array(List.of(ids).stream().map(id -> Json.object("itemIdentifier", id))));
    }
}
