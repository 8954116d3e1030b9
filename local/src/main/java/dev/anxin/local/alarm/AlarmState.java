package dev.anxin.local.alarm;

/// In CloudWatch's own words.
public enum AlarmState {
    OK,
    ALARM,
    INSUFFICIENT_DATA
}
