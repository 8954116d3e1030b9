package dev.anxin.gateway.alipay;

import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.ForeignText;
import dev.anxin.gateway.SampleDelivery;
import dev.anxin.gateway.signature.Rsa;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A trade that succeeded.
final class AlipayRehearsal {
    private static final String MADE = "rehearsal";
    private static final String APP_ID = "1000000000";
    private static final String SELLER_ID = "1000000001";

    private AlipayRehearsal() {}

    static SampleDelivery of(Instant now) {
        var pair = Rsa.fresh();
        var time = AlipayTimes.written(now);
        var fields = new TreeMap<>(Map.of(
                "notify_id", MADE,
                "notify_type", AlipayEvents.TRADE,
                "notify_time", time,
                "app_id", APP_ID,
                "seller_id", SELLER_ID,
                "out_trade_no", MADE,
                "trade_status", AlipayAnswers.SUCCESS,
                "total_amount", "10.99",
                "gmt_payment", time));
        var signed = AlipayForm.of(Bytes.utf8(form(fields))).signed(Set.of());
        fields.put(AlipaySignature.SIGN, Bytes.base64(Rsa.sign(pair.getPrivate(), signed)));
        fields.put(AlipaySignature.SIGN_TYPE, AlipaySignature.RSA2);
        return new SampleDelivery(
                List.of(AlipaySecret.PUBLIC_KEY + Bytes.base64(pair.getPublic().getEncoded())),
                Map.of("app_id", APP_ID, "seller_id", SELLER_ID),
                Map.of("content-type", "application/x-www-form-urlencoded"),
                form(fields));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + ForeignText.inPath(field.getValue()))
                .collect(Collectors.joining("&"));
    }
}
