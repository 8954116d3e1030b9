package dev.anxin.local.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.local.example.ExampleProvider.Reply;
import dev.anxin.notification.Template;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `examples/subscriber-sms`, its real function and template.
final class SubscriberSmsTest extends SubscriberStories {
    SubscriberSmsTest() {
        super(ExampleSubscriber::sms, "phone", "+8613800000000", new Reply.Refuse(400, "Throttling.User"));
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void hasAnApprovedTemplateForEachMessage(Template template) throws IOException {
        var message = run.message(template.id());
        run.knows(message, "phone", "+8613800000000");
        ((ObjectNode) message.path("parameters"))
                .put("hearByAt", "2199-03-01T23:05:00Z")
                .put("dueAt", "2199-03-04T04:00:00Z");
        var function = run.function(HOLD);
        assertThat(ExampleRun.invoke(function, message)).isEmpty();
        assertThat(run.example.provider().delivered())
                .filteredOn(one -> one.notification().equals(message.path("id").asString()))
                .singleElement()
                .satisfies(one -> assertThat(one.text()).startsWith("【演示小店】").contains("SO-1"));
    }

    /// Whatever language the customer reads, the templates are Chinese.
    @Test
    void writesTimesAsVariablesTakeThem() throws IOException {
        var message = run.message("waiting-reassured");
        run.knows(message, "phone", "+8613800000000");
        message.put("locale", "en");
        ((ObjectNode) message.path("parameters"))
                .put("hearByAt", "2199-03-01T23:05:00Z")
                .put("hearByLocal", "2 Mar, 07:05 (UTC+8)");
        var function = run.function(HOLD);
        assertThat(ExampleRun.invoke(function, message)).isEmpty();
        assertThat(run.example.provider().delivered())
                .filteredOn(one -> one.notification().equals(message.path("id").asString()))
                .singleElement()
                .satisfies(one -> assertThat(one.text()).contains("最迟03月02日 07:05再次"));
    }

    @Test
    void shortensAnOrderToWhatAVariableTakes() throws IOException {
        var message = message();
        ((ObjectNode) message.path("parameters")).put("order", "订单/" + "9".repeat(40) + "-A_1");
        var function = run.function(HOLD);
        assertThat(ExampleRun.invoke(function, message)).isEmpty();
        assertThat(run.delivered(message)).isOne();
    }

    @Test
    void givesUpOnANumberThatIsRefusedForGood() throws IOException {
        var message = run.message("paid");
        run.knows(message, "phone", "+8612");
        var before = run.example.provider().refusals().size();
        var function = run.function(HOLD);
        assertThat(ExampleRun.invoke(function, message)).isEmpty();
        assertThat(ExampleRun.invoke(function, message)).isEmpty();
        assertThat(run.outcome(message)).isEqualTo("refused");
        assertThat(run.example.provider().refusals()).hasSize(before + 1);
    }

    @Test
    void sendsToNobodyElsewhere() throws IOException {
        var message = run.message("paid");
        run.knows(message, "phone", "+85261234567");
        var function = run.function(HOLD);
        assertThat(ExampleRun.invoke(function, message)).isEmpty();
        assertThat(run.outcome(message)).isEqualTo("elsewhere");
    }

    @Test
    void aMessageWithoutATemplateWaitsForAPerson() throws InterruptedException {
        var before = run.deadLetters();
        var message = run.message("something-new");
        run.knows(message, "phone", "+8613800000000");
        run.publish(message, "merchant");
        run.awaitIdle();
        assertThat(run.deadLetters()).isEqualTo(before + 1);
        assertThat(run.outcome(message)).isEmpty(); // so that it is sent when it is redriven
    }

    @ParameterizedTest
    @ValueSource(strings = {"isv.BUSINESS_LIMIT_CONTROL", "isv.SMS_TEMPLATE_ILLEGAL", "isv.AMOUNT_NOT_ENOUGH"})
    void whatMayPassComesAgainAndKeepsNoOther(String code) throws IOException {
        var first = message();
        var second = message();
        var function = run.function(HOLD);
        run.example.provider().next(new Reply.Refuse(200, code));
        assertThat(ExampleRun.invoke(function, first, second)).containsExactly(0);
        assertThat(ExampleRun.invoke(function, first)).isEmpty();
        assertThat(run.delivered(first)).isOne();
        assertThat(run.delivered(second)).isOne();
    }

    /// Source: Alibaba Cloud, "V3 request body and signature mechanism", whose own example this is.
    @Test
    void isJudgedByTheProvidersOwnExample() {
        var canonical = """
                POST
                /
                ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai
                host:ecs.cn-shanghai.aliyuncs.com
                x-acs-action:RunInstances
                x-acs-content-sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
                x-acs-date:2023-10-26T10:22:32Z
                x-acs-signature-nonce:3156853299f313e23d1673dc12e1703d
                x-acs-version:2014-05-26

                host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version
                e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855""";
        var key = "YourAccessKeySecret".getBytes(StandardCharsets.UTF_8);
        assertThat(Signing.hex(Signing.hmac(key, "ACS3-HMAC-SHA256\n" + Signing.sha256(canonical))))
                .isEqualTo("06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0");
    }

    @Test
    void sendsNoTextThatCallsUnsettledPaymentsFailed() throws IOException {
        var texts = JsonMapper.shared()
                .readTree(Files.readString(ExampleRun.HOME.resolve("examples/subscriber-sms/function/templates.json")));
        assertThat(texts.propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Template.values()).map(Template::id).toList());
        texts.forEachEntry((name, template) -> {
            var text = template.path("text").asString();
            assertThat(text).as(name).hasSizeLessThan(70 - "【演示小店】".length());
            if (List.of("waiting-reassured", "waiting-progress", "waiting-progress-located", "waiting-handed-over")
                    .contains(name)) {
                assertThat(text).as(name).contains("请勿重复支付").doesNotContain("失败");
            }
        });
    }
}
