package dev.anxin.simulation.upgrade;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.anxin.aws.table.Facts;
import dev.anxin.aws.table.Payments;
import dev.anxin.function.runtime.Clients;
import dev.anxin.function.runtime.Parallel;
import dev.anxin.http.Calls;
import dev.anxin.ledger.Summary;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Where [OtherVersion] comes in from this one: loaded among the classes of the other, and called with
/// types of the JDK and the SDK, which both share.
public final class VersionBridge {
    private VersionBridge() {}

    /// A copy of a function of the other version.
    ///
    /// @param shared the SDK's clients and the clock, each by its type
    public static RequestStreamHandler copy(
            String function,
            Map<String, String> variables,
            Map<Class<?>, Object> shared,
            BiFunction<Duration, Object[], Object[]> calls,
            Consumer<List<Runnable>> sideBySide) {
        var clients = new Taken(shared, calls, sideBySide);
        return Version.OURS.copy(function, variables, clients.shared(InstantSource.class), clients);
    }

    /// Whether a payment item is what all of its facts add up to, as the other version reads both.
    public static boolean isSum(List<Map<String, AttributeValue>> facts, Map<String, AttributeValue> payment) {
        return facts.stream()
                .map(Facts::fragment)
                .reduce(Summary.EMPTY, Summary::join)
                .equals(Payments.read(payment).summary());
    }

    private record Taken(
            Map<Class<?>, Object> shared,
            BiFunction<Duration, Object[], Object[]> calls,
            Consumer<List<Runnable>> together)
            implements Clients {
        <T> T shared(Class<T> type) {
            return type.cast(Objects.requireNonNull(shared.get(type)));
        }

        @Override
        public DynamoDbClient dynamo() {
            return shared(DynamoDbClient.class);
        }

        @Override
        public SqsClient sqs() {
            return shared(SqsClient.class);
        }

        @Override
        public SnsClient sns() {
            return shared(SnsClient.class);
        }

        @Override
        public SecretsManagerClient secrets() {
            return shared(SecretsManagerClient.class);
        }

        @Override
        public Calls calls(Duration patience, int largestBody) {
            return Wire.taken(calls, patience);
        }

        @Override
        public Calls callsToMerchants(Duration patience, int largestBody) {
            return Wire.taken(calls, patience);
        }

        @Override
        public Parallel parallel() {
            return (_, works) -> together.accept(List.copyOf(works));
        }
    }
}
