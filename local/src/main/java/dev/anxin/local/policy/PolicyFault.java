package dev.anxin.local.policy;

/// A policy that is wrong, or says what is not judged here. The message names the place.
public final class PolicyFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PolicyFault(String message) {
        super(message);
    }
}
