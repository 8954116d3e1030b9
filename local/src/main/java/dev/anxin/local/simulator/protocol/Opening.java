package dev.anxin.local.simulator.protocol;

import dev.anxin.json.Json;
import dev.anxin.payment.Money;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The call by which a shop opens a payment at a gateway.
///
/// @param name what the payment is called there, by the answer
public record Opening(String path, String contentType, String body, Function<Json, String> name) {
    /// What a shop wants paid.
    ///
    /// @param number the shop's own, of the order
    /// @param account whose callbacks are wanted
    /// @param returnUrl where the gateway's page sends the customer; empty: nowhere
    public record Order(String number, Money amount, String account, Instant now, String returnUrl) {
        public Order(String number, Money amount, String account, Instant now) {
            this(number, amount, account, now, "");
        }
    }

    public static Opening json(String path, Json body, Function<Json, String> name) {
        return new Opening(path, "application/json", body.write(), name);
    }

    public static Opening form(String path, Map<String, String> fields, Function<Json, String> name) {
        var body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return new Opening(path, "application/x-www-form-urlencoded", body, name);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
