/// Tampers with gateways' callbacks, and sees whether the function that receives them believes one. It knows of
/// gateways only what their simulators say of themselves.
@NullMarked
package dev.anxin.local.fuzz;

import org.jspecify.annotations.NullMarked;
