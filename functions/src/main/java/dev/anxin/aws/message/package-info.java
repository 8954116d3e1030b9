/// Messages over SQS and SNS: what each one carries, how it is written and read, and where it goes once it was
/// given up. A message is a hint to look at a payment; what is true stands in the table.
@NullMarked
package dev.anxin.aws.message;

import org.jspecify.annotations.NullMarked;
