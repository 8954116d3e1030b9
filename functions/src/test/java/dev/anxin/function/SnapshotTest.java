package dev.anxin.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anxin.aws.Unreadable;
import dev.anxin.function.runtime.Clients;
import dev.anxin.function.runtime.Environment;
import dev.anxin.function.runtime.Handler;
import dev.anxin.function.runtime.Parallel;
import dev.anxin.function.runtime.SnapshotHandler;
import dev.anxin.gateway.Gateway;
import dev.anxin.gateway.registry.Gateways;
import dev.anxin.http.Calls;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.crac.Core;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// What functions do before a snapshot is taken of them, and after they were restored from it, hours later.
final class SnapshotTest {
    private static final Map<String, String> VARIABLES = Map.ofEntries(
            Map.entry("TABLE", "ledger"),
            Map.entry("CONTACTS_TABLE", "contacts"),
            Map.entry("FACT_DAYS", "400"),
            Map.entry("DUE_SHARDS", "4"),
            Map.entry("STRAY_DAYS", "30"),
            Map.entry("CONTACT_DAYS", "180"),
            Map.entry("VERIFY_DOCUMENT", "verify"),
            Map.entry("WAKES_QUEUE", "wakes"),
            Map.entry("ACCOUNTS_DOCUMENT", "accounts"),
            Map.entry("PAGE_KEY", "page-key"),
            Map.entry("SUPPORT_API_URL", "https://api.example"),
            Map.entry("SIGN_IN_URL", "https://sign-in.example"),
            Map.entry("SIGN_IN_CLIENT", "client"),
            Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"),
            Map.entry("AWS_REGION", "us-east-1"),
            Map.entry("AWS_ENDPOINT_URL", "http://127.0.0.1:1"), // where nobody listens
            Map.entry("AWS_ACCESS_KEY_ID", "made"),
            Map.entry("AWS_SECRET_ACCESS_KEY", "made"));

    private final World world = new World();

    /// Documents, what was read of them, and nothing else: a client that is asked for more refuses.
    private static final class World implements Clients, SecretsManagerClient {
        private final List<String> read = new ArrayList<>();
        private boolean open = true;

        @Override
        public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
            if (!open) {
                throw SdkClientException.create("nobody answers");
            }
            read.add(request.secretId());
            return GetSecretValueResponse.builder().secretString("{}").build();
        }

        @Override
        public SecretsManagerClient secrets() {
            return this;
        }

        @Override
        public DynamoDbClient dynamo() {
            return new DynamoDbClient() {
                @Override
                public String serviceName() {
                    return SERVICE_NAME;
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public SqsClient sqs() {
            throw new UnsupportedOperationException();
        }

        @Override
        public SnsClient sns() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Calls calls(Duration patience, int largestBody) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Calls callsToMerchants(Duration patience, int largestBody) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Parallel parallel() {
            return Parallel.THREADS;
        }

        @Override
        public String serviceName() {
            return SecretsManagerClient.SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    static Stream<Function<Environment, SnapshotHandler>> functions() {
        return Stream.of(CallbackFunction::new, IntakeFunction::new, PageFunction::new, SupportFunction::new);
    }

    private Environment environment() {
        var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Environment(VARIABLES, InstantSource.system(), silent, _ -> world);
    }

    @Test
    void whatIsRehearsedSucceeds() {
        var now = Instant.now();
        var callback = new CallbackFunction(environment());
        var intake = new IntakeFunction(environment());
        var page = new PageFunction(environment());
        var support = new SupportFunction(environment());
        assertThat(answers(support.script(now), support::understudy))
                .satisfiesExactly(
                        staff -> assertThat(staff).contains("\"statusCode\":200"),
                        unknown -> assertThat(unknown).contains("\"statusCode\":404"),
                        work -> assertThat(work).contains("\"statusCode\":200"),
                        story -> assertThat(story).contains("\"statusCode\":404"),
                        reviewed -> assertThat(reviewed).contains("\"statusCode\":404"),
                        refunded -> assertThat(refunded).contains("\"statusCode\":404"),
                        asked -> assertThat(asked).contains("\"statusCode\":404"));
        assertThat(answers(callback.script(now), callback::understudy))
                .hasSameSizeAs(Gateways.names())
                .allMatch(answer -> answer.contains("\"statusCode\":20"))
                .noneMatch(answer -> answer.contains("kept"));
        assertThat(answers(intake.script(now), intake::understudy))
                .satisfiesExactly(
                        registered -> assertThat(registered).contains("\"statusCode\":201", "/pay/"),
                        shown -> assertThat(shown).contains("\"statusCode\":200", "REGISTERED"));
        assertThat(answers(page.script(now), page::understudy))
                .hasSize(4)
                .allMatch(answer -> answer.contains("\"statusCode\":200"));
        var console = new ConsoleFunction(environment());
        assertThat(answers(console.script(now), console::understudy))
                .hasSize(3)
                .allMatch(answer -> answer.contains("\"statusCode\":200"));
    }

    @Test
    void everyGatewayIsRehearsed() {
        assertThat(Gateways.all().stream()
                        .filter(gateway -> gateway.rehearsal(Instant.now()).isEmpty())
                        .map(Gateway::name))
                .as("gateways that give no delivery to rehearse with (Gateway.rehearsal)")
                .isEmpty();
    }

    private List<String> answers(SnapshotHandler.Script script, Function<Environment, Handler> understudy) {
        var handler = understudy.apply(environment().rehearsing(script));
        return script.events().stream()
                .map(event -> handler.handle(event).write())
                .toList();
    }

    /// The table refuses everything here, and so do all others.
    @ParameterizedTest
    @MethodSource("functions")
    void aRehearsalTouchesNothingButDocuments(Function<Environment, SnapshotHandler> maker) {
        var function = maker.apply(environment());
        assertThat(world.read).as("a snapshot would bring it back").isEmpty();
        function.beforeCheckpoint(Core.getGlobalContext());
        assertThat(world.read).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void whatAFunctionNeedsIsReadAgainAfterTheSnapshotHoweverYoungItIs() {
        var callback = new CallbackFunction(environment());
        callback.beforeCheckpoint(Core.getGlobalContext());
        callback.afterRestore(Core.getGlobalContext());
        assertThat(world.read).containsExactly("verify", "verify");
        world.read.clear();
        var intake = new IntakeFunction(environment());
        intake.beforeCheckpoint(Core.getGlobalContext());
        intake.afterRestore(Core.getGlobalContext());
        assertThat(world.read).containsExactly("accounts", "page-key", "accounts", "page-key");
    }

    /// The role of a new stack may not be known everywhere yet.
    @Test
    void aDocumentThatCannotBeReadStopsTheRestoreAndNotThePublication() {
        var function = new CallbackFunction(environment());
        world.open = false;
        function.beforeCheckpoint(Core.getGlobalContext());
        assertThatThrownBy(() -> function.afterRestore(Core.getGlobalContext())).isInstanceOf(Unreadable.class);
        world.open = true;
        function.afterRestore(Core.getGlobalContext());
        assertThat(world.read).containsExactly("verify");
    }

    /// What was in the snapshot is not gone on with, as what was read in this process would be.
    @Test
    void anOldSecretDoesNotComeBackOutOfASnapshot() {
        var function = new CallbackFunction(environment());
        function.beforeCheckpoint(Core.getGlobalContext());
        world.open = false;
        assertThatThrownBy(() -> function.afterRestore(Core.getGlobalContext())).isInstanceOf(Unreadable.class);
    }
}
