package dev.anxin.function.runtime;

import dev.anxin.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/// Sends nothing. The SDK builds, signs and reads as ever, and gets answers from memory: documents, and of a table
/// the items that were put into it before.
record RehearsalHttp(Map<String, String> documents, List<Json> items) implements SdkHttpClient {
    /// @param documents the texts, by their ids
    RehearsalHttp(Map<String, String> documents) {
        this(Map.copyOf(documents), new CopyOnWriteArrayList<>());
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return answered(answer(request));
            }

            @Override
            public void abort() {}
        };
    }

    private Json answer(HttpExecuteRequest request) throws IOException {
        var target = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
        var body = body(request);
        return switch (target.substring(target.lastIndexOf('.') + 1)) {
            case "GetSecretValue" ->
                Json.object("SecretString", documents.getOrDefault(body.needText("SecretId"), "{}"));
            case "PutItem" -> {
                items.add(body.at("Item"));
                yield Json.object();
            }
            case "Query" -> {
                var values = body.at("ExpressionAttributeValues");
                var found = items.stream()
                        .filter(item -> text(item, "pk").equals(text(values, ":pk"))
                                && text(item, "sk").startsWith(text(values, ":prefix")))
                        .toList();
                yield Json.object("Items", Json.array(found.stream()), "Count", found.size());
            }
            default -> Json.object();
        };
    }

    private static String text(Json attributes, String name) {
        return attributes.at(name, "S").text().orElse("");
    }

    private static Json body(HttpExecuteRequest request) throws IOException {
        try (var body = request.contentStreamProvider().orElseThrow().newStream()) {
            return Json.parse(body.readAllBytes());
        }
    }

    private static HttpExecuteResponse answered(Json answer) {
        var bytes = answer.write().getBytes(StandardCharsets.UTF_8);
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder()
                        .statusCode(200)
                        .putHeader("Content-Type", "application/x-amz-json-1.0")
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
                .build();
    }

    @Override
    public void close() {}
}
