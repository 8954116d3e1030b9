package dev.anxin.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A process that is killed: its stack has acknowledged writes, and a function that hangs in the first of
/// them.
final class Victim {
    private Victim() {}

    public static void main(String[] arguments) throws InterruptedException {
        var hanging = new CountDownLatch(1);
        ScriptedFunction.SCRIPTS.put("anxin-Changes", event -> {
            hanging.countDown();
            new CountDownLatch(1).await();
            return "";
        });
        var options = StackOptions.of(Path.of(arguments[0])).withData(Path.of(arguments[1]));
        var stack = LocalStack.start(options);
        for (var i = 0; i < 50; i++) {
            var key = AttributeValue.fromS("fact#" + i);
            stack.engineClients()
                    .tables()
                    .putItem(request ->
                            request.tableName(stack.physical("Things")).item(Map.of("pk", key, "sk", key)));
        }
        hanging.await();
        stack.putSecret("Keys", "{\"kept\":true}");
        stack.engineClients()
                .queues()
                .sendMessage(
                        request -> request.queueUrl(stack.physical("Copies")).messageBody("kept"));
        System.out.println("ACKNOWLEDGED");
        System.out.flush();
        new CountDownLatch(1).await();
    }
}
