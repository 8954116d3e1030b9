package dev.anxin.local.deploy;

import java.util.Optional;
import java.util.regex.Pattern;

/// Of the SAM CLI.
record SamVersion(int major, int minor) {
    /// The first that builds java25.
    static final SamVersion OLDEST = new SamVersion(1, 148);

    private static final Pattern PRINTED =
            Pattern.compile("SAM CLI, version (\\d{1,6})\\.(\\d{1,6})\\..*", Pattern.DOTALL);

    /// @param printed by `sam --version`
    static Optional<SamVersion> parse(String printed) {
        var matcher = PRINTED.matcher(printed.strip());
        return matcher.matches()
                ? Optional.of(new SamVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /// Why it cannot be used; empty if it can.
    Optional<String> problem() {
        if (major > OLDEST.major) {
            return Optional.of("The SAM CLI here is " + this + ", and " + OLDEST.major
                    + ".x is what this release knows. Install 1.170.0: pip install aws-sam-cli==1.170.0");
        }
        return major < OLDEST.major || minor < OLDEST.minor
                ? Optional.of("The SAM CLI here is " + this + ", and java25 needs " + OLDEST
                        + " or newer. Update it: pip install --upgrade aws-sam-cli")
                : Optional.empty();
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
