package dev.anxin.simulation.cost;

import dev.anxin.function.runtime.Clients;
import dev.anxin.function.runtime.Parallel;
import dev.anxin.http.Call;
import dev.anxin.http.Calls;
import dev.anxin.http.Reply;
import dev.anxin.local.cost.Price;
import dev.anxin.simulation.queue.QueueClient;
import dev.anxin.simulation.queue.Queues;
import dev.anxin.simulation.table.Line;
import dev.anxin.simulation.table.Table;
import dev.anxin.simulation.table.TableClient;
import dev.anxin.simulation.world.SecretClient;
import dev.anxin.simulation.world.TopicClient;
import dev.anxin.simulation.world.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// What functions reach in a replay.
///
/// @param megabytes of the function's memory
/// @param sent hears whenever something was sent to a queue
/// @param gateway the only one there is
/// @param shop its server
record ReplayClients(
        ReplayClock clock,
        UsageMeter meter,
        int megabytes,
        Table table,
        Queues queues,
        Runnable sent,
        Topics topics,
        Map<String, String> documents,
        Calls gateway,
        Calls shop)
        implements Clients {
    /// Items of one answer: none is near DynamoDB's megabyte.
    private static final int PAGE = 1_000;

    /// Bytes of an HTTP request beside its body: its line and headers, and its part of TLS.
    static final int HEADERS = 600;

    private Line line() {
        return new MeteredLine(clock, meter, megabytes);
    }

    @Override
    public DynamoDbClient dynamo() {
        return new TableClient(table, line(), PAGE);
    }

    @Override
    public SqsClient sqs() {
        var line = line();
        return new QueueClient(queues, clock, new Line() {
            @Override
            public <T> T call(String what, Supplier<T> service) {
                var answer = line.call(what, service);
                sent.run();
                return answer;
            }
        });
    }

    @Override
    public SnsClient sns() {
        return new TopicClient(topics, line());
    }

    @Override
    public SecretsManagerClient secrets() {
        return new SecretClient(documents, line());
    }

    @Override
    public Calls calls(Duration patience, int largestBody) {
        return call -> send(call, gateway, CallTimes.GATEWAY);
    }

    @Override
    public Calls callsToMerchants(Duration patience, int largestBody) {
        return call -> send(call, shop, CallTimes.MERCHANT);
    }

    private Reply send(Call call, Calls to, Duration time) {
        meter.addBytes(Price.TRANSFER, call.body().length + HEADERS);
        clock.pass(time.plus(CallTimes.slower(megabytes)));
        return to.send(call);
    }

    @Override
    public Parallel parallel() {
        return clock::together;
    }
}
