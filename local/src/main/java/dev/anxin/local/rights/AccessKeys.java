package dev.anxin.local.rights;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Access key ids: by them the engines know who calls. They are made up, and look it.
public final class AccessKeys {
    /// Of whoever made the stack: it may do everything. DynamoDB Local takes letters and digits only.
    public static final String OPERATOR = "anxinlocal";

    private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^/,\\s]+)/");

    private AccessKeys() {}

    /// @param function its logical id
    public static String of(String function) {
        return OPERATOR + function;
    }

    /// Whose key a request was signed with.
    ///
    /// @param authorization the header of that name
    static Optional<String> read(@Nullable String authorization) {
        return Optional.ofNullable(authorization)
                .map(CREDENTIAL::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1));
    }
}
