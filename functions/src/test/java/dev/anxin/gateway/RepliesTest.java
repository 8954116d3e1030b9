package dev.anxin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.http.Reply;
import dev.anxin.ledger.News;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a gateway answers, or something in front of it: only what clearly says how the payment stands is
/// believed, at both gateways alike.
final class RepliesTest {
    private static final List<Inquiry> BOTH =
            List.of(Inquiries.about("olepay", "o-1"), Inquiries.about("stripe", "pi_made1"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "200 | <html><title>Sorry</title></html> | a 200 that cannot be read: not well-formed JSON",
                "200 | {'order_id':'o-1','id':'pi_m | a 200 that cannot be read: not well-formed JSON",
                "200 | ~~ | a 200 that cannot be read: ",
                "204 | ~~ | a 200 that cannot be read: ",
                "200 | {'error':{'code':'not_found'}} | an error inside a 200",
                "200 | {'error':'resource_missing'} | an error inside a 200",
                "200 | {'order_id':'o-1','order_id':'o-1'} | a 200 that cannot be read: a key stands twice",
                "302 | ~~ | redirects are not followed (302)",
                "304 | ~~ | redirects are not followed (304)",
                "400 | {'error':{'code':'not_found'}} | the gateway answers 400",
                "401 | {'error':{'code':'not_found'}} | the gateway refuses our secret (401)",
                "403 | Forbidden | the gateway refuses our secret (403)",
                "404 | <html>no such page</html> | a 404 that does not say that the payment is not known",
                "404 | {'error':{'code':'no_such_route'}} | a 404 that does not say that the payment is not known",
                "404 | {'error':'not_found'} | a 404 that does not say that the payment is not known",
                "429 | {'error':{'code':'rate_limit'}} | the gateway is asked too much (429)",
                "500 | {'error':{}} | the gateway answers 500",
                "503 | <html> | the gateway answers 503",
            })
    void isNoAnswerUnlessItSaysHowThePaymentStands(int status, String body, String why) {
        for (Inquiry inquiry : BOTH) {
            assertThat(Inquiries.heard(inquiry, status, body)).startsWith("NoAnswer[why=" + why);
        }
    }

    @Test
    void isNoAnswerIfNothingCame() {
        for (Inquiry inquiry : BOTH) {
            assertThat(Inquiries.heard(inquiry, new Reply.None("no answer within 5 s")))
                    .isEqualTo("NoAnswer[why=no answer within 5 s]");
        }
    }

    static Stream<String> strangers() {
        var deep = "{'order_id':".repeat(100);
        return Stream.of(
                "[]", "7", "null", "'text'", "{}", "{'order_id':7,'id':7}", deep, "\u0000\uffff", "{'id':null}");
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void survivesAnyJson(String body) {
        for (Inquiry inquiry : BOTH) {
            assertThat(Inquiries.heard(inquiry, 200, body)).startsWith("NoAnswer[why=");
        }
    }

    /// A reply may hold anything: names, card numbers, our own secret sent back.
    @Test
    void quotesNothingOfARubbishReply() {
        var personal = "Zhang San 13800000000 " + Inquiries.SECRET;
        for (Inquiry inquiry : BOTH) {
            for (int status : new int[] {200, 302, 400, 401, 404, 500}) {
                var headers = Map.of("location", "http://elsewhere.test/" + Inquiries.SECRET);
                for (String body : List.of(personal, "{\"error\":{\"message\":\"" + personal + "\"}}")) {
                    assertThat(Inquiries.heard(inquiry, new Reply.Answered(status, headers, Deliveries.utf8(body))))
                            .doesNotContain("Zhang", "1380", Inquiries.SECRET, "elsewhere");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zhang San", "13800000000", "sk_live_1", "", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"})
    void quotesAStatusOnlyWhereItIsOneWord(String status) {
        assertThat(Replies.unknownStatus(status)).containsExactly(new News.NoAnswer("its status is not known here"));
    }
}
