package dev.anxin.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.locale.Locales;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The smallest catalogue, and what each mistake in it is called.
final class CatalogueCheckTest {
    private static final String GOOD = """
            {
              "version": 1,
              "gateways": {"stripe": ["error:"]},
              "causes": {
                "unknown": {
                  "retry": "later", "needs": "", "merchant": "Ask for the state of the payment.",
                  "zh-CN": "请先查看订单状态，确认未支付后再重新支付或更换支付方式。",
                  "en": "Please look at the state of your order first, and pay again if it is unpaid."
                },
                "declined": {
                  "retry": "never", "needs": "another-way", "merchant": "Offer another method.",
                  "zh-CN": "发卡银行未批准这笔支付。请更换银行卡或其他支付方式完成支付。",
                  "en": "The bank did not approve this payment. Please use another card or method."
                },
                "merchant_setup": {
                  "retry": "never", "needs": "another-way", "merchant": "Look at your account.",
                  "zh-CN": "这种支付方式暂时不可用。请更换其他支付方式，或联系客服。",
                  "en": "This way of paying is not available now. Please choose another way of paying."
                }
              },
              "notes": {"keys": "Look at the keys of this account."},
              "codes": {"stripe": {"do_not_honor": "declined", "error:api": "merchant_setup/keys"}}
            }
            """;

    @Test
    void findsNothingInAGoodOne() {
        assertThat(problems(GOOD)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"version\": 1|\"version\": 0|version' is no whole number above 0",
                "\"do_not_honor\": \"declined\"|\"do_not_honor\": \"hated\"|stripe code 'do_not_honor': there is no cause 'hated'",
                "\"do_not_honor\": \"declined\"|\"do_not_honor\": \"unknown\"|there is no cause 'unknown'",
                "\"do_not_honor\": \"declined\"|\"do_not_honor\": 5|there is no cause ''",
                "\"do_not_honor\": \"declined\"|\"do_not_honor\": \"declined/keys\"|a plain refusal has no note",
                "merchant_setup/keys|merchant_setup/locks|there is no note 'locks'",
                "merchant_setup/keys|merchant_setup|note 'keys': no code has it",
                "\"error:api\": \"merchant_setup/keys\"|\"x\": \"declined\"|cause 'merchant_setup': no code has it",
                "\"do_not_honor\":|\"api\":|it stands twice, and otherwise as 'error:api'",
                "\"do_not_honor\":|\"\":|it is not 1 to 200 characters",
                "{\"stripe\": {\"do|{\"paypall\": {\"do|gateway 'paypall' is not known: stripe",
                "\"retry\": \"never\"|\"retry\": \"soon\"|retry 'soon' is none of now, later, never",
                "another-way|any-way|there is no point 'any-way' that a text can need",
                "\"zh-CN\": \"发卡|\"zh-TW\": \"发卡|cause 'declined': it has no text in zh-CN",
                "发卡银行未批准这笔支付。请更换银行卡或其他支付方式完成支付。|``|cause 'declined', zh-CN: it is empty",
                "Please use another card or method.|It failed.|cause 'declined', en: it says that it failed",
                "Please use another card or method.|Please try again, or use another card.|cause 'declined', en: it invites to try again",
                "Please use another card or method.|Please use another card, or retry.|cause 'declined', en: it invites to try again",
                "请更换银行卡或其他支付方式完成支付|请重试，或更换其他支付方式|cause 'declined', zh-CN: it invites to try again",
                "请更换银行卡或其他支付方式完成支付|请更换支付方式，或重新支付|cause 'declined', zh-CN: it invites to try again",
                "\"merchant\": \"Offer another method.\"|\"merchant\": \" \"|cause 'declined': it does not say what the merchant can do",
                "\"declined\": {|\"De clined\": {|its name is not small letters",
                "\"unknown\": {|\"nothing\": {|there is no cause 'unknown'",
            })
    void namesWhatIsWrong(String good, String bad, String problem) {
        assertThat(GOOD).contains(good);
        assertThat(problems(GOOD.replace(good, bad)))
                .anySatisfy(found -> assertThat(found).contains(problem));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Please use another card or method. | Please pay again with another card or method.",
                "请更换银行卡或其他支付方式完成支付 | 请更换银行卡或其他支付方式后重新支付",
            })
    void toPayAgainByAnotherWayIsNoInvitationToTheSame(String good, String other) {
        assertThat(problems(GOOD.replace(good, other))).isEmpty();
    }

    @Test
    void textThatIsTooLongIsNamedWithItsPlace() {
        var bad = GOOD.replace("Please use another", "Please ".repeat(40) + "use another");
        assertThat(problems(bad)).singleElement().asString().startsWith("cause 'declined', en: it is too long");
    }

    @Test
    void codeThatStandsTwiceIsNotRead() {
        var twice = GOOD.replace("\"error:api\"", "\"do_not_honor\"").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Json.parse(twice)).isInstanceOf(BadJson.class);
    }

    private static List<String> problems(String data) {
        return CatalogueCheck.problems(Json.parse(data), Locales.NEEDED);
    }
}
