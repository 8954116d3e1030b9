/// Who may do what: IAM's own rules, over statements as values. Pure: it starts nothing, and asks no clock and no
/// engine. What it does not know it refuses to read, and where it is in doubt how AWS decides, it denies. Source:
/// the IAM user guide, "Policy evaluation logic" and "IAM JSON policy elements".
@NullMarked
package dev.anxin.local.policy;

import org.jspecify.annotations.NullMarked;
