/// WeChat Pay (微信支付), API v3. Callbacks and answers are signed with WeChat Pay's own RSA key, and what callbacks
/// say is encrypted. Only success is pushed: all else is learned by asking. What the gateway does not tell at all
/// stands in docs/gateways/wechat.md.
@NullMarked
package dev.anxin.gateway.wechat;

import org.jspecify.annotations.NullMarked;
