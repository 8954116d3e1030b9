/// What the configuration says of gateways, read and checked by the same code in the functions and on an operator's
/// machine.
@NullMarked
package dev.anxin.function.config;

import org.jspecify.annotations.NullMarked;
