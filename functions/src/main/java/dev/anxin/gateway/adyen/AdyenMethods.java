package dev.anxin.gateway.adyen;

import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.payment.Method;
import dev.anxin.payment.MethodClass;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// By which method a payment that is under way is being paid. The field is not signed. So it can only make us wait
/// longer and send nothing back by itself: what it does not name as slow is instant, as whatever has no name.
final class AdyenMethods {
    private static final Map<String, MethodClass> BEGINNINGS = Map.ofEntries(
            Map.entry("ach", MethodClass.DEBIT),
            Map.entry("directdebit_", MethodClass.DEBIT),
            Map.entry("sepadirectdebit", MethodClass.DEBIT),
            Map.entry("eft_directdebit", MethodClass.DEBIT),
            Map.entry("boletobancario", MethodClass.VOUCHER),
            Map.entry("oxxo", MethodClass.VOUCHER),
            Map.entry("econtext_", MethodClass.VOUCHER),
            Map.entry("multibanco", MethodClass.VOUCHER),
            Map.entry("dragonpay_otc_", MethodClass.VOUCHER),
            Map.entry("doku_alfamart", MethodClass.VOUCHER),
            Map.entry("doku_indomaret", MethodClass.VOUCHER),
            Map.entry("doku_", MethodClass.TRANSFER),
            Map.entry("banktransfer", MethodClass.TRANSFER));

    private AdyenMethods() {}

    /// @param attempt Adyen's id of it
    static Stream<News> slow(Json item, String attempt) {
        var type = item.at("paymentMethod").text().orElse("");
        return methodClass(type).map(named -> method(named, type, attempt)).map(News.MethodNamed::new).stream()
                .map(News.class::cast);
    }

    /// The longest beginning that fits.
    private static Optional<MethodClass> methodClass(String type) {
        return BEGINNINGS.entrySet().stream()
                .filter(entry -> type.startsWith(entry.getKey()))
                .max(Map.Entry.comparingByKey((one, other) -> Integer.compare(one.length(), other.length())))
                .map(Map.Entry::getValue);
    }

    private static Method method(MethodClass methodClass, String type, String attempt) {
        return switch (methodClass) {
            case INSTANT -> Method.instant(type);
            case DEBIT -> Method.debit(type, attempt);
            case VOUCHER -> Method.voucher(type, Instant.MAX, "");
            case TRANSFER -> Method.transfer(type, Instant.MAX, "", -1);
        };
    }
}
