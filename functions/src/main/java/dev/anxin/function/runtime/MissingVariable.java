package dev.anxin.function.runtime;

/// A variable that the function needs is not declared in the template. Trying again does not help.
public final class MissingVariable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MissingVariable(String name) {
        super("The environment variable " + name + " is missing: declare it for this function in template.yaml");
    }
}
