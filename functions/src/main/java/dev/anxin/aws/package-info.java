/// The edges of the system over DynamoDB, SQS, SNS and Secrets Manager, with the low-level clients. A class
/// is named after what it keeps, in the plural. Decides nothing: what is written is decided in `ledger`.
@NullMarked
package dev.anxin.aws;

import org.jspecify.annotations.NullMarked;
