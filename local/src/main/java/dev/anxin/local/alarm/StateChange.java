package dev.anxin.local.alarm;

import java.time.Instant;

/// An alarm came into another state.
///
/// @param reason for people
public record StateChange(AlarmHeader header, AlarmState from, AlarmState to, Instant at, String reason) {}
