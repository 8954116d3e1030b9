package dev.anxin.gateway.wechat;

import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.signature.Verdict;
import dev.anxin.gateway.signature.Verification;
import dev.anxin.http.Reply;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.privacy.KeptFields;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// Reads answers: signed as callbacks are, refusals too. What is not signed rightly, or signed wrongly on purpose,
/// is no answer, and asked for again.
final class WeChatReplies {
    private static final WeChatSignature SCHEME = new WeChatSignature();

    private WeChatReplies() {}

    /// An answer that is WeChat Pay's.
    @SuppressWarnings("ArrayRecordComponent") // never changed after it is made, never compared
    record Believed(int status, byte[] body) {
        boolean isGood() {
            return status >= 200 && status < 300;
        }

        /// @throws BadJson if it is none
        Json object(KeptFields fields) {
            return fields.keep(Json.parse(body));
        }

        /// Why it refuses, in its own word; empty if it says none.
        String code() {
            try {
                return isGood()
                        ? ""
                        : object(WeChatFields.ERROR).at("code").text().orElse("");
            } catch (BadJson none) {
                return "";
            }
        }

        /// Why it is none, in a few words.
        String refusal() {
            return "the gateway answers " + status + (code().isEmpty() ? "" : " " + code());
        }
    }

    /// By which an answer is verified.
    ///
    /// @param secrets of the account's calls
    /// @param at when it was asked for
    record Signed(List<String> secrets, Instant at) {
        Verdict verdict(Reply.Answered answered) {
            return Verification.of(SCHEME, new Delivery("", answered.headers(), answered.body(), at), secrets);
        }

        /// Without the secrets.
        @Override
        public String toString() {
            return "answers at " + at;
        }
    }

    static <T> T read(Inquiry inquiry, Reply reply, Function<Believed, T> says, Function<String, T> unclear) {
        return read(new Signed(inquiry.secrets(), inquiry.at()), reply, says, unclear);
    }

    /// @param says may throw a [BadJson], which is unclear
    /// @param unclear takes why nothing can be read
    static <T> T read(Signed signed, Reply reply, Function<Believed, T> says, Function<String, T> unclear) {
        return switch (reply) {
            case Reply.None(var why) -> unclear.apply(why);
            case Reply.Answered answered ->
                switch (signed.verdict(answered)) {
                    case Verdict.Genuine _ -> believed(new Believed(answered.status(), answered.body()), says, unclear);
                    case Verdict.Refused refused ->
                        unclear.apply(
                                "a " + answered.status() + " that is not signed as it should be: " + refused.problem());
                };
        };
    }

    private static <T> T believed(Believed answer, Function<Believed, T> says, Function<String, T> unclear) {
        try {
            return says.apply(answer);
        } catch (BadJson rubbish) {
            return unclear.apply("a " + answer.status() + " that cannot be read: " + rubbish.getMessage());
        }
    }
}
