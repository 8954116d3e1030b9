package dev.anxin.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anxin.function.config.ConfigurationCheck.Kind;
import dev.anxin.json.Json;
import dev.anxin.local.deploy.DeploymentStep.Progress;
import dev.anxin.local.template.DeclaredTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.model.Subscription;

/// What is decided of a deployment, without any AWS.
final class DeploymentRulesTest {
    private static final Optional<String> ANYBODY = Optional.empty();

    /// Every step follows from what is there, and in the end there is none.
    @Test
    void oneStepFollowsFromTheOther() {
        assertThat(new Progress(false, false, false, AlarmAddress.NONE, false).next())
                .contains(DeploymentStep.BUILD);
        assertThat(new Progress(true, false, false, AlarmAddress.NONE, false).next())
                .contains(DeploymentStep.DEPLOY);
        assertThat(new Progress(true, true, false, AlarmAddress.NONE, false).next())
                .contains(DeploymentStep.CONFIGURE);
        assertThat(new Progress(true, true, true, AlarmAddress.NONE, false).next())
                .contains(DeploymentStep.SUBSCRIBE);
        assertThat(new Progress(true, true, true, AlarmAddress.PENDING, false).next())
                .contains(DeploymentStep.TRY);
        assertThat(new Progress(true, true, true, AlarmAddress.PENDING, true).next())
                .contains(DeploymentStep.CONFIRM);
        assertThat(new Progress(true, true, true, AlarmAddress.CONFIRMED, true).next())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "REVIEW_IN_PROGRESS       | ",
                "CREATE_COMPLETE          | ",
                "UPDATE_COMPLETE          | ",
                "UPDATE_ROLLBACK_COMPLETE | ",
                "CREATE_IN_PROGRESS       | goes on at AWS. Wait until it is over",
                "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS | goes on at AWS. Wait until it is over",
                "ROLLBACK_COMPLETE        | The first deployment of the stack made failed",
                "ROLLBACK_FAILED          | ./anxin undeploy --stack made",
                "CREATE_FAILED            | describe-stack-events --stack-name made",
                "UPDATE_ROLLBACK_FAILED   | continue-update-rollback --stack-name made",
                "DELETE_FAILED            | Delete that by hand",
            })
    void aStackThatIsHalfWaySaysWhatToDo(String status, String words) {
        var problem = new DeployedStack("made", status, Map.of(), Map.of()).problem();
        assertThat(problem.isPresent()).isEqualTo(words != null);
        assertThat(problem.orElse("")).contains(Optional.ofNullable(words).orElse(""));
    }

    @ParameterizedTest
    @CsvSource({
        "60, eu-central-1, false, 0",
        "-60, eu-central-1, false, 0",
        "61, eu-central-1, false, 1",
        "-61, eu-central-1, false, 1",
        "0, cn-north-1, false, 1",
        "0, cn-north-1, true, 0",
        "-3600, cn-north-1, false, 2",
    })
    void allThatIsInTheWayIsNamedAtOnce(int ahead, String region, boolean ownIssuer, int problems) {
        var preflight = new Preflight(Duration.ofSeconds(ahead), Region.of(region), ownIssuer, Optional.empty());
        assertThat(preflight.problems()).hasSize(problems);
    }

    @Test
    void aStackWithAnIssuerOfItsOwnNeedsNoCognito() {
        var stack =
                new DeployedStack("made", "CREATE_COMPLETE", Map.of(), Map.of("JwtIssuer", "https://issuer.example"));
        assertThat(new Preflight(Duration.ZERO, Region.CN_NORTH_1, false, Optional.of(stack)).problems())
                .isEmpty();
    }

    @Test
    void queuesGetTheLeastInASmallAccountAndTheUsualOnceItGrew() {
        var concurrency = new ConcurrencyParameters(DeclaredTemplate.read("""
                Parameters:
                  CheckConcurrency: {Type: Number, Default: 5, MinValue: 2}
                  RefundConcurrency: {Type: Number, Default: 3, MinValue: 2}
                  StoreConcurrency: {Type: Number, Default: 2, MinValue: 2}
                  Factor: {Type: Number, Default: 10, MinValue: 1}
                  FactDays: {Type: Number, Default: 400, MinValue: 30}
                Resources:
                  Check: {Properties: {Events: {Queue: {ScalingConfig: {MaximumConcurrency: !Ref CheckConcurrency}}}}}
                  Refund: {Properties: {Events: {Queue: {ScalingConfig: {MaximumConcurrency: !Ref RefundConcurrency}}}}}
                  Store: {Properties: {Events: {Queue: {ScalingConfig: {MaximumConcurrency: !Ref StoreConcurrency}}}}}
                  Text: {Properties: {Events: {Queue: {ScalingConfig: {MaximumConcurrency: 2}}}}}
                  Fold: {Properties: {Events: {Stream: {ParallelizationFactor: !Ref Factor}}}}
                  React: {Properties: {Events: {Stream: {ParallelizationFactor: !Ref Factor}}}}
                """, Map.of()));
        var least = Map.of("CheckConcurrency", "2", "RefundConcurrency", "2", "StoreConcurrency", "2", "Factor", "1");
        var usual = Map.of("CheckConcurrency", "5", "RefundConcurrency", "3", "StoreConcurrency", "2", "Factor", "10");
        assertThat(concurrency.isSmall(2 * (5 + 3 + 2 + 10 + 10) - 1)).isTrue();
        assertThat(concurrency.isSmall(2 * (5 + 3 + 2 + 10 + 10))).isFalse();
        assertThat(concurrency.parameters(10, Map.of())).isEqualTo(least);
        assertThat(concurrency.parameters(10, usual)).isEqualTo(least);
        assertThat(concurrency.parameters(1_000, least))
                .isEqualTo(Map.of("CheckConcurrency", "5", "RefundConcurrency", "3", "Factor", "10"));
        assertThat(concurrency.parameters(1_000, Map.of())).isEmpty();
        assertThat(concurrency.parameters(1_000, usual)).isEmpty();
        var chosen = new HashMap<>(least);
        chosen.put("CheckConcurrency", "20");
        assertThat(concurrency.parameters(1_000, chosen)).isEqualTo(Map.of("RefundConcurrency", "3", "Factor", "10"));
    }

    @Test
    void theSmallModeHoldsAllOfTheTemplateThatTakesConcurrentRuns() throws IOException {
        var template = DeclaredTemplate.read(Files.readString(Path.of("../template.yaml")), Map.of());
        assertThat(new ConcurrencyParameters(template).parameters(10, Map.of()))
                .isEqualTo(Map.of(
                        "CheckConcurrency", "2",
                        "DeliveryConcurrency", "2",
                        "ParallelizationFactor", "1",
                        "ReconcileConcurrency", "2",
                        "RefundConcurrency", "2"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "https://issuer.example, none, 0",
                "https://issuer.example/, made, 0",
                "none, none, 0",
                "http://issuer.example, none, 1",
                "issuer.example, none, 1",
                "'https://issuer.example\n', none, 1",
                "https://issuer.example, 'a b', 1",
                "none, made, 1",
                "none, '', 2",
            })
    void anIssuerIsHttpsAndHasTheAudience(String url, String audience, int problems) {
        assertThat(new TokenIssuer(Optional.ofNullable(url), Optional.ofNullable(audience)).problems())
                .hasSize(problems);
    }

    @ParameterizedTest
    @CsvSource({
        "operations@shop.example, true",
        "o.p+e@a.shop.example, true",
        "operations, false",
        "operations@shop, false",
        "'operations@shop.example\n', false",
        "'a@shop.example,b@shop.example', false",
        "'Shop <a@shop.example>', false",
    })
    void aMailAddressIsOne(String mail, boolean good) {
        assertThat(AlarmAddress.problem(mail).isEmpty()).isEqualTo(good);
    }

    @ParameterizedTest
    @CsvSource({"anxin, true", "A-1, true", "1a, false", "a_b, false", "'', false", "a.b, false"})
    void aStackHasANameThatCloudFormationTakes(String name, boolean good) {
        assertThat(DeployedStack.nameProblem(name).isEmpty()).isEqualTo(good);
        assertThat(DeployedStack.nameProblem("a".repeat(128))).isEmpty();
        assertThat(DeployedStack.nameProblem("a".repeat(129))).isPresent();
    }

    /// A name may become known; a connection that is refused stays so.
    @Test
    void aRefusedConnectionIsTriedForHalfAMinuteAndAnUnknownNameLonger() {
        var refused = SendAttempt.failed(new UncheckedIOException(new ConnectException("made")));
        var unknown = new ConnectException("made");
        unknown.initCause(new UnresolvedAddressException());
        var nameless = SendAttempt.failed(new UncheckedIOException(unknown));
        assertThat(CallbackTrial.isHopeless(Collections.nCopies(CallbackTrial.MOST_UNANSWERED - 1, refused)))
                .isFalse();
        assertThat(CallbackTrial.isHopeless(Collections.nCopies(CallbackTrial.MOST_UNANSWERED, refused)))
                .isTrue();
        assertThat(CallbackTrial.isHopeless(Collections.nCopies(Patience.USUAL.times(), nameless)))
                .isFalse();
        assertThat(Patience.USUAL.between().multipliedBy(CallbackTrial.MOST_UNANSWERED))
                .isEqualTo(Duration.ofSeconds(30));
        var uri = URI.create("https://api.example");
        assertThat(nameless.problem(uri).orElseThrow()).contains("the host of https://api.example is not known here");
        assertThat(refused.problem(uri).orElseThrow()).contains("nobody answers at https://api.example");
        assertThat(new SendAttempt.Answered(401, "no").problem(uri).orElseThrow())
                .contains("its last answer: 401 no. The log of CallbackFunction says why.");
        assertThat(new SendAttempt.Answered(204, "").problem(uri)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "false, https://10.0.0.1/events, it points to an internal address",
        "true, https://10.0.0.1/events, ",
        "false, https://8.8.8.8/events, ",
        "true, http://8.8.8.8/events, is no https address",
    })
    void eventsGoWhereTheFunctionsBringThem(boolean internal, String url, String words) {
        var settings = new AccountEntry.Settings("stripe", "made-shop", "made-client", "", url);
        var stack = new DeployedStack(
                "made", "CREATE_COMPLETE", Map.of(), Map.of("InternalEvents", Boolean.toString(internal)));
        var problems = new AccountEntry("a", settings, "whsec_made", "rk_live_made").problems(Optional.of(stack));
        assertThat(problems).hasSize(words == null ? 0 : 1);
        assertThat(problems.toString()).contains(Optional.ofNullable(words).orElse(""));
    }

    @Test
    void whatWasMadeAndMayNotGoOutlivesTheStack() {
        var template = DeclaredTemplate.read("""
                Parameters: {Mail: {Default: ""}}
                Conditions: {HasMail: !Not [!Equals [!Ref Mail, ""]]}
                Resources:
                  A: {Type: AWS::SQS::Queue, DeletionPolicy: Retain}
                  B: {Type: AWS::SQS::Queue, DeletionPolicy: RetainExceptOnCreate}
                  C: {Type: AWS::SQS::Queue, DeletionPolicy: Retain, Condition: HasMail}
                  D: {Type: AWS::SQS::Queue}
                """, Map.of("Other", "passed over"));
        assertThat(template.resources().stream().filter(one -> one.isKept(true)).map(one -> one.id()))
                .containsExactly("A", "B");
        assertThat(template.resources().stream()
                        .filter(one -> one.isKept(false))
                        .map(one -> one.id()))
                .containsExactly("A");
    }

    @Test
    void anAddressIsHeardOnceItIsConfirmed() {
        var pending = mail("a@shop.example", "PendingConfirmation");
        var confirmed = mail("a@shop.example", "arn:made");
        assertThat(AlarmAddress.of(List.of(), ANYBODY)).isEqualTo(AlarmAddress.NONE);
        assertThat(AlarmAddress.of(List.of(mail("a@shop.example", "Deleted")), ANYBODY))
                .isEqualTo(AlarmAddress.NONE);
        assertThat(AlarmAddress.of(List.of(pending), ANYBODY)).isEqualTo(AlarmAddress.PENDING);
        assertThat(AlarmAddress.of(List.of(pending, confirmed), ANYBODY)).isEqualTo(AlarmAddress.CONFIRMED);
        assertThat(AlarmAddress.of(List.of(confirmed), Optional.of("A@shop.example")))
                .isEqualTo(AlarmAddress.CONFIRMED);
        assertThat(AlarmAddress.of(List.of(confirmed), Optional.of("b@shop.example")))
                .isEqualTo(AlarmAddress.NONE);
        var queue = confirmed.toBuilder().protocol("sqs").build();
        assertThat(AlarmAddress.of(List.of(queue), ANYBODY)).isEqualTo(AlarmAddress.NONE);
    }

    private static Subscription mail(String address, String arn) {
        return Subscription.builder()
                .protocol("email")
                .endpoint(address)
                .subscriptionArn(arn)
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "{}, , true",
        "{}, {}, true",
        "{}, no JSON, true",
        "{}, '{\"a\":{}}', false",
        "no JSON, '{\"a\":{}}', false",
        "[], '{\"a\":{}}', false",
        "'{\"b\":{}}', '{\"a\":{}}', true",
    })
    void aDocumentThatWasEmptiedIsNotTouched(String now, String before, boolean good) {
        var document = document(now, Optional.ofNullable(before));
        if (good) {
            assertThat(document.expectNotEmptied()).isSameAs(document);
        } else {
            assertThatThrownBy(document::expectNotEmptied)
                    .isInstanceOf(DeploymentRefusal.class)
                    .hasMessageContaining("VerifySecrets is empty, or no JSON object, and had a before its last change")
                    .hasMessageContaining("--move-to-version-id v1 --remove-from-version-id v2");
        }
    }

    @Test
    void anEntryIsAddedOnceAndReplacedOnlyIfThatIsSaid() {
        var one = Json.object("secrets", Json.array(Stream.of("one")));
        var other = Json.object("secrets", Json.array(Stream.of("other")));
        var empty = document("{\"b\":{}}", Optional.empty());
        var text = empty.with("a", one, false).orElseThrow();
        assertThat(Json.parse(text)).isEqualTo(Json.object("b", Json.object(), "a", one));
        var filled = document(text, Optional.of("{}"));
        assertThat(filled.with("a", one, false)).isEmpty();
        assertThat(filled.with("a", other, true).map(Json::parse).map(all -> all.at("a")))
                .contains(other);
        assertThatThrownBy(() -> filled.with("a", other, false))
                .hasMessageContaining("VerifySecrets has an entry 'a' already")
                .hasMessageNotContaining("other\"");
        var large = Json.object("secrets", Json.array(Stream.of("x".repeat(65_536))));
        assertThatThrownBy(() -> empty.with("a", large, false)).hasMessageContaining("would be over 65536 bytes");
    }

    private static ConfigDocument document(String now, Optional<String> before) {
        return new ConfigDocument(
                "VerifySecrets",
                "arn:made",
                new ConfigDocument.Version("v2", now),
                before.map(text -> new ConfigDocument.Version("v1", text)));
    }

    @Test
    void anAccountSaysWhatIsWrongWithItAndNoSecret() {
        var good = new AccountEntry("a", settings("stripe", ""), "whsec_made", "rk_live_made");
        assertThat(good.problems()).isEmpty();
        assertThat(verifying(good).at("mode").exists()).isFalse();
        assertThat(good.toString()).doesNotContain("made");
        var test = new AccountEntry("a", settings("stripe", ""), "whsec_made", "sk_test_made");
        assertThat(verifying(test).needText("mode")).isEqualTo("test");
        assertThat(new AccountEntry("a", settings("olepay", ""), "whsec_bWFkZQ==", "made").problems())
                .containsExactly(
                        "'gatewayUrl' is missing: OlePay has no address of its own",
                        "the secret that verifies callbacks is not usable: a secret has 24 to 64 bytes, this one 4");
        assertThat(new AccountEntry("A", settings("nopay", ""), "", "ma de").problems())
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem).contains("'gateway' is none that is known"),
                        problem -> assertThat(problem).contains("its name is not 1 to 40 small letters"),
                        problem -> assertThat(problem).contains("verifies callbacks is not usable: it is empty"),
                        problem ->
                                assertThat(problem).contains("to call the gateway with is not usable: there is white"));
        assertThat(new AccountEntry("deploy-check", settings("stripe", ""), "rk_live_made", "whsec_made").problems())
                .satisfiesExactly(
                        problem -> assertThat(problem).contains("'deploy-check' is kept for test callbacks"),
                        problem -> assertThat(problem).contains("the two secrets look exchanged"));
        var full = new AccountEntry("a", settings("stripe", ""), "whsec_made", "sk_live_made");
        assertThat(full.problems())
                .satisfiesExactly(problem -> assertThat(problem).contains("it may do everything (sk_live_)"));
    }

    @Test
    void onlyStripesKeysSayTheirMode() {
        var olepay = new AccountEntry("a", settings("olepay", "https://a.example"), "whsec_made", "sk_test_made");
        assertThat(verifying(olepay).at("mode").exists()).isFalse();
    }

    private static Json verifying(AccountEntry account) {
        return Objects.requireNonNull(account.entries("").get(Kind.VERIFY));
    }

    private static AccountEntry.Settings settings(String gateway, String gatewayUrl) {
        return new AccountEntry.Settings(gateway, "made-shop", "made-client", gatewayUrl, "");
    }
}
