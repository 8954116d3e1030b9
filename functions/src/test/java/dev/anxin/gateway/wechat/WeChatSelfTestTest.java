package dev.anxin.gateway.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.EndpointRegistration;
import dev.anxin.gateway.Inquiries;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.SelfTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whether keys fit, as WeChat Pay says itself. JSON is written with ' for ".
final class WeChatSelfTestTest {
    private static final String CALLBACK = "https://api.example/callbacks/wechat";

    private static Question<SelfTest> ask(List<String> secrets) {
        var access = new EndpointRegistration.Access("", secrets);
        return new WeChatGateway()
                .selfTest(new SelfTest.Attempt(access, CALLBACK, WeChatMade.NOW))
                .orElseThrow();
    }

    private static Question<SelfTest> ask() {
        return ask(WeChatMade.CALLS);
    }

    @Test
    void asksForAnEventAtOurAddress() {
        var call = Inquiries.call(ask());
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.uri()).hasToString("https://api.mch.weixin.qq.com/v3/security/echo");
        assertThat(new String(call.body(), StandardCharsets.UTF_8))
                .isEqualTo(WeChatMade.json("{'echo_message':'" + word() + "','notify_url':'" + CALLBACK + "'}"));
        assertThat(call.headers()).containsEntry("Wechatpay-Serial", WeChatMade.KEY_ID);
        WeChatCallsTest.signed(call, "/v3/security/echo");
    }

    private static String word() {
        return "anxin-" + WeChatMade.NOW.getEpochSecond();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "200 | {'echo_message':'WORD'} | Passed[]",
                "200 | {'echo_message':'WORD','more':1} | Passed[]",
                "200 | {'echo_message':'another'} | Unclear[why=the gateway says another word than it was told]",
                "200 | {} | Unclear[why=the gateway says another word than it was told]",
                "200 | no JSON | Unclear[why=a 200 that cannot be read",
                "403 | {'code':'NO_AUTH'} | NotAllowed[why=the gateway answers 403 NO_AUTH]",
                "403 | {'code':'RULE_LIMIT'} | Unclear[why=the gateway answers 403 RULE_LIMIT]",
                "401 | {'code':'SIGN_ERROR'} | Unclear[why=the gateway answers 401 SIGN_ERROR]",
                "429 | {'code':'FREQUENCY_LIMITED'} | Unclear[why=the gateway answers 429 FREQUENCY_LIMITED]",
                "500 | {} | Unclear[why=the gateway answers 500]",
            })
    void passesByItsOwnWordAlone(int status, String body, String says) {
        var answer = WeChatMade.answered(status, body.replace("WORD", word()));
        assertThat(ask().read(answer).toString()).startsWith(says);
        assertThat(ask().aboutThis().test(answer))
                .as("what is refused to this account says nothing of how WeChat Pay is")
                .isEqualTo(says.startsWith("NotAllowed"));
    }

    @Test
    void believesNobodyElse() {
        var body = "{'echo_message':'" + word() + "'}";
        assertThat(ask().read(WeChatMade.unsigned(200, body)).toString())
                .startsWith("Unclear[why=a 200 that is not signed as it should be");
        assertThat(ask().read(WeChatMade.unsigned(403, "{'code':'NO_AUTH'}"))).isInstanceOf(SelfTest.Unclear.class);
        assertThat(ask().unasked("made")).isEqualTo(new SelfTest.Unclear("made"));
        assertThat(Inquiries.why(ask(List.of(WeChatMade.PLATFORM_SECRET)))).startsWith("no merchant's key");
        assertThat(ask().toString()).doesNotContain("merchant:");
    }
}
