package dev.anxin.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TemplateReaderTest {
    private static final PhysicalNames NAMES = new PhysicalNames("anxin", "eu-west-1", "123456789012", Map.of());
    private static final String BASE = """
            Parameters:
              Stage: {Type: String, Default: test}
              Empty: {Type: String, Default: ''}
              Account: {Type: String, Default: 000000000012}
            Conditions:
              IsTest: !Equals [!Ref Stage, test]
              HasEmpty: !Not [!Equals [!Ref Empty, '']]
              Both: !And [!Condition IsTest, !Condition HasEmpty]
              Either: {'Fn::Or': [{Condition: IsTest}, {Condition: HasEmpty}]}
            Resources:
              Q: {Type: 'AWS::SQS::Queue'}
              Gone: {Type: 'AWS::SQS::Queue', Condition: Both}
              T: {Type: 'AWS::SNS::Topic'}
              F: {Type: 'AWS::Serverless::Function', Properties: {Handler: a.B::handleRequest}}
            Outputs:
              Out: {Value: VALUE}
            """;

    private static final String ROUTES = """
            Resources:
              Api:
                Type: AWS::Serverless::HttpApi
                Properties:
                  SETTINGS
              F:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: a.B::handleRequest
                  Events:
                    A: {Type: HttpApi, Properties: {ApiId: !Ref Api, Path: /a, Method: get}}
                    B: {Type: HttpApi, Properties: {ApiId: !Ref Api, Path: /b, Method: get}}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            !Ref Stage                                        | test
            {Ref: Stage}                                      | test
            !Ref Account                                      | 000000000012
            !Ref AWS::Region                                  | eu-west-1
            !Sub '${AWS::Partition}/${AWS::AccountId}'        | aws/123456789012
            !Sub 'x.${AWS::URLSuffix}.${AWS::StackName}'      | x.amazonaws.com.anxin
            !Sub ['${A}-${!B}-${Q.Arn}', {A: !Ref Stage}]     | test-${B}-arn:aws:sqs:eu-west-1:123456789012:anxin-Q
            !GetAtt Q.Arn                                     | arn:aws:sqs:eu-west-1:123456789012:anxin-Q
            {'Fn::GetAtt': [Q, QueueName]}                    | anxin-Q
            !Ref T                                            | arn:aws:sns:eu-west-1:123456789012:anxin-T
            !Ref F                                            | anxin-F
            !If [Either, 'yes', 'no']                         | yes
            !If [Both, 'yes', 'no']                           | no
            !Join ['-', [a, !Ref Stage, !Ref 'AWS::NoValue']] | a-test
            !Select [1, !Split [',', 'a,b,c']]                | b
            !Select ['2', [a, b, c]]                          | c
            2012-10-17                                        | 2012-10-17
            """)
    void worksOut(String expression, String expected) {
        var findings = new Findings();
        var samTemplate = TemplateReader.read(BASE.replace("VALUE", expression), Map.of(), NAMES, findings);
        assertThat(findings.problems()).isEmpty();
        assertThat(samTemplate.outputs()).containsEntry("Out", expected);
        assertThat(samTemplate.queues()).hasSize(1);
    }

    @Test
    void aTimeOfTheDayIsADayAndWhatIsAfterIt() throws java.io.IOException {
        var sample = java.nio.file.Files.readString(java.nio.file.Path.of("src/test/resources/sample.yaml"));
        var findings = new Findings();
        var daily = sample.replace("rate(5 minutes)", "\"cron(17 3 * * ? *)\"");
        var schedules = TemplateReader.read(daily, Map.of(), NAMES, findings).functions().stream()
                .flatMap(function -> function.triggers().stream())
                .filter(Trigger.Schedule.class::isInstance)
                .map(Trigger.Schedule.class::cast);
        assertThat(schedules).singleElement().satisfies(schedule -> {
            assertThat(schedule.every()).isEqualTo(Duration.ofDays(1));
            assertThat(schedule.after()).isEqualTo(Duration.ofMinutes(3 * 60 + 17));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            !Ref Nobody            | Outputs.Out: refers to Nobody, which is neither a parameter nor a resource
            !GetAtt Q.Size         | Outputs.Out: Q has no attribute Size
            !Ref Gone              | Outputs.Out: refers to Gone, which its condition leaves out
            !If [Never, a, b]      | Outputs.Out: the condition Never is not defined
            !Select [9, [a]]       | Outputs.Out: Select finds nothing at 9
            !ImportValue x         | Outputs.Out: Fn::ImportValue is not understood here
            """)
    void namesThePlaceOfWhatCannotBe(String expression, String expected) {
        var findings = new Findings();
        TemplateReader.read(BASE.replace("VALUE", expression), Map.of(), NAMES, findings);
        assertThat(findings.problems()).containsExactly(expected);
    }

    /// One row per fault, each seeded into the sample template.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            , maxReceiveCount: 2}       | }                       | Work.RedrivePolicy.maxReceiveCount is missing
            StartingPosition: TRIM_HORIZON | Enabled: true        | Changes.Events.Stream.Properties.StartingPosition is missing
            ParallelizationFactor: 4    | ParallelizationFactor: 40 | Changes.Events.Stream.Properties.ParallelizationFactor must be 1 to 10
            '{"eventName":["INSERT"]    | '{"eventName":"INSERT"  | Changes.Events.Stream.Properties.FilterCriteria.Filters[0].Pattern has no list of alternatives at eventName
            rate(5 minutes)             | "cron(0 25 * * ? *)" | Worker.Events.Every.Properties.ScheduleExpression must be rate(1 minute), rate(2 hours) ... or cron(17 3 * * ? *), a time each day; here: cron(0 25 * * ? *)
            rate(5 minutes)             | every day       | Worker.Events.Every.Properties.ScheduleExpression must be rate(1 minute), rate(2 hours) ... or cron(17 3 * * ? *), a time each day; here: every day
            MaximumRetryAttempts: 1     | MaximumRetryAttempts: 3 | Worker.EventInvokeConfig.MaximumRetryAttempts must be 0 to 2
            MaximumEventAgeInSeconds: 600 | MaximumEventAgeInSeconds: 6 | Worker.EventInvokeConfig.MaximumEventAgeInSeconds must be 60 to 21600
            {Type: SQS, Destination: !GetAtt FailedRuns.Arn} | {Type: SQS, Destination: !Ref News} | Worker.EventInvokeConfig.DestinationConfig.OnFailure.Destination must be the ARN of a queue here
            VisibilityTimeout: 100      | VisibilityTimeout: 1    | Worker.Events.Messages.Queue Work has a visibility timeout below the function's timeout
            StreamSpecification: {StreamViewType: NEW_AND_OLD_IMAGES} | Tags: [] | Changes.Events.Stream.Properties.Stream: Things has no attribute StreamArn
            Auth: {Authorizer: NONE}    | RouteSettings: {ThrottlingRateLimit: many} | Web.Events.Echo.Properties.RouteSettings.ThrottlingRateLimit must be a number of requests a second, not many
            Timeout: 2                  | RecursiveLoop: Ask | Worker.RecursiveLoop must be Allow or Terminate, not Ask
            Timeout: 2                  | ReservedConcurrentExecutions: -1 | Worker.ReservedConcurrentExecutions must be 0 to 2147483647
            DefaultAuthorizer: Merchants | DefaultAuthorizer: Nobody | Api.Auth.DefaultAuthorizer names no authorizer: Nobody
            {AttributeName: pk, KeyType: HASH} | {AttributeName: pk, KeyType: RANGE} | Things.KeySchema names no HASH key
            , PasswordLength: 64        | , PasswordLength: 2       | Seal.GenerateSecretString.PasswordLength cannot be had: 3 kinds of characters are left
            GenerateStringKey: key,     | IncludeSpace: true,       | Seal.GenerateSecretString.SecretStringTemplate and GenerateStringKey go together
            '{"v":1}'                   | '[1]'                     | Seal.GenerateSecretString.SecretStringTemplate is no JSON object: [1]
            SecretString: '{}'          | Type: SomebodyElse        | Keys.Type would change what happens and cannot be honoured here
            MessageRetentionPeriod: 1209600 | FifoQueue: true     | Work.FifoQueue would change what happens and cannot be honoured here
            MessageRetentionPeriod: 1209600 | KmsMasterKeyId: k   | Work.KmsMasterKeyId would change what happens and cannot be honoured here
            """)
    void refusesASampleThatLost(String from, String to, String expected) throws java.io.IOException {
        var sample = java.nio.file.Files.readString(java.nio.file.Path.of("src/test/resources/sample.yaml"));
        var findings = new Findings();
        TemplateReader.read(sample.replace(from, to), Map.of("JwtIssuer", "http://i"), NAMES, findings);
        assertThat(findings.problems()).contains(expected);
    }

    @Test
    void aRouteHasItsOwnThrottleOrTheOneOfAllOrTheAccounts() {
        assertThat(throttles("RouteSettings: {GET /a: {ThrottlingRateLimit: 0.5, ThrottlingBurstLimit: 3}}"))
                .containsExactly(new Trigger.Throttle(0.5, 3), Trigger.Throttle.DEFAULT);
        assertThat(throttles("""
                RouteSettings: {GET /a: {ThrottlingBurstLimit: 3}}
                      DefaultRouteSettings: {ThrottlingRateLimit: 7}""")).containsExactly(new Trigger.Throttle(7, 3), new Trigger.Throttle(7, 5_000));
    }

    private static java.util.List<Trigger.Throttle> throttles(String settings) {
        var findings = new Findings();
        var read = TemplateReader.read(ROUTES.replace("SETTINGS", settings), Map.of(), NAMES, findings);
        assertThat(findings.problems()).isEmpty();
        return read.routes().stream().map(Trigger.Route::throttle).toList();
    }

    @Test
    void refusesSettingsOfARouteThatThereIsNot() {
        var findings = new Findings();
        TemplateReader.read(ROUTES.replace("SETTINGS", "RouteSettings: {GET /c: {}}"), Map.of(), NAMES, findings);
        assertThat(findings.problems()).containsExactly("RouteSettings name a route that there is not: GET /c");
    }

    @Test
    void saysWhatItCannotHonourOnce() {
        var findings = new Findings();
        var text = """
                Resources:
                  Bucket: {Type: 'AWS::S3::Bucket'}
                  Mail: {Type: 'AWS::SNS::Subscription', Properties: {TopicArn: t, Protocol: email, Endpoint: e}}
                  Group: {Type: 'AWS::Logs::LogGroup'}
                  Group2: {Type: 'AWS::Logs::LogGroup'}
                  Q: {Type: 'AWS::SQS::Queue', Properties: {VisibilityTimout: 30, SqsManagedSseEnabled: true}}
                  Q2: {Type: 'AWS::SQS::Queue', Properties: {SqsManagedSseEnabled: true}}
                  F:
                    Type: AWS::Serverless::Function
                    Properties:
                      Handler: a.B::handleRequest
                      Runtime: java25
                      Events: {Up: {Type: S3, Properties: {Bucket: !Ref Bucket}}}
                """;
        TemplateReader.read(text, Map.of(), NAMES, findings);
        assertThat(findings.problems()).isEmpty();
        assertThat(findings.remarks())
                .containsExactly(
                        "F.Events.Up: events of type S3 cannot be honoured here, it never fires",
                        "Q.VisibilityTimout is not known here and not honoured",
                        "Mail: who subscribes by email hears nothing here, see the inbox",
                        "Bucket: resources of type AWS::S3::Bucket cannot be honoured here");
        assertThat(findings.omissions().lines())
                .containsExactly(
                        "AWS::SQS::Queue: SqsManagedSseEnabled",
                        "AWS::Serverless::Function: Runtime",
                        "Resources of type AWS::Logs::LogGroup: Group, Group2");
        assertThat(findings.omissions().count()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            '',            '',          ''
            pay.example,   arn,         ''
            pay.example,   '',          Rules.Certified: a domain needs a certificate
            """)
    void refusesParametersThatARuleForbids(String domain, String certificate, String problem) {
        var findings = new Findings();
        var text = """
                Parameters: {Domain: {Type: String}, Certificate: {Type: String}}
                Rules:
                  Certified:
                    RuleCondition: !Not [!Equals [!Ref Domain, '']]
                    Assertions:
                      - Assert: !Not [!Equals [!Ref Certificate, '']]
                        AssertDescription: a domain needs a certificate
                """;
        TemplateReader.read(text, Map.of("Domain", domain, "Certificate", certificate), NAMES, findings);
        assertThat(String.join("", findings.problems())).isEqualTo(problem);
    }

    @Test
    void refusesAKeyThatStandsTwice() {
        assertThatThrownBy(() -> TemplateReader.read("A: 1\nA: 2\n", Map.of(), NAMES, new Findings()))
                .isInstanceOf(TemplateRejection.class)
                .hasMessageContaining("The key A stands twice");
    }

    @Test
    void globalsAreMergedUnderTheFunctionsOwn() {
        var text = """
                Globals: {Function: {Timeout: 7, Environment: {Variables: {A: global, B: global}}}}
                Resources:
                  F:
                    Type: AWS::Serverless::Function
                    Properties: {Handler: 'a.B::handleRequest', Environment: {Variables: {B: own}}}
                """;
        var function = TemplateReader.read(text, Map.of(), NAMES, new Findings())
                .functions()
                .getFirst();
        assertThat(function.environment()).isEqualTo(Map.of("A", "global", "B", "own"));
        assertThat(function.timeout()).hasSeconds(7);
        assertThat(function.className()).isEqualTo("a.B");
    }
}
