package dev.anxin.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;

/// The sample template, whole, on engines in memory.
final class LocalStackTest {
    private static final List<String> LINES = new CopyOnWriteArrayList<>();
    private static LocalStack stack;

    @BeforeAll
    static void start() {
        stack = LocalStack.start(
                StackOptions.of(Path.of("src/test/resources/sample.yaml")).withProgress(line -> {
                    LINES.add(line);
                    System.out.println(line);
                }));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void insertsReachTheStreamFunctionAndOnlyThose() throws Exception {
        var seen = new CopyOnWriteArrayList<String>();
        ScriptedFunction.SCRIPTS.put("anxin-Changes", event -> {
            event.path("Records")
                    .forEach(one -> seen.add(one.at("/dynamodb/Keys/sk/S").asString("")));
            return "{}";
        });
        for (var sk : List.of("fact#1", "other", "fact#2")) {
            put("p", sk);
        }
        var begin = System.nanoTime();
        stack.awaitIdle(Duration.ofSeconds(10));
        System.out.println("idle after " + (System.nanoTime() - begin) / 1_000_000 + " ms");
        assertThat(seen).containsExactlyInAnyOrder("fact#1", "fact#2");
    }

    @Test
    void echo() throws Exception {
        ScriptedFunction.SCRIPTS.put("anxin-Web", JsonNode::toPrettyString);
        var request = HttpRequest.newBuilder(URI.create(stack.apiUri() + "/echo/a%20b?x=1&x=2"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        System.out.println(response + " " + response.body());
        assertThat(response.statusCode()).isEqualTo(200);
    }

    static void put(String pk, String sk) {
        stack.clients()
                .tables()
                .putItem(request -> request.tableName(stack.physical("Things"))
                        .item(Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk))));
    }
}
