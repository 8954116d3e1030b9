package dev.anxin.function.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.aws.table.Recoveries;
import dev.anxin.function.runtime.Metrics;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Registration;
import dev.anxin.ledger.Summary;
import dev.anxin.notification.Recovery;
import dev.anxin.payment.MethodClass;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.RecoveryPath;
import dev.anxin.payment.RecoveryTimes;
import dev.anxin.payment.Terms;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// What becomes of a table that refuses, holds back, or holds nonsense. The local engine does none of it, so its
/// answers are written here.
final class KnownTimesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final PaymentKey KEY = new PaymentKey("olepay", "made-1");

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private Instant now = NOON;
    private Supplier<BatchGetItemResponse> answer = KnownTimesTest::refused;
    private int asked;

    private final DynamoDbClient table = new DynamoDbClient() {
        @Override
        public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
            asked++;
            return answer.get();
        }

        @Override
        public UpdateItemResponse updateItem(UpdateItemRequest request) {
            throw ProvisionedThroughputExceededException.builder().build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    };

    private final KnownTimes knownTimes = new KnownTimes(
            new Recoveries(table, "made"),
            () -> now,
            new Metrics(new PrintStream(log, true, StandardCharsets.UTF_8), () -> now));

    private static BatchGetItemResponse refused() {
        throw ProvisionedThroughputExceededException.builder()
                .message("too much")
                .build();
    }

    private static BatchGetItemResponse of(String name, AttributeValue value) {
        var item = new HashMap<>(Map.of("v", AttributeValue.fromN("1")));
        item.put(name, value);
        var items = List.<Map<String, AttributeValue>>of(item);
        return BatchGetItemResponse.builder().responses(Map.of("made", items)).build();
    }

    private RecoveryTimes read() {
        var registration = new Registration(
                NOON, "demo-shop", "SO-1", new Money(1099, "USD"), "", "en", "UTC", NOON, "", Terms.DEFAULT);
        var facts = Fact.of(
                KEY, Fact.Source.MERCHANT, "made", NOON, new News.Registered(registration), new News.Returned());
        return knownTimes.of(KEY, PaymentState.of(Summary.of(facts)));
    }

    private long logged() {
        return log.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("\"outcome\":\"no-times\""))
                .count();
    }

    @Test
    void aTableThatRefusesIsLoggedAndAskedAgainAMinuteLater() {
        assertThat(read()).isEqualTo(RecoveryTimes.NONE);
        assertThat(read()).isEqualTo(RecoveryTimes.NONE);
        assertThat(asked).as("not for each customer").isEqualTo(1);
        assertThat(logged()).isEqualTo(1);
        now = NOON.plusSeconds(60);
        answer = () -> of("question-120", AttributeValue.fromN("40"));
        assertThat(read().count()).isEqualTo(40);
        now = NOON.plus(Duration.ofMinutes(10));
        assertThat(read().count()).isEqualTo(40);
        assertThat(asked).isEqualTo(2);
        now = NOON.plus(Duration.ofMinutes(12));
        answer = () -> of("question-120", AttributeValue.fromN("41"));
        assertThat(read().count()).as("not older than ten minutes").isEqualTo(41);
    }

    @Test
    void whatIsDamagedNewerOrHeldBackIsNothing() {
        var heldBack = BatchGetItemResponse.builder()
                .responses(Map.of())
                .unprocessedKeys(Map.of("made", KeysAndAttributes.builder().build()))
                .build();
        var broken = List.<Supplier<BatchGetItemResponse>>of(
                () -> of("question-120", AttributeValue.fromS("many")),
                () -> of("question-120", AttributeValue.fromN("-1")),
                () -> of("question-soon", AttributeValue.fromN("40")),
                () -> of("v", AttributeValue.fromN("9")),
                () -> heldBack);
        broken.forEach(each -> {
            answer = each;
            now = now.plusSeconds(60);
            assertThat(read()).isEqualTo(RecoveryTimes.NONE);
        });
        assertThat(logged()).isEqualTo(broken.size());
    }

    @Test
    void whoCannotCountLogsIt() {
        knownTimes.add(KEY, new Recovery(MethodClass.INSTANT, RecoveryPath.CALLBACK, Duration.ofMinutes(3)));
        assertThat(logged()).isEqualTo(1);
    }
}
