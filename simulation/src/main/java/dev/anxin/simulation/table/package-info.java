/// A DynamoDB table in memory behind the SDK's own interface: conditional writes, transactions, queries and
/// an index, with the changes that a stream would carry. It knows the part of the API and of its expressions
/// that Anxin uses, with what DynamoDB refuses there, and refuses the rest by name. The contract suite holds it
/// to DynamoDB Local.
@NullMarked
package dev.anxin.simulation.table;

import org.jspecify.annotations.NullMarked;
