package dev.anxin.simulation.table;

/// A call uses a part of DynamoDB that nobody has modelled here: to be added, with its row in the contract
/// test.
public final class NotModelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotModelled(String what) {
        super("not modelled: " + what);
    }
}
