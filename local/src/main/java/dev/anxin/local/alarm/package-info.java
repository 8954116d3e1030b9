/// CloudWatch's alarms: when they ring, by its own documented rules, over metrics as values. Pure: it starts nothing,
/// and asks no clock and no engine. Source: the CloudWatch user guide, "Alarm evaluation", "Configuring how CloudWatch
/// alarms treat missing data", "Alarm evaluation window" and "Create a composite alarm".
@NullMarked
package dev.anxin.local.alarm;

import org.jspecify.annotations.NullMarked;
