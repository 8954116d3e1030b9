package dev.anxin.simulation.fault;

/// What becomes of something on its way to a function.
public enum PathFate implements Trouble {
    FINE,
    /// What was done with comes again.
    TWICE,
    /// It comes an hour later than it should.
    LATE,
    /// The stream has forgotten it.
    FORGOTTEN
}
