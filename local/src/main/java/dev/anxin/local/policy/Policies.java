package dev.anxin.local.policy;

import java.util.List;
import java.util.Map;

/// All that a template says about who may do what.
///
/// @param roles of functions, by the function's logical id
/// @param attached policies of resources, by the resource's ARN
/// @param keys of encrypted topics, by the topic's ARN: the key's ARN
public record Policies(
        Map<String, Caller.Role> roles, Map<String, List<Statement>> attached, Map<String, String> keys) {
    public Policies {
        roles = Map.copyOf(roles);
        attached = Map.copyOf(attached);
        keys = Map.copyOf(keys);
    }

    public PolicyJudge judge() {
        return new PolicyJudge(attached);
    }
}
