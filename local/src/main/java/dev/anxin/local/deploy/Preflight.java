package dev.anxin.local.deploy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.servicemetadata.CognitoIdpServiceMetadata;

/// What is wrong before anything is made.
///
/// @param ahead how far this machine's clock is before AWS's; negative if it is behind
/// @param ownIssuer whether tokens come from an issuer of the operator's own
/// @param stack none if there is none yet
record Preflight(Duration ahead, Region region, boolean ownIssuer, Optional<DeployedStack> stack) {
    /// Signatures of callbacks live for 300 seconds: one that is made here must still be good when it arrives.
    static final Duration MOST_APART = Duration.ofSeconds(60);

    List<String> problems() {
        var problems = new ArrayList<String>();
        if (ahead.abs().compareTo(MOST_APART) > 0) {
            problems.add("This machine's clock is " + ahead.abs().toSeconds() + " s "
                    + (ahead.isNegative() ? "behind" : "ahead of") + " AWS's. Set it (timedatectl set-ntp true):"
                    + " AWS and we refuse what is signed at another time.");
        }
        if (needsCognito() && !hasCognito()) {
            problems.add("There is no Cognito in " + region + ", as far as this release knows, to give merchants their"
                    + " tokens. Take another region, or an issuer of your own: --issuer https://... --audience NAME");
        }
        stack.flatMap(DeployedStack::problem).ifPresent(problems::add);
        return problems;
    }

    private boolean needsCognito() {
        return !ownIssuer && !stack.map(DeployedStack::hasOwnIssuer).orElse(false);
    }

    private boolean hasCognito() {
        return new CognitoIdpServiceMetadata().regions().contains(region);
    }
}
