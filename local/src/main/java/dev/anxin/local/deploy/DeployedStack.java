package dev.anxin.local.deploy;

import dev.anxin.http.AddressPolicy;
import dev.anxin.http.PublicAddresses;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What CloudFormation says of a stack.
///
/// @param status by CloudFormation's own name
public record DeployedStack(String name, String status, Map<String, String> outputs, Map<String, String> parameters) {
    /// Nothing was made yet: a change set waits for its first execution.
    private static final String EMPTY = "REVIEW_IN_PROGRESS";

    private static final Set<String> NEVER_CAME_UP = Set.of("ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "CREATE_FAILED");

    public DeployedStack {
        outputs = Map.copyOf(outputs);
        parameters = Map.copyOf(parameters);
    }

    /// Why CloudFormation would refuse a stack of this name; empty if it would not.
    public static Optional<String> nameProblem(String name) {
        return name.matches("[a-zA-Z][-a-zA-Z0-9]{0,127}")
                ? Optional.empty()
                : Optional.of("--stack is no name of a stack: up to 128 letters, digits and '-', a letter first");
    }

    /// Where its functions bring merchants' events.
    AddressPolicy eventAddresses() {
        return parameters.getOrDefault("InternalEvents", "").equals("true")
                ? AddressPolicy.OPEN
                : new PublicAddresses();
    }

    /// Whether tokens come from an issuer of the operator's own, and not from a pool of the stack's.
    public boolean hasOwnIssuer() {
        return !parameters.getOrDefault("JwtIssuer", "").isEmpty();
    }

    /// Whether it has resources.
    public boolean isMade() {
        return !status.equals(EMPTY);
    }

    /// Whether its first deployment came to its end: more of such a stack outlives it.
    public boolean cameUp() {
        return isMade() && !NEVER_CAME_UP.contains(status);
    }

    /// Why it cannot be deployed to now; empty if it can.
    Optional<String> problem() {
        if (isMade() && status.endsWith("_IN_PROGRESS")) {
            return Optional.of("The stack " + name + " is being changed (" + status + "), by somebody else or by a"
                    + " deployment that was broken off and goes on at AWS. Wait until it is over, and run this again.");
        }
        if (NEVER_CAME_UP.contains(status)) {
            return Optional.of("The first deployment of the stack " + name + " failed (" + status
                    + "), and CloudFormation changes such a stack no more. Why it failed stands in its events: aws"
                    + " cloudformation describe-stack-events --stack-name " + name + ". Mend that, remove what is left"
                    + " with ./anxin undeploy --stack " + name + ", and run this again.");
        }
        return switch (status) {
            case "UPDATE_ROLLBACK_FAILED" ->
                Optional.of("An update of the stack " + name + " failed, and so did its rollback. Let it end first: aws"
                        + " cloudformation continue-update-rollback --stack-name " + name);
            case "DELETE_FAILED" ->
                Optional.of("The stack " + name + " was to be deleted, and a part could not be. Delete that by hand,"
                        + " then run ./anxin undeploy --stack " + name + " again.");
            default -> Optional.empty();
        };
    }

    /// @throws DeploymentRefusal if it has no such output
    public String output(String key) {
        return Optional.ofNullable(outputs.get(key))
                .orElseThrow(() -> new DeploymentRefusal("The stack " + name + " has no output " + key
                        + ": it is none of Anxin, or of another release. Deploy it anew."));
    }
}
