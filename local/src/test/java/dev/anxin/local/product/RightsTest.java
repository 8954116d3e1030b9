package dev.anxin.local.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anxin.aws.message.Wake;
import dev.anxin.local.LocalStack;
import dev.anxin.local.StackOptions;
import dev.anxin.local.engine.EngineClients;
import dev.anxin.payment.PaymentKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Every engine knows who calls, and refuses as AWS does.
final class RightsTest {
    private static final List<String> LINES = new CopyOnWriteArrayList<>();

    @TempDir
    private static Path directory;

    /// Of a template without the right to read reports. What is used here counts for nothing.
    private static LocalStack stack;
    private static final String USER =
            "User: arn:aws:sts::000000000000:assumed-role/anxin-CallbackRole/anxin-CallbackFunction is not authorized to perform: ";

    @BeforeAll
    static void start() throws IOException {
        var yaml = Files.readString(Path.of("../template.yaml"));
        assertThat(yaml).contains("[\"report#*\"]");
        var file = directory.resolve("template.yaml");
        Files.writeString(file, yaml.replace("[\"report#*\"]", "[\"reports#*\"]"));
        stack = LocalStack.start(StackOptions.of(file).withProgress(LINES::add));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void aFunctionMayDoWhatItsRoleSaysAndIsRefusedElseInTheWordsOfAws() {
        var callback = as("CallbackFunction");
        var ledger = stack.physical("Ledger");
        var key = Map.of("pk", AttributeValue.fromS("order#1"), "sk", AttributeValue.fromS("order"));
        var stray = Map.of("pk", AttributeValue.fromS("stray#rights#1"), "sk", AttributeValue.fromS("fact#1"));
        callback.tables().putItem(request -> request.tableName(ledger).item(stray));
        callback.secrets().getSecretValue(request -> request.secretId(stack.physical("VerifySecrets")));
        var wake = new Wake(new PaymentKey("rights", "1"), ProductStack.NOON)
                .write()
                .write();
        callback.queues()
                .sendMessage(request -> request.queueUrl(stack.physical("Wakes"))
                        .messageGroupId("rights")
                        .messageBody(wake));

        refused(
                400,
                "AccessDeniedException",
                "dynamodb:PutItem on resource: arn:aws:dynamodb:ddblocal:000000000000:table/"
                        + "anxin-Ledger because no identity-based policy allows the dynamodb:PutItem action",
                () -> callback.tables()
                        .putItem(request -> request.tableName(ledger).item(key)));
        refused(
                400,
                "AccessDeniedException",
                "dynamodb:GetItem on resource: arn:aws:dynamodb:ddblocal:000000000000:table/"
                        + "anxin-Ledger because no identity-based policy allows the dynamodb:GetItem action",
                () -> callback.tables()
                        .getItem(request -> request.tableName(ledger).key(stray)));
        refused(
                403,
                "AccessDenied",
                "sqs:sendmessage on resource: arn:aws:sqs:us-east-1:000000000000:anxin-Refunds because no"
                        + " identity-based policy allows the sqs:sendmessage action",
                () -> callback.queues()
                        .sendMessage(request ->
                                request.queueUrl(stack.physical("Refunds")).messageBody("x")));
        refused(
                403,
                "AuthorizationError",
                "SNS:Publish on resource: arn:aws:sns:us-east-1:000000000000:anxin-MerchantTopic"
                        + " because no identity-based policy allows the SNS:Publish action",
                () -> callback.topics()
                        .publish(request -> request.topicArn(stack.physical("MerchantTopic"))
                                .message("x")));
        refused(
                400,
                "AccessDeniedException",
                "secretsmanager:GetSecretValue on resource:"
                        + " arn:aws:secretsmanager:us-east-1:000000000000:secret:anxin-CallSecrets-anxin0 because no identity-based"
                        + " policy allows the secretsmanager:GetSecretValue action",
                () -> callback.secrets().getSecretValue(request -> request.secretId("anxin-CallSecrets")));
    }

    @Test
    void nobodyElseIsLetIn() {
        var stranger = EngineClients.of(stack.endpoints().as(new EngineClients.Key("madebyastranger", "made")));
        var invalid = "The security token included in the request is invalid.";
        refusedFor(
                invalid,
                400,
                "UnrecognizedClientException",
                () -> stranger.tables().listTables());
        refusedFor(invalid, 403, "InvalidClientTokenId", () -> stranger.queues().listQueues());
        refusedFor(invalid, 403, "InvalidClientTokenId", () -> stranger.topics().listTopics());
        refusedFor(
                invalid,
                400,
                "UnrecognizedClientException",
                () -> stranger.secrets().listSecrets());
    }

    @Test
    void whatNobodyKnowsTheRightsOfIsRefusedByNameAndStopsWhoeverWaits() {
        var message = "CallbackRole asks for dynamodb:ExecuteStatement, and nobody here knows what rights that needs:"
                + " teach dev.anxin.local.rights";
        refusedFor(
                message,
                400,
                "ValidationException",
                () -> as("CallbackFunction")
                        .tables()
                        .executeStatement(request -> request.statement("SELECT * FROM \"x\"")));
        assertThatThrownBy(() -> stack.awaitIdle(Duration.ofSeconds(20)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(message);
    }

    /// The bug that began it: a report could be read here, and at AWS never.
    @Test
    void aMissingRightBreaksOnTheDeskAndIsNamed() throws Exception {
        assertThat(status(stack)).isEqualTo(500);
        assertThat(LINES).anySatisfy(line -> assertThat(line).startsWith("""
                        Refused, as AWS would: IntakeRole needs - {Effect: Allow, Action: dynamodb:Query, \
                        Resource: arn:aws:dynamodb:ddblocal:000000000000:table/anxin-Ledger, \
                        Condition: {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["report#*"]}}}"""));
        assertThat(status(ProductStack.shared())).isEqualTo(404);
    }

    /// Of a report that is not there.
    private static int status(LocalStack stack) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(stack.apiUri() + "/reports/2025-02-01"))
                .header("authorization", "Bearer " + stack.token(ProductStack.MERCHANT, "anxin/payments.read"));
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        }
    }

    private static EngineClients as(String function) {
        return EngineClients.of(stack.endpoints().as(EngineClients.Key.of(function)));
    }

    private static void refused(int status, String code, String what, Runnable call) {
        refusedFor(USER + what, status, code, call);
    }

    private static void refusedFor(String message, int status, String code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        refusal -> assertThat(List.of(
                                        refusal.statusCode(),
                                        refusal.awsErrorDetails().errorCode(),
                                        refusal.awsErrorDetails().errorMessage()))
                                .isEqualTo(List.of(status, code, message)));
    }
}
