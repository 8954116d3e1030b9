package dev.anxin.gateway.paypal;

import dev.anxin.http.Reply;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.privacy.KeptFields;
import java.util.List;
import java.util.function.Function;

/// Reads answers. A refusal has a name, and issues that say why.
final class PayPalReplies {
    private PayPalReplies() {}

    /// A refusal, as far as it can be read.
    ///
    /// @param issues why, in PayPal's own words
    record Refusal(int status, String name, List<String> issues) {
        boolean isMissing() {
            return status == 404 && name.equals("RESOURCE_NOT_FOUND");
        }

        /// In a few words.
        String words() {
            var why = issues.isEmpty() ? name : String.join(", ", issues);
            return "the gateway answers " + status + (why.isEmpty() ? "" : " " + why);
        }
    }

    /// @param fields what is kept of a good answer
    /// @param says reads the object of a 2xx; a [BadJson] that it throws is unclear
    /// @param refused reads a refusal
    /// @param unclear takes why nothing can be read
    static <T> T read(
            Reply reply,
            KeptFields fields,
            Function<Json, T> says,
            Function<Refusal, T> refused,
            Function<String, T> unclear) {
        return switch (reply) {
            case Reply.None(var why) -> unclear.apply(why);
            case Reply.Answered(var status, var _, var body) ->
                status / 100 == 2 ? good(status, body, fields, says, unclear) : refused.apply(refusal(status, body));
        };
    }

    private static <T> T good(
            int status, byte[] body, KeptFields fields, Function<Json, T> says, Function<String, T> unclear) {
        try {
            return says.apply(fields.keep(Json.parse(body)));
        } catch (BadJson rubbish) {
            return unclear.apply("a " + status + " that cannot be read: " + rubbish.getMessage());
        }
    }

    private static Refusal refusal(int status, byte[] body) {
        try {
            var error = PayPalFields.ERROR.keep(Json.parse(body));
            var issues = error.at("details").elements().stream()
                    .flatMap(detail -> detail.at("issue").text().stream())
                    .limit(3)
                    .toList();
            return new Refusal(status, error.at("name").text().orElse(""), issues);
        } catch (BadJson none) {
            return new Refusal(status, "", List.of());
        }
    }
}
