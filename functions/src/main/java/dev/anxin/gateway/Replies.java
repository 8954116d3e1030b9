package dev.anxin.gateway;

import dev.anxin.http.Reply;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.privacy.Form;
import dev.anxin.privacy.KeptFields;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Reads replies to questions. What does not clearly say how the payment stands is no answer, and never a
/// failure: HTML, an error inside a 200, a redirect, half a JSON, silence. Nothing of such a reply is quoted,
/// for it may hold anything; of a good one, readers get the fields that their gateway keeps, and no other.
public final class Replies {
    /// Of an answer about something else.
    public static final String ANOTHER = "the answer is about another payment";

    private static final Pattern WORD = Pattern.compile("[a-z_-]{1,40}");

    /// What is looked at of the errors of every gateway.
    static final KeptFields ERROR = KeptFields.NONE
            .with("error.code", Form.CODE, "why it refuses, in its own word")
            .with("error.type", Form.WORD, "of which kind its refusal is");

    private Replies() {}

    /// @param fields what is kept of a good answer
    /// @param missing the error code by which the gateway says that it does not know the payment; a 404
    ///     without it comes from something else than the gateway's API
    /// @param says reads the object of a 2xx; a [BadJson] that it throws is no answer
    public static List<News> read(Reply reply, KeptFields fields, String missing, Function<Json, List<News>> says) {
        return switch (reply) {
            case Reply.None(var why) -> noAnswer(why);
            case Reply.Answered answered -> read(answered, missing, fields, says);
        };
    }

    /// @param fields what is kept of a good answer
    /// @param says reads the object of a 2xx; a [BadJson] that it throws is unclear
    /// @param unclear takes why nothing can be read
    public static <T> T object(Reply reply, KeptFields fields, Function<Json, T> says, Function<String, T> unclear) {
        return switch (reply) {
            case Reply.None(var why) -> unclear.apply(why);
            case Reply.Answered answered ->
                isGood(answered)
                        ? object(answered.body(), fields, says, unclear)
                        : unclear.apply(
                                answered.status() == 404 ? "the gateway answers 404" : refusal(answered.status()));
        };
    }

    static boolean isGood(Reply.Answered answered) {
        return answered.status() >= 200 && answered.status() < 300;
    }

    private static List<News> read(
            Reply.Answered answered, String missing, KeptFields fields, Function<Json, List<News>> says) {
        int status = answered.status();
        if (isGood(answered)) {
            return object(answered.body(), fields, says, Replies::noAnswer);
        }
        return status == 404 && saysMissing(answered.body(), missing)
                ? List.of(new News.NotFound())
                : noAnswer(refusal(status));
    }

    private static <T> T object(byte[] body, KeptFields fields, Function<Json, T> says, Function<String, T> unclear) {
        try {
            var answer = Json.parse(body);
            return answer.at("error").exists()
                    ? unclear.apply("an error inside a 200")
                    : says.apply(fields.keep(answer));
        } catch (BadJson rubbish) {
            return unclear.apply("a 200 that cannot be read: " + rubbish.getMessage());
        }
    }

    private static boolean saysMissing(byte[] body, String missing) {
        try {
            return ERROR.keep(Json.parse(body)).at("error", "code").text().equals(Optional.of(missing));
        } catch (BadJson rubbish) {
            return false;
        }
    }

    private static String refusal(int status) {
        return switch (status) {
            case 401, 403 -> "the gateway refuses our secret (" + status + ")";
            case 404 -> "a 404 that does not say that the payment is not known";
            case 429 -> "the gateway is asked too much (429)";
            default -> {
                var redirected = status >= 300 && status < 400;
                yield redirected ? "redirects are not followed (" + status + ")" : "the gateway answers " + status;
            }
        };
    }

    /// For an answer about something else: nothing in it is believed.
    public static List<News> another() {
        return noAnswer(ANOTHER);
    }

    /// @param status in the gateway's own words; quoted only where it is one word
    public static List<News> unknownStatus(String status) {
        return noAnswer(
                WORD.matcher(status).matches()
                        ? "the status '" + status + "' is not known here"
                        : "its status is not known here");
    }

    public static List<News> noAnswer(String why) {
        return List.of(new News.NoAnswer(why));
    }
}
