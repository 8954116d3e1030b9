/// The heart; read it first. Everyone writes facts ([Fact]); what they add up to is a [Summary], in any
/// order; what that means is a [PaymentState]; what must happen is [Owed]. All of it is pure and total: no
/// clock, no network, no JSON, no exception for any input. Doing a thing twice, or learning it twice,
/// changes nothing.
@NullMarked
package dev.anxin.ledger;

import org.jspecify.annotations.NullMarked;
