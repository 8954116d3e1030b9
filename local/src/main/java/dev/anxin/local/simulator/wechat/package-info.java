/// WeChat Pay (微信支付), API v3: signed requests and answers, encrypted callbacks, and no word of what failed.
@NullMarked
package dev.anxin.local.simulator.wechat;

import org.jspecify.annotations.NullMarked;
