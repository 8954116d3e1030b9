package dev.anxin.function.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ActorTest {
    @ParameterizedTest
    @CsvSource({
        "demo-shop, demo-shop",
        "staff:agent:made-person, client:staff:agent:made-person",
        "staff:, client:staff:",
        "staff, staff",
    })
    void noClientOfAMerchantLooksLikeTheStaff(String client, String name) {
        var actor = Actor.client(client);
        assertThat(actor.name()).isEqualTo(name);
        assertThat(actor.identity()).isEqualTo(name);
        assertThat(actor.evidence(Json.object()).document()).isEqualTo(Json.object("by", name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000-4111-1111-1111-111111111111",
                "93940882-f001-70e2-9b3c-1f4d7f0a3b52",
                "auth0|5f7c8ec7c33c6c004bbafe82",
                "00u_made.person-1"
            })
    void aSubjectWithoutMeaningStandsAsItIs(String subject) {
        assertThat(Actor.staff("agent", subject).name()).isEqualTo("staff:agent:" + subject);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "made@shop.example",
                "4111111111111111",
                "+49 170 1234567",
                "<script>",
                "two\nlines",
                "agent:made-person",
                "~0123456789abcdef",
                "客服"
            })
    void anyOtherSubjectStandsByItsDigest(String subject) {
        assertThat(Actor.staff("agent", subject).name()).matches("staff:agent:~[0-9a-f]{16}");
    }

    @Test
    void aLongSubjectStandsByItsDigest() {
        assertThat(Actor.staff("supervisor", "x".repeat(64)).name()).endsWith(":" + "x".repeat(64));
        assertThat(Actor.staff("supervisor", "x".repeat(65)).name()).hasSizeLessThan(64);
    }

    @Test
    void oneSubjectIsOnePersonInEveryRole() {
        var agent = Actor.staff("agent", "made-person");
        assertThat(Actor.staff("supervisor", "made-person").identity()).isEqualTo(agent.identity());
        assertThat(Actor.client(agent.identity()).identity()).isNotEqualTo(agent.identity());
        assertThat(agent.evidence(Json.object("note", "why")).document())
                .isEqualTo(Json.object("note", "why", "by", "staff:agent:made-person", "role", "agent"));
    }
}
