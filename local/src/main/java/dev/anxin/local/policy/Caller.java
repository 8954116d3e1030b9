package dev.anxin.local.policy;

import java.util.List;
import java.util.Map;

/// Who calls.
public sealed interface Caller {
    /// How AWS names it in a refusal.
    String user();

    /// A function in its role.
    ///
    /// @param name of the role in the template
    /// @param arn of the role
    record Role(String name, String arn, String user, List<Statement> statements) implements Caller {
        public Role {
            statements = List.copyOf(statements);
        }

        /// Whether a service may take the role.
        ///
        /// @param trusted the role's AssumeRolePolicyDocument
        public boolean isTakenBy(List<Statement> trusted, String service) {
            var verdict = new PolicyJudge(Map.of(arn, trusted))
                    .judge(new Service(service), ActionCall.of("sts:AssumeRole", arn));
            return verdict instanceof PolicyVerdict.Allowed;
        }
    }

    /// One of AWS's services, by itself.
    ///
    /// @param user `sns.amazonaws.com`
    record Service(String user) implements Caller {}
}
