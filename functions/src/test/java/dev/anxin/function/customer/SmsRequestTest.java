package dev.anxin.function.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SmsRequestTest {
    /// The shortest text is sent; older functions published less.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"text\":\"long\" | long",
                "\"text\":\"long\",\"sms\":\"short\" | short",
                "\"text\":\"long\",\"sms\":\"short\",\"channels\":{} | short",
                "\"text\":\"long\",\"sms\":\"short\",\"channels\":{\"sms\":{\"text\":\"one segment\"}} | one segment",
            })
    void sendsTheShortestTextThereIs(String texts, String sent) {
        var body = "{\"schema\":\"anxin.notification/1\",\"id\":\"a/1:paid\",\"account\":\"a\",\"merchant\":\"m\","
                + "\"customerId\":\"c\"," + texts + "}";
        assertThat(SmsRequest.read(body).text()).isEqualTo(sent);
    }

    /// A channel that only a newer release knows is none.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"text\":\"long\" | true",
                "\"preferredChannels\":[\"sms\",\"email\"],\"text\":\"long\" | true",
                "\"preferredChannels\":[\"email\",\"sms\"],\"text\":\"long\" | false",
                "\"preferredChannels\":[\"pigeon\",\"sms\"],\"text\":\"long\" | true",
            })
    void isWantedWhereTextsAreTheFirstChoice(String fields, boolean wanted) {
        var body = "{\"schema\":\"anxin.notification/1\",\"id\":\"a/1:paid\",\"account\":\"a\",\"merchant\":\"m\","
                + "\"customerId\":\"c\"," + fields + "}";
        assertThat(SmsRequest.read(body).isWanted()).isEqualTo(wanted);
    }
}
