package dev.anxin.function.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anxin.aws.config.Accounts;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.ledger.Registration;
import dev.anxin.payment.Channel;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// By which channels a customer is written to, as a registration says it, and where it does not.
final class PreferredChannelsTest {
    private static Registration registered(String more) {
        var account = Accounts.read("olepay", Json.parse("""
            {"gateway": "olepay", "merchant": "demo-shop", "preferredChannels": ["email"],
             "quietHours": {"from": "22:00", "to": "08:00"}}\
            """));
        var body = Json.parse("{\"order\": \"o-1\", \"amount\": 100, \"currency\": \"HKD\"" + more + "}");
        return new RegistrationRequest(body).registration(account, "", Instant.parse("2026-03-01T12:00:00Z"));
    }

    @Test
    void areTheRegistrationsInItsOrder() {
        var messages = registered(", \"preferredChannels\": [\"sms\", \"email\"]")
                .terms()
                .messages();
        assertThat(messages.preferred()).containsExactly(Channel.SMS, Channel.EMAIL);
        assertThat(messages.quietHours().exist()).isTrue();
    }

    @Test
    void areTheAccountsWhereItSaysNothing() {
        assertThat(registered("").terms().messages().preferred()).containsExactly(Channel.EMAIL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"sms\"",
                "{}",
                "7",
                "[\"pigeon\"]",
                "[\"SMS\"]",
                "[\"mail\"]",
                "[\"sms\", \"sms\"]",
                "[\"sms\", 7]",
                "[\"sms\", null]",
                "[\"\"]"
            })
    void areRefusedWhereTheyAreNone(String channels) {
        assertThatThrownBy(() -> registered(", \"preferredChannels\": " + channels))
                .isInstanceOf(BadJson.class)
                .hasMessageContaining("preferredChannels")
                .hasMessageContaining("email, sms, wechat, inbox");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mars/Olympus", "25:00", "Asia/", "", "+99"})
    void anUnknownZoneIsRefused(String zone) {
        assertThatThrownBy(() -> registered(", \"zone\": \"" + zone + "\""))
                .isInstanceOf(BadJson.class)
                .hasMessage("'zone' is no time zone");
    }
}
