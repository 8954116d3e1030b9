package dev.anxin.payment;

/// How it became known how a payment ended whose customer waited.
public enum RecoveryPath {
    /// The gateway told it by itself.
    CALLBACK("callback"),
    /// The gateway was asked.
    QUESTION("question"),
    /// A person had been called by then.
    PERSON("person");

    private final String word;

    RecoveryPath(String word) {
        this.word = word;
    }

    /// As counts and metrics have it: `question`.
    public String word() {
        return word;
    }
}
