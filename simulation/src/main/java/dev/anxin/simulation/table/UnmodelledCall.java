package dev.anxin.simulation.table;

/// A call uses a part of DynamoDB that nobody has modelled here: to be added, with its row in the contract
/// test. It is not an exception that a function could take for a busy table.
public final class UnmodelledCall extends Error {
    private static final long serialVersionUID = 1L;

    UnmodelledCall(String what) {
        super("not modelled: " + what);
    }
}
