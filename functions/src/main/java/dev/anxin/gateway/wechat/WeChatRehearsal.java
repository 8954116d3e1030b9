package dev.anxin.gateway.wechat;

import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.SampleDelivery;
import dev.anxin.gateway.signature.Rsa;
import dev.anxin.json.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/// A transaction that succeeded, sealed and signed.
final class WeChatRehearsal {
    private static final String KEY_ID = WeChatSecret.PUBLIC_KEY + "REHEARSAL";
    private static final String SEAL = "rehearsal".repeat(4).substring(0, WeChatSecret.SEAL_BYTES);
    private static final String NONCE = "rehearsal---";
    private static final String MCHID = "1";
    private static final String APPID = "rehearsal";
    private static final String KIND = "transaction";

    private WeChatRehearsal() {}

    static SampleDelivery of(Instant now) {
        var pair = Rsa.fresh();
        var body = body(now);
        var signed = now.getEpochSecond() + "\n" + NONCE + "\n" + body + "\n";
        var headers = Map.of(
                WeChatSignature.SERIAL,
                KEY_ID,
                WeChatSignature.TIMESTAMP,
                Long.toString(now.getEpochSecond()),
                WeChatSignature.NONCE,
                NONCE,
                WeChatSignature.SIGNATURE,
                Bytes.base64(Rsa.sign(pair.getPrivate(), Bytes.utf8(signed))));
        var secrets = List.of(KEY_ID + ":" + Bytes.base64(pair.getPublic().getEncoded()), WeChatSecret.SEAL + SEAL);
        return new SampleDelivery(secrets, Map.of("mchid", MCHID, "appid", APPID), headers, body);
    }

    private static String body(Instant now) {
        var time = now.truncatedTo(ChronoUnit.SECONDS).toString();
        var transaction = Json.object(
                "appid",
                APPID,
                "mchid",
                MCHID,
                "out_trade_no",
                "rehearsal",
                "transaction_id",
                "rehearsal",
                "trade_state",
                "SUCCESS",
                "success_time",
                time,
                "amount",
                Json.object("total", 1099, "currency", "CNY"));
        var sealed = WeChatSeal.sealed(
                Bytes.utf8(SEAL), Bytes.utf8(NONCE), Bytes.utf8(KIND), Bytes.utf8(transaction.write()));
        return Json.object(
                        "id",
                        "rehearsal",
                        "create_time",
                        time,
                        "event_type",
                        WeChatEvents.PAID,
                        "resource",
                        Json.object(
                                "algorithm",
                                WeChatSeal.ALGORITHM,
                                "nonce",
                                NONCE,
                                "associated_data",
                                KIND,
                                "ciphertext",
                                Bytes.base64(sealed)))
                .write();
    }
}
