package dev.anxin.local.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// One action on one resource.
///
/// @param action as IAM writes it: `dynamodb:PutItem`
/// @param resource its ARN; a phone number has none and stands for itself
/// @param contexts by condition key, in small letters, what is known of the call. Several where AWS does not say
///     which it would be: all of them have to be allowed
public record ActionCall(String action, String resource, List<Map<String, Set<String>>> contexts) {
    public static final String LEADING_KEYS = "dynamodb:leadingkeys";
    public static final String ATTRIBUTES = "dynamodb:attributes";
    public static final String SELECT = "dynamodb:select";
    public static final String RETURN_VALUES = "dynamodb:returnvalues";
    public static final String ENCLOSING_OPERATION = "dynamodb:enclosingoperation";
    /// Of a mail. Source: Amazon SES developer guide, "Policy examples".
    public static final String FROM_ADDRESS = "ses:fromaddress";

    public static final String SOURCE_ARN = "aws:sourcearn";
    public static final String SOURCE_ACCOUNT = "aws:sourceaccount";

    /// Condition keys in AWS's own spelling, and whether they have many values.
    static final Map<String, Boolean> KEYS = Map.of(
            "dynamodb:LeadingKeys", true,
            "dynamodb:Attributes", true,
            "dynamodb:Select", false,
            "dynamodb:ReturnValues", false,
            "dynamodb:EnclosingOperation", false,
            "ses:FromAddress", false,
            "aws:SourceArn", false,
            "aws:SourceAccount", false);

    public ActionCall {
        contexts = List.copyOf(contexts);
        if (contexts.isEmpty()) {
            throw new IllegalArgumentException("a call that is judged in no context would always be allowed");
        }
    }

    /// Without anything that a condition could ask for.
    public static ActionCall of(String action, String resource) {
        return new ActionCall(action, resource, List.of(Map.of()));
    }

    /// AWS's own spelling of a condition key.
    static String spelling(String key) {
        return KEYS.keySet().stream()
                .filter(known -> known.toLowerCase(Locale.ROOT).equals(key))
                .findAny()
                .orElse(key);
    }

    /// What else is known of it, in all contexts.
    public ActionCall with(String key, String value) {
        return new ActionCall(
                action,
                resource,
                contexts.stream()
                        .map(context -> {
                            var more = new TreeMap<>(context);
                            more.put(key, Set.of(value));
                            return (Map<String, Set<String>>) more;
                        })
                        .toList());
    }
}
