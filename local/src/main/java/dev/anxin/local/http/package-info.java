/// HTTP in front of functions, as API Gateway's HTTP API does it: routes, limits, events in payload format
/// 2.0, tokens checked against their issuer's keys, and an issuer of our own for one machine.
@NullMarked
package dev.anxin.local.http;

import org.jspecify.annotations.NullMarked;
