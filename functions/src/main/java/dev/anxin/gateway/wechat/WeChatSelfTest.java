package dev.anxin.gateway.wechat;

import dev.anxin.gateway.Question;
import dev.anxin.gateway.SelfTest;
import dev.anxin.http.Reply;
import dev.anxin.json.Json;
import java.util.Optional;

/// Whether all keys fit: `POST /v3/security/echo` says again what it was told, and sends the event
/// `SECURITY_ECHO.SUCCESS` to the address that it was given (pay.weixin.qq.com/doc/v3/partner/4015139289, 4019605946).
final class WeChatSelfTest {
    private static final String PATH = "/v3/security/echo";
    private static final String WORD = "echo_message";

    private WeChatSelfTest() {}

    static Question<SelfTest> question(SelfTest.Attempt attempt) {
        var word = "anxin-" + attempt.at().getEpochSecond();
        var body = Json.object(WORD, word, "notify_url", attempt.callback());
        return new Question<>(
                WeChatCalls.post(attempt.access(), attempt.at(), PATH, body),
                reply -> read(attempt, reply, word),
                reply -> read(attempt, reply, word) instanceof SelfTest.NotAllowed);
    }

    private static SelfTest read(SelfTest.Attempt attempt, Reply reply, String word) {
        var signed = new WeChatReplies.Signed(attempt.access().secrets(), attempt.at());
        return WeChatReplies.read(signed, reply, answer -> read(answer, word), SelfTest.Unclear::new);
    }

    /// WeChat Pay's pages name service providers and platforms as those who may call it, and no merchants: its answer
    /// says whether this one may.
    private static SelfTest read(WeChatReplies.Believed answer, String word) {
        if (answer.status() == 403 && answer.code().equals("NO_AUTH")) {
            return new SelfTest.NotAllowed(answer.refusal());
        }
        if (!answer.isGood()) {
            return new SelfTest.Unclear(answer.refusal());
        }
        var echo = answer.object(WeChatFields.ECHO).at(WORD).text();
        return echo.equals(Optional.of(word))
                ? new SelfTest.Passed()
                : new SelfTest.Unclear("the gateway says another word than it was told");
    }
}
