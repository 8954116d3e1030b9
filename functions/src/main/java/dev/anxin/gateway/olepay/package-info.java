/// OlePay (欧乐支付), the gateway of our demo. Its signature is Standard Webhooks, its amounts are ISO 4217's
/// minor units, and any 2xx is an acknowledgement. What its events mean is defined in `OlePayEvents`, and
/// nothing else lives here.
@NullMarked
package dev.anxin.gateway.olepay;

import org.jspecify.annotations.NullMarked;
