package dev.anxin.local.rehearsal;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.anxin.function.ReconcileFunction;
import dev.anxin.function.runtime.Environment;
import dev.anxin.json.Json;
import dev.anxin.local.engine.EngineClients;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.model.Message;

/// A process that holds the production function and nothing else, as Lambda would: it hands over messages of
/// its queue, one to a lane, until its input ends. Then it says on one line how much of its heap it used. The
/// function's log goes to its standard error.
public final class FunctionHost {
    /// The function asks its context nothing.
    private static final Context CONTEXT = (Context)
            Proxy.newProxyInstance(Context.class.getClassLoader(), new Class<?>[] {Context.class}, (_, method, _) -> {
                throw new UnsupportedOperationException(method.getName() + " cannot be honoured here");
            });

    private final RequestStreamHandler function;
    private final EngineClients engineClients;
    private final String queue;
    private final int visibleAfter;
    private final AtomicBoolean stopped = new AtomicBoolean();

    private FunctionHost(Map<String, String> environment, int visibleAfter) {
        function = new ReconcileFunction(new Environment(environment, InstantSource.system(), System.err));
        engineClients = EngineClients.of(new EngineClients.Endpoints(
                endpoint(environment, "DYNAMODB"),
                endpoint(environment, "SQS"),
                endpoint(environment, "SNS"),
                endpoint(environment, "SECRETS_MANAGER"),
                environment.getOrDefault("AWS_REGION", ""),
                new EngineClients.Key(
                        environment.getOrDefault("AWS_ACCESS_KEY_ID", ""),
                        environment.getOrDefault("AWS_SECRET_ACCESS_KEY", ""))));
        queue = environment.getOrDefault("RECONCILIATIONS_QUEUE", "");
        this.visibleAfter = visibleAfter;
    }

    private static URI endpoint(Map<String, String> environment, String service) {
        return URI.create(environment.getOrDefault("AWS_ENDPOINT_URL_" + service, ""));
    }

    /// @param arguments how many lanes, and after how many seconds a message comes again whose page broke off
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var memory = HeapUse.watched();
        var functionHost = new FunctionHost(System.getenv(), Integer.parseInt(arguments[1]));
        var lanes = new ArrayList<Thread>();
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            lanes.add(Thread.ofPlatform().start(functionHost::run));
        }
        while (System.in.read() >= 0) {}
        functionHost.stopped.set(true);
        for (var lane : lanes) {
            lane.join();
        }
        System.out.println(Json.object("peakHeapBytes", memory.peak(), "peakLiveBytes", HeapUse.live())
                .write());
    }

    private void run() {
        while (!stopped.get()) {
            engineClients
                    .queues()
                    .receiveMessage(request -> request.queueUrl(queue)
                            .maxNumberOfMessages(1)
                            .waitTimeSeconds(1)
                            .visibilityTimeout(visibleAfter))
                    .messages()
                    .forEach(this::handle);
        }
    }

    private void handle(Message message) {
        var record = Json.object("messageId", message.messageId(), "eventSource", "aws:sqs", "body", message.body());
        var event = Json.object("Records", Json.array(Stream.of(record)));
        if (isHandled(event)) {
            engineClients
                    .queues()
                    .deleteMessage(request -> request.queueUrl(queue).receiptHandle(message.receiptHandle()));
        }
    }

    private boolean isHandled(Json event) {
        var answer = new ByteArrayOutputStream();
        try {
            function.handleRequest(
                    new ByteArrayInputStream(event.write().getBytes(StandardCharsets.UTF_8)), answer, CONTEXT);
        } catch (IOException broken) {
            return false;
        }
        return Json.parse(answer.toByteArray())
                .at("batchItemFailures")
                .elements()
                .isEmpty();
    }
}
