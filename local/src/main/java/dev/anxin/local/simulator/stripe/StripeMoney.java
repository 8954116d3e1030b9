package dev.anxin.local.simulator.stripe;

import dev.anxin.json.Json;
import dev.anxin.local.engine.LoopbackServer;
import dev.anxin.local.simulator.books.GatewayBooks;
import dev.anxin.local.simulator.books.GatewayDispute;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.GatewayRefund;
import dev.anxin.local.simulator.books.RefundOutcome.Made;
import dev.anxin.local.simulator.books.RefundOutcome.Refused;
import dev.anxin.local.simulator.books.RefundOutcome.Why;
import dev.anxin.local.simulator.protocol.GatewayApi.Asked;
import dev.anxin.local.simulator.protocol.GatewayApi.Desk;
import dev.anxin.local.simulator.protocol.GatewayApi.Wanted;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// Stripe's refunds and disputes, and its lists.
final class StripeMoney {
    private static final String OUR_ID = "metadata[anxin_refund]";

    private final StripeApi api;
    private final StripeKeys keys = new StripeKeys();

    StripeMoney(StripeApi api) {
        this.api = api;
    }

    static boolean isAsked(Asked asked) {
        return asked.part(2).equals("refunds") || asked.part(2).equals("disputes");
    }

    static String about(Asked asked) {
        var charge = asked.form().getOrDefault("charge", "");
        return asked.form().getOrDefault("payment_intent", charge.replaceFirst("^ch_", ""));
    }

    LoopbackServer.Answer answer(Asked asked, GatewayBooks gatewayBooks, Desk desk) {
        var payment = gatewayBooks.find(about(asked));
        if (payment.isEmpty()) {
            return api.refused(404, "resource_missing", "No such payment_intent: '" + about(asked) + "'");
        }
        if (asked.isRefund()) {
            var parameters = new TreeMap<>(asked.form()).toString();
            return keys.once(asked.key(), parameters, desk.now(), () -> refund(payment.get(), asked, desk));
        }
        var all = asked.part(2).equals("refunds")
                ? payment.get().returns().refunds().stream().map(one -> StripeObjects.refund(payment.get(), one))
                : payment.get().returns().disputes().stream().map(one -> StripeObjects.dispute(payment.get(), one));
        return list(asked, all.toList().reversed());
    }

    private LoopbackServer.Answer refund(GatewayPayment payment, Asked asked, Desk desk) {
        var units = asked.form().getOrDefault("amount", "");
        if (!units.matches("[1-9][0-9]{0,14}")) {
            return api.refused(400, "parameter_invalid_integer", "Invalid positive integer: " + units);
        }
        var amount = StripeObjects.money(Long.parseLong(units), payment.amount().currency());
        return switch (desk.refund(payment, new Wanted(asked.form().getOrDefault(OUR_ID, ""), amount, false))) {
            case Made(var after, var refund, var _) ->
                LoopbackServer.Answer.json(
                        200, StripeObjects.refund(after, refund).write());
            case Refused(var why) -> refused(why);
        };
    }

    private LoopbackServer.Answer refused(Why why) {
        var code = switch (why) {
            case NOT_TAKEN -> "payment_intent_unexpected_state";
            case DISPUTED -> "charge_disputed";
            case TOO_MUCH -> "amount_too_large";
            case NOTHING_LEFT -> "charge_already_refunded";
            case REJECTED -> "balance_insufficient";
            case OTHER_CURRENCY, OTHER_AMOUNT -> "parameter_invalid_string_blank";
        };
        return api.refused(400, code, "This charge cannot be refunded: " + why + ".");
    }

    /// The account's payment intents, newest first.
    LoopbackServer.Answer intents(Asked asked, GatewayBooks gatewayBooks) {
        var from = seconds(asked, "created[gte]", Instant.EPOCH);
        var until = seconds(asked, "created[lt]", Instant.MAX);
        var after = asked.form().getOrDefault("starting_after", "");
        var limit = limit(asked);
        var found = gatewayBooks.newestFirst(from, until, after, limit + 1);
        var page = found.stream().limit(limit).map(payment -> StripeObjects.intent(payment, false));
        return list(page.toList(), found.size() > limit, asked.path());
    }

    static Instant seconds(Asked asked, String field, Instant otherwise) {
        var text = asked.form().getOrDefault(field, "");
        return text.matches("[0-9]{1,11}") ? Instant.ofEpochSecond(Long.parseLong(text)) : otherwise;
    }

    private static int limit(Asked asked) {
        var text = asked.form().getOrDefault("limit", "");
        return text.matches("[1-9][0-9]?|100") ? Integer.parseInt(text) : 10;
    }

    /// One page of a list, by the limit and the cursor that are asked for.
    static LoopbackServer.Answer list(Asked asked, List<Json> newestFirst) {
        var after = asked.form().getOrDefault("starting_after", "");
        Function<Json, String> id = object -> object.needText("id");
        var from = newestFirst.stream().map(id).toList().indexOf(after) + 1;
        var rest = newestFirst.subList(from, newestFirst.size());
        return list(rest.stream().limit(limit(asked)).toList(), rest.size() > limit(asked), asked.path());
    }

    private static LoopbackServer.Answer list(List<? extends Json> page, boolean more, String path) {
        var body = Json.object("object", "list", "data", Json.array(page.stream()), "has_more", more, "url", path);
        return LoopbackServer.Answer.json(200, body.write());
    }

    /// What is told of a refund: of a new one also by its charge, which knows the sum alone.
    static Stream<Told> told(GatewayPayment payment, GatewayRefund refund) {
        var about = StripeObjects.refund(payment, refund);
        if (refund.isFresh()) {
            return Stream.of(
                    new Told("refund.created", about), new Told("charge.refunded", StripeObjects.charge(payment)));
        }
        var type = refund.status() == GatewayRefund.Status.FAILED ? "refund.failed" : "refund.updated";
        return Stream.of(new Told(type, about), new Told("charge.refund.updated", about));
    }

    static Stream<Told> told(GatewayPayment payment, GatewayDispute dispute) {
        var begins = dispute.isFresh() ? "charge.dispute.created" : "charge.dispute.updated";
        var types = switch (dispute.status()) {
            case INQUIRY -> List.of(begins);
            case OPEN -> List.of(begins, "charge.dispute.funds_withdrawn");
            case PREVENTED -> dispute.isFresh() ? List.of(begins) : List.of("charge.dispute.closed");
            case CLOSED, LOST -> List.of("charge.dispute.closed");
            case WON -> List.of("charge.dispute.closed", "charge.dispute.funds_reinstated");
        };
        return types.stream().map(type -> new Told(type, StripeObjects.dispute(payment, dispute)));
    }

    /// An event, before it has an id.
    record Told(String type, Json about) {}
}
