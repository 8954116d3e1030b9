package dev.anxin.gateway.alipay;

import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.signature.Verdict;
import dev.anxin.gateway.signature.Verification;
import dev.anxin.http.Reply;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.privacy.KeptFields;
import java.util.function.Function;

/// Reads answers. What says something of a payment is signed, or it is no answer and asked for again. Refusals may come
/// without a signature: Alipay's own library takes those too. One that is signed wrongly is no answer either.
final class AlipayReplies {
    private static final AlipayAnswerSignature SCHEME = new AlipayAnswerSignature();

    /// How most codes begin; some answers leave it out.
    private static final String ACQUIRING = "ACQ.";

    private AlipayReplies() {}

    /// An answer that is Alipay's.
    @SuppressWarnings("ArrayRecordComponent") // never changed after it is made, never compared
    record Believed(int status, byte[] body) {
        boolean isGood() {
            return status >= 200 && status < 300;
        }

        /// @throws BadJson if it is none
        Json object(KeptFields fields) {
            return fields.keep(Json.parse(body));
        }

        /// Why it refuses, in its own word without `ACQ.`; empty if it says none.
        String code() {
            try {
                var code = isGood()
                        ? ""
                        : object(AlipayFields.ERROR).at("code").text().orElse("");
                return code.startsWith(ACQUIRING) ? code.substring(ACQUIRING.length()) : code;
            } catch (BadJson none) {
                return "";
            }
        }

        /// Why it is none, in a few words.
        String refusal() {
            return "the gateway answers " + status + (code().isEmpty() ? "" : " " + code());
        }
    }

    /// @param says may throw a [BadJson], which is unclear
    /// @param unclear takes why nothing can be read
    static <T> T read(Inquiry inquiry, Reply reply, Function<Believed, T> says, Function<String, T> unclear) {
        return switch (reply) {
            case Reply.None(var why) -> unclear.apply(why);
            case Reply.Answered answered -> {
                var made = new Delivery(inquiry.payment().account(), answered.headers(), answered.body(), inquiry.at());
                var answer = new Believed(answered.status(), answered.body());
                yield !answer.isGood() && isUnsigned(made)
                        ? believed(answer, says, unclear)
                        : switch (Verification.of(SCHEME, made, inquiry.secrets())) {
                            case Verdict.Genuine _ -> believed(answer, says, unclear);
                            case Verdict.Refused refused ->
                                unclear.apply("a " + answered.status() + " that is not signed as it should be: "
                                        + refused.problem());
                        };
            }
        };
    }

    /// Some write the word `null` for none.
    private static boolean isUnsigned(Delivery answer) {
        var signature = answer.header(AlipayAnswerSignature.SIGNATURE).orElse("");
        return signature.isEmpty() || signature.equals("null");
    }

    private static <T> T believed(Believed answer, Function<Believed, T> says, Function<String, T> unclear) {
        try {
            return says.apply(answer);
        } catch (BadJson rubbish) {
            return unclear.apply("a " + answer.status() + " that cannot be read: " + rubbish.getMessage());
        }
    }
}
