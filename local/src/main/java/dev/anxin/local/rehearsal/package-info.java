/// A reconciliation of very many payments, rehearsed on this machine: engines and a gateway in this
/// process, and in another one, with the memory of a small function, the production function alone.
@NullMarked
package dev.anxin.local.rehearsal;

import org.jspecify.annotations.NullMarked;
