/// One handler per Lambda function, and their wiring. Only here are the environment and the clock read. A
/// handler turns AWS's JSON into the domain's values and back; what it decides is decided in `ledger` and
/// `gateway`.
@NullMarked
package dev.anxin.function;

import org.jspecify.annotations.NullMarked;
