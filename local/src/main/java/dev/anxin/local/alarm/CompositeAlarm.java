package dev.anxin.local.alarm;

/// An alarm on other alarms.
public record CompositeAlarm(AlarmHeader header, AlarmRule rule) {}
