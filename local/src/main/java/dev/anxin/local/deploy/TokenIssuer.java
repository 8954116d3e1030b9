package dev.anxin.local.deploy;

import dev.anxin.function.config.ConfigurationCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who issues merchants' tokens, if it is not a pool of the stack's.
///
/// @param audience which its tokens name
public record TokenIssuer(Optional<String> url, Optional<String> audience) {
    /// What keeps tokens from being accepted.
    public List<String> problems() {
        var problems = new ArrayList<String>();
        if (!url.stream().allMatch(one -> isOneWord(one) && ConfigurationCheck.isHttps(one))) {
            problems.add("--issuer is no https address");
        }
        if (!audience.stream().allMatch(TokenIssuer::isOneWord)) {
            problems.add("--audience is empty or has white space in it");
        }
        if (audience.isPresent() && url.isEmpty()) {
            problems.add("--audience says nothing without --issuer");
        }
        return problems;
    }

    private static boolean isOneWord(String text) {
        return text.matches("\\S+");
    }

    /// Of the template; none for the stack's own pool.
    public Map<String, String> parameters() {
        return url.map(one -> Map.of("JwtIssuer", one, "JwtAudience", audience.orElse("anxin")))
                .orElse(Map.of());
    }
}
