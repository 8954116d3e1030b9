/// The demo's payments at gateways that have stories of their own, because less is told there, or other things go
/// wrong.
@NullMarked
package dev.anxin.local.demo.gateway;

import org.jspecify.annotations.NullMarked;
