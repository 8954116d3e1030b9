/// The DynamoDB table. A class is named after the items that it keeps, in the plural; keys and attributes stand
/// here and nowhere else. It writes what it is given, on the condition that it is given.
@NullMarked
package dev.anxin.aws.table;

import org.jspecify.annotations.NullMarked;
