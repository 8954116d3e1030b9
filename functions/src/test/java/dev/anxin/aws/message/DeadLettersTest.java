package dev.anxin.aws.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeadLettersTest {
    private static final String BODY = "{\"v\":2,\"text\":\"\\\"安心\\\"\"}";

    @Test
    void aMessageThatWasGivenUpSaysWhatItSaidBefore() {
        assertThat(DeadLetters.original(givenUp(BODY))).isEqualTo(BODY);
    }

    @Test
    void aMessageThatWasGivenUpTwiceSaysWhatItSaidFirst() {
        assertThat(DeadLetters.original(givenUp(givenUp(BODY)))).isEqualTo(BODY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>unreadable", "{\"unreadable\":", "", "unreadable"})
    void whatIsNoJsonIsAsItIsEvenIfItWasGivenUp(String body) {
        assertThat(DeadLetters.original(body)).isEqualTo(body);
        assertThat(DeadLetters.original(givenUp(body))).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                BODY,
                "{\"v\":1,\"reason\":\"unreadable\"}",
                "{\"v\":1,\"unreadable\":7}",
                "{\"v\":1,\"inner\":{\"unreadable\":\"x\"}}",
                "[\"unreadable\"]",
                "\"unreadable\"",
            })
    void aMessageThatWasNeverGivenUpIsAsItIs(String body) {
        assertThat(DeadLetters.original(body)).isEqualTo(body);
    }

    /// As [DeadLetters#giveUp] writes it.
    private static String givenUp(String body) {
        return Json.object("v", 1, "unreadable", body, "reason", "of a newer version")
                .write();
    }
}
