package dev.anxin.function.feedback;

import dev.anxin.function.api.ApiRequest;
import dev.anxin.function.api.FormFields;
import dev.anxin.function.api.RequestFields;
import dev.anxin.json.BadJson;
import dev.anxin.payment.Feedback;
import dev.anxin.privacy.Mask;
import java.util.Set;
import java.util.regex.Pattern;

/// What a customer answered: a form of the page, or JSON from a shop's own app.
///
/// @param comment the customer's own words, masked; empty unless it is a comment
public record FeedbackRequest(Feedback feedback, String comment) {
    private static final Set<String> FIELDS = Set.of("feedback", "text");

    /// Characters of a comment.
    private static final int LONGEST = 500;

    /// Bytes: the longest comment, with four bytes to each character and three letters (`%F0`) to each byte.
    private static final int LARGEST_BODY = 8 * 1024;

    /// What is no letter to its reader: orders to a terminal, halves of characters, and what hides letters or turns
    /// their order.
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\u200B\\u2060\\uFEFF\\u2028-\\u202E\\u2066-\\u2069]+");

    public static boolean isTooLarge(ApiRequest request) {
        return request.body().filter(body -> body.length > LARGEST_BODY).isPresent();
    }

    /// @throws BadJson naming what is wrong with the body
    public static FeedbackRequest read(ApiRequest request) {
        var isJson = request.headers().getOrDefault("content-type", "").startsWith("application/json");
        var fields = isJson
                ? RequestFields.body(request, FIELDS)
                : RequestFields.object("the form", FormFields.of(request), FIELDS);
        var feedback = Feedback.of(fields.needText("feedback"))
                .orElseThrow(() -> new BadJson("'feedback' is no answer that is known"));
        var isComment = feedback == Feedback.COMMENT;
        if (!isComment && fields.at("text").exists()) {
            throw new BadJson("'text' belongs to a comment");
        }
        return new FeedbackRequest(feedback, isComment ? comment(fields.needText("text")) : "");
    }

    /// Browsers send the end of a line as two characters, and count one.
    private static String comment(String text) {
        var lines = text.replace("\r\n", "\n");
        var seen = UNSEEN.matcher(lines).replaceAll(" ").strip();
        if (RequestFields.isBlank(lines) || seen.isEmpty()) {
            throw new BadJson("'text' is empty, or white space alone");
        }
        if (lines.codePointCount(0, lines.length()) > LONGEST) {
            throw new BadJson("'text' has more than " + LONGEST + " characters");
        }
        return Mask.text(seen);
    }
}
