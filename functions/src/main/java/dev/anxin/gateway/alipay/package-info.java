/// Alipay (支付宝), open platform. Notices are forms, signed by the V1 rule with RSA2; calls go over API v3, whose whole
/// bodies are signed. A partial refund is told as a success, a full one as a closed trade. What the gateway does not
/// tell at all stands in docs/gateways/alipay.md.
@NullMarked
package dev.anxin.gateway.alipay;

import org.jspecify.annotations.NullMarked;
