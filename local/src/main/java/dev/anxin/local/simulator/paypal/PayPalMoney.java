package dev.anxin.local.simulator.paypal;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.local.engine.LoopbackServer.Answer;
import dev.anxin.local.simulator.books.GatewayBooks;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.local.simulator.books.RefundOutcome;
import dev.anxin.local.simulator.protocol.GatewayApi.Asked;
import dev.anxin.local.simulator.protocol.GatewayApi.Desk;
import dev.anxin.local.simulator.protocol.GatewayApi.Wanted;
import dev.anxin.payment.Money;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What becomes of captured money: refunds, disputes, and the search for transactions.
final class PayPalMoney {
    static final String DISPUTES = "/v1/customer/disputes";
    static final String TRANSACTIONS = "/v1/reporting/transactions";

    private static final Set<String> FIELDS = Set.of("amount", "custom_id", "invoice_id", "note_to_payer");
    private static final Set<String> LIST = Set.of("disputed_transaction_id", "page_size", "");
    private static final int LONGEST_KEY = 108;
    private static final int LONGEST_ID = 127;

    /// How far the search is behind (reporting_transactions_v1.json).
    private static final Duration LAG = Duration.ofHours(3);

    private PayPalMoney() {}

    /// `POST /v2/payments/captures/{id}/refund`
    static Answer refund(GatewayPayment payment, Asked asked, Desk desk) {
        if (asked.key().isEmpty() || asked.key().length() > LONGEST_KEY) {
            return PayPalApi.error(400, "INVALID_REQUEST", "INVALID_STRING_LENGTH", "PayPal-Request-Id is none.");
        }
        var body = Json.parse(asked.body());
        PayPalApi.only(body, FIELDS);
        if (body.at("custom_id").text().filter(id -> id.length() <= LONGEST_ID).isEmpty()) {
            return PayPalApi.error(400, "INVALID_REQUEST", "MISSING_REQUIRED_PARAMETER", "custom_id is none.");
        }
        var own = PayPalNames.capture(payment, payment.tries().number());
        if (payment.status() != Status.SUCCEEDED || !own.equals(asked.part(4))) {
            return PayPalApi.missing();
        }
        var amount = PayPalUnits.read(body.at("amount"));
        return switch (desk.refund(payment, new Wanted(asked.key(), amount, true))) {
            case RefundOutcome.Made(var after, var refund, var again) ->
                Answer.json(
                        again ? 200 : 201, PayPalObjects.refund(after, refund).write());
            case RefundOutcome.Refused(var why) -> refused(why);
        };
    }

    private static Answer refused(RefundOutcome.Why why) {
        var issue = switch (why) {
            case NOT_TAKEN -> "PENDING_CAPTURE";
            case OTHER_CURRENCY -> "REFUND_CAPTURE_CURRENCY_MISMATCH";
            case DISPUTED -> "TRANSACTION_DISPUTED";
            case TOO_MUCH -> "REFUND_AMOUNT_EXCEEDED";
            case NOTHING_LEFT -> "CAPTURE_FULLY_REFUNDED";
            case OTHER_AMOUNT -> "DUPLICATE_REQUEST_ID";
            case REJECTED -> "REFUND_NOT_ALLOWED";
        };
        return PayPalApi.error(422, "UNPROCESSABLE_ENTITY", issue, "It cannot be refunded.");
    }

    /// The list of a capture's disputes, or one of them.
    static Answer disputes(Asked asked, GatewayBooks gatewayBooks) {
        if (!asked.part(4).isEmpty()) {
            return all(gatewayBooks)
                    .flatMap(payment -> payment.returns().dispute(asked.part(4)).stream()
                            .map(dispute -> PayPalObjects.detailed(payment, dispute)))
                    .findFirst()
                    .map(dispute -> Answer.json(200, dispute.write()))
                    .orElseGet(PayPalApi::missing);
        }
        var capture = asked.form().getOrDefault("disputed_transaction_id", "");
        if (capture.isEmpty() || asked.form().keySet().stream().anyMatch(name -> !LIST.contains(name))) {
            return PayPalApi.error(
                    400, "INVALID_REQUEST", "INVALID_PARAMETER_VALUE", "The list is not of one capture.");
        }
        var items = gatewayBooks.find(PayPalNames.own(capture)).stream()
                .flatMap(payment -> payment.returns().disputes().stream()
                        .<Json>map(dispute -> new Json.Fields(PayPalObjects.dispute(payment, dispute))));
        return Answer.json(200, Json.object("items", Json.array(items)).write());
    }

    private static Stream<GatewayPayment> all(GatewayBooks gatewayBooks) {
        return gatewayBooks.newestFirst(Instant.EPOCH, Instant.MAX, "", 100_000).stream();
    }

    static Answer transactions(Asked asked, GatewayBooks gatewayBooks, Desk desk) {
        var from = time(asked, "start_date");
        var until = time(asked, "end_date");
        if (Duration.between(from, until).compareTo(Duration.ofDays(31)) > 0) {
            return PayPalApi.error(400, "INVALID_REQUEST", "INVALID_PARAMETER_VALUE", "It is more than 31 days.");
        }
        var seen = desk.now().minus(LAG);
        var taken = all(gatewayBooks)
                .filter(payment -> payment.at(Status.SUCCEEDED)
                        .filter(at -> !at.isBefore(from) && at.isBefore(until) && at.isBefore(seen))
                        .isPresent())
                .toList();
        return page(taken, number(asked, "page", 1), number(asked, "page_size", 100));
    }

    private static Answer page(List<GatewayPayment> taken, int page, int size) {
        var rows = taken.stream().skip((page - 1L) * size).limit(size).map(PayPalMoney::transaction);
        return Answer.json(
                200,
                Json.object(
                                "transaction_details",
                                Json.array(rows),
                                "page",
                                page,
                                "total_items",
                                taken.size(),
                                "total_pages",
                                Math.max(1, (taken.size() + size - 1) / size))
                        .write());
    }

    private static Json transaction(GatewayPayment payment) {
        var sum = new Money(payment.taken().minor(), payment.amount().currency());
        return Json.object(
                "transaction_info",
                Json.object(
                        "transaction_id",
                        PayPalNames.capture(payment, payment.tries().number()),
                        "transaction_event_code",
                        "T0006",
                        "transaction_initiation_date",
                        PayPalObjects.time(payment.since()),
                        "transaction_amount",
                        PayPalUnits.write(sum),
                        "transaction_status",
                        "S"));
    }

    static Instant time(Asked asked, String field) {
        try {
            return Instant.parse(asked.form().getOrDefault(field, ""));
        } catch (DateTimeException none) {
            throw new BadJson("INVALID_PARAMETER_SYNTAX");
        }
    }

    static int number(Asked asked, String field, int otherwise) {
        var text = asked.form().getOrDefault(field, "" + otherwise);
        if (!text.matches("[1-9][0-9]{0,2}")) {
            throw new BadJson("INVALID_PARAMETER_SYNTAX");
        }
        return Integer.parseInt(text);
    }
}
