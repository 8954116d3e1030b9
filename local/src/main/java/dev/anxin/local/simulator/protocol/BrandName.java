package dev.anxin.local.simulator.protocol;

/// What customers call a gateway.
public record BrandName(String english, String chinese) {
    /// The same in every language.
    public static BrandName of(String name) {
        return new BrandName(name, name);
    }

    /// Where a page speaks both: once, if they are the same.
    public String both() {
        return english.equals(chinese) ? english : english + " · " + chinese;
    }
}
