package dev.anxin.local.simulator.adyen;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.payment.Money;
import java.util.Set;

/// What Adyen refuses in a body.
final class AdyenRequestBody {
    private AdyenRequestBody() {}

    /// @throws BadJson if it has other fields, or is another merchant's
    static void own(Json body, Set<String> fields) {
        only(body, fields);
        if (!body.needText("merchantAccount").equals(Adyen.ACCOUNT)) {
            throw new BadJson("'merchantAccount' is another's");
        }
    }

    static void only(Json object, Set<String> fields) {
        object.members().keySet().stream()
                .filter(name -> !fields.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new BadJson("'" + name + "' is not known");
                });
    }

    /// @throws BadJson if it is not more than nothing
    static Money amount(Json amount) {
        only(amount, Set.of("value", "currency"));
        var value = amount.needWhole("value");
        var currency = amount.needText("currency");
        if (value <= 0 || !Money.isCurrency(currency)) {
            throw new BadJson("'amount' is not more than nothing in a currency");
        }
        return AdyenObjects.money(value, currency);
    }
}
