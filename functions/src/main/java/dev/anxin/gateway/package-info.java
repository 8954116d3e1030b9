/// What is common to payment gateways: a delivery, what reading it may give, and the port that each gateway
/// fills in its own package. Verifying needs no network; the clock comes with the delivery.
@NullMarked
package dev.anxin.gateway;

import org.jspecify.annotations.NullMarked;
