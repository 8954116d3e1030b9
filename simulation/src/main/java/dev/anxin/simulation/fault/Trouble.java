package dev.anxin.simulation.fault;

/// One thing that can go wrong at one place.
public sealed interface Trouble permits Fate, CallFate, PathFate {}
