package dev.anxin.gateway.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.EventOwner;
import dev.anxin.json.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whose event it is, by its envelope alone: what stands in its object is the object's.
final class StripeEnvelopeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "own",
            value = {
                "{\"livemode\":true} | live | | own",
                "{\"livemode\":false} | test | | own",
                "{\"livemode\":false} | live | | not of this account's mode, which is live",
                "{\"livemode\":true} | test | | not of this account's mode, which is test",
                "{\"livemode\":\"true\"} | live | | not of this account's mode, which is live",
                "{} | live | | own",
                "{\"data\":{\"object\":{\"livemode\":false,\"account\":\"acct_2\"}}} | live | | own",
                "{\"livemode\":true,\"account\":\"acct_1\"} | live | acct_1 | own",
                "{\"livemode\":true,\"account\":\"acct_2\"} | live | acct_1 | of another connected account",
                "{\"livemode\":true,\"account\":\"acct_1\"} | live | | of another connected account",
                "{\"livemode\":true} | live | acct_1 | of the platform itself, not of the connected account",
                "{\"livemode\":true,\"account\":7} | live | acct_1 | of an account that cannot be read",
                "{\"livemode\":true,\"account\":null} | live | | own",
                "{\"livemode\":false,\"account\":\"acct_1\"} | live | acct_1 | not of this account's mode, which is live",
            })
    void saysWhyItIsAnothers(String body, String mode, @Nullable String account, @Nullable String why) {
        var owner = new EventOwner(mode.equals("live"), account == null ? "" : account);
        assertThat(new StripeGateway().foreign(Json.parse(body), owner)).isEqualTo(Optional.ofNullable(why));
    }
}
