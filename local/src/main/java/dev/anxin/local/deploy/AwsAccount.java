package dev.anxin.local.deploy;

import dev.anxin.local.engine.EngineClients;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sts.StsClient;

/// The AWS account and region that the environment names, as every AWS tool finds them.
public final class AwsAccount {
    private final Region region;
    private final EngineClients engineClients;
    private final StsClient identities;
    private final CloudFormationClient stacks;
    private final LambdaClient functions;

    /// @param account its number
    /// @param ahead how far this machine's clock is before AWS's
    public record Caller(String account, Duration ahead) {}

    private AwsAccount(Region region) {
        this.region = region;
        this.engineClients = EngineClients.ofEnvironment();
        this.identities = build(StsClient.builder());
        this.stacks = build(CloudFormationClient.builder());
        this.functions = build(LambdaClient.builder());
    }

    /// @throws DeploymentRefusal if there is no region
    public static AwsAccount ofEnvironment() {
        try {
            return new AwsAccount(new DefaultAwsRegionProviderChain().getRegion());
        } catch (SdkException none) {
            throw new DeploymentRefusal(
                    "No AWS region is set. Set AWS_REGION, or the region of your profile: aws configure", none);
        }
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(B builder) {
        return builder.httpClientBuilder(UrlConnectionHttpClient.builder()).build();
    }

    public Region region() {
        return region;
    }

    public EngineClients engineClients() {
        return engineClients;
    }

    /// Whose credentials they are; AWS's clock is in the answer's Date header.
    public Caller caller(InstantSource clock) {
        var answer = asked("who you are", identities::getCallerIdentity);
        var now = clock.instant();
        var date = answer.sdkHttpResponse().firstMatchingHeader("Date");
        var ahead = date.map(
                        text -> Duration.between(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from), now))
                .orElse(Duration.ZERO);
        return new Caller(answer.account(), ahead);
    }

    /// How many functions the account may run at once.
    int concurrentRuns() {
        return asked("Lambda's limits of the account", functions::getAccountSettings)
                .accountLimit()
                .concurrentExecutions();
    }

    public Optional<DeployedStack> stack(String name) {
        try {
            return asked("the stack " + name, () -> described(name)).map(AwsAccount::deployed);
        } catch (DeploymentRefusal refused) {
            // Asked for by name, a stack that is not there is an error without a code of its own.
            if (refused.getCause() instanceof CloudFormationException absent
                    && String.valueOf(absent.getMessage()).contains("does not exist")) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private Optional<Stack> described(String name) {
        return stacks.describeStacks(request -> request.stackName(name)).stacks().stream()
                .findFirst();
    }

    private static DeployedStack deployed(Stack stack) {
        return new DeployedStack(
                stack.stackName(),
                stack.stackStatusAsString(),
                stack.outputs().stream()
                        .collect(Collectors.toMap(output -> output.outputKey(), output -> output.outputValue())),
                stack.parameters().stream()
                        .collect(Collectors.toMap(one -> one.parameterKey(), one -> one.parameterValue())));
    }

    /// @param output names its ARN
    ConfigDocument document(DeployedStack stack, String output) {
        var arn = stack.output(output);
        return asked(
                output,
                () -> new ConfigDocument(
                        output.replaceFirst("Arn$", ""),
                        arn,
                        version(arn, "AWSCURRENT")
                                .orElseThrow(() -> new DeploymentRefusal("There is no secret " + arn
                                        + " any more. Deploying cannot bring it back, for the stack believes it is"
                                        + " there: restore it with aws secretsmanager restore-secret")),
                        version(arn, "AWSPREVIOUS")));
    }

    private Optional<ConfigDocument.Version> version(String arn, String stage) {
        try {
            var answer = engineClients
                    .secrets()
                    .getSecretValue(request -> request.secretId(arn).versionStage(stage));
            return Optional.of(new ConfigDocument.Version(answer.versionId(), answer.secretString()));
        } catch (ResourceNotFoundException absent) {
            return Optional.empty();
        }
    }

    void save(ConfigDocument document, String text) {
        asked(
                document.logicalId(),
                () -> engineClients
                        .secrets()
                        .putSecretValue(
                                request -> request.secretId(document.arn()).secretString(text)));
    }

    AlarmAddress alarmAddress(DeployedStack stack, Optional<String> mail) {
        var topic = stack.output("OperationsTopicArn");
        return AlarmAddress.of(
                asked(
                        "who hears alarms",
                        () -> engineClients
                                .topics()
                                .listSubscriptionsByTopicPaginator(request -> request.topicArn(topic))
                                .subscriptions()
                                .stream()
                                .toList()),
                mail);
    }

    /// Sends the confirmation mail.
    void subscribe(DeployedStack stack, String mail) {
        asked(
                "SNS for a subscription",
                () -> engineClients
                        .topics()
                        .subscribe(request -> request.topicArn(stack.output("OperationsTopicArn"))
                                .protocol("email")
                                .endpoint(mail)));
    }

    /// @param what for the message
    /// @throws DeploymentRefusal if AWS does not answer, or not with what was asked for
    static <T> T asked(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (AwsServiceException refused) {
            throw new DeploymentRefusal(
                    "AWS was asked for " + what + " and refused: "
                            + Optional.ofNullable(refused.awsErrorDetails())
                                    .filter(details -> details.errorMessage() != null)
                                    .map(details -> details.errorCode() + ": " + details.errorMessage())
                                    .orElseGet(() -> "status " + refused.statusCode()),
                    refused);
        } catch (SdkException unreachable) {
            var message = String.valueOf(unreachable.getMessage());
            throw new DeploymentRefusal(
                    message.contains("credentials")
                            ? "No AWS credentials are set. Set AWS_PROFILE, or sign in: aws configure, aws sso login"
                            : "AWS was asked for " + what + " and did not answer: " + message,
                    unreachable);
        }
    }
}
