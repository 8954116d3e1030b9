/// Comparing our books with the gateway's: what they hold against each other, what of it anybody must see to,
/// and the report about it. Pure: what is known and what was heard come in, findings go out. Nothing here
/// takes back what a payment was: what the gateway says is a fact, and what contradicts calls a person.
@NullMarked
package dev.anxin.reconcile;

import org.jspecify.annotations.NullMarked;
