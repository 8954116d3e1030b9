/// The one place where gateways are registered, by the name that accounts use. A new gateway is one package
/// beside this one, and one line here.
@NullMarked
package dev.anxin.gateway.registry;

import org.jspecify.annotations.NullMarked;
