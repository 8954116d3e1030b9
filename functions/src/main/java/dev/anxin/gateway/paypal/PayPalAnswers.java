package dev.anxin.gateway.paypal;

import dev.anxin.gateway.Amount;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.Replies;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How an order stands: by its captures where there are any, else by its authorisations, else by its own status.
final class PayPalAnswers {
    private PayPalAnswers() {}

    static List<News> read(Inquiry inquiry, Json order) {
        if (!order.at("id").text().equals(PayPalIds.order(inquiry))) {
            return Replies.another();
        }
        var units = order.at("purchase_units").elements();
        return units.size() == 1
                ? unit(inquiry, order, units.getFirst())
                : Replies.noAnswer("an order of " + units.size() + " purchase units is not read here");
    }

    private static List<News> unit(Inquiry inquiry, Json order, Json unit) {
        var captures = unit.at("payments", "captures").elements();
        if (captures.stream().anyMatch(PayPalCaptures::isTaken)) {
            return taken(inquiry, unit, captures);
        }
        var pending = captures.stream()
                .filter(capture -> status(capture).equals("PENDING"))
                .findFirst();
        if (pending.isPresent()) {
            return PayPalCaptures.pending(pending.get());
        }
        var held = unit.at("payments", "authorizations").elements();
        if (!held.isEmpty()) {
            return held(inquiry, unit, held);
        }
        return captures.isEmpty()
                ? alone(order)
                : PayPalCaptures.failed(captures, status(order).equals("COMPLETED"));
    }

    private static List<News> taken(Inquiry inquiry, Json unit, List<Json> captures) {
        var asked = PayPalAmounts.read(unit.at("amount"));
        var refunds =
                unit.at("payments", "refunds").elements().stream().map(refund -> PayPalRefunds.dated(inquiry, refund));
        return Stream.concat(PayPalCaptures.taken(inquiry, asked, captures), refunds)
                .toList();
    }

    /// The latest, unless an earlier one still holds money: an authorisation can be made anew.
    private static List<News> held(Inquiry inquiry, Json unit, List<Json> authorizations) {
        var holding = authorizations.stream()
                .filter(one -> List.of("CREATED", "PARTIALLY_CAPTURED").contains(status(one)))
                .findFirst();
        var authorization = holding.orElseGet(authorizations::getLast);
        var id = authorization.at("id").text().filter(PayPalIds::isId).orElse("");
        var status = status(authorization);
        return switch (status) {
            case "CREATED", "PARTIALLY_CAPTURED" ->
                both(
                        PayPalAmounts.read(unit.at("amount")).news(News.Authorised::new),
                        PayPalIds.named(inquiry, PayPalIds.AUTHORIZATION, id));
            case "PENDING" -> List.of(new News.Acting(id, PayPalCaptures.reason(authorization)));
            case "DENIED" -> List.of(new News.Failed(id, PayPalCaptures.reason(authorization)), new News.Unpaid());
            case "EXPIRED", "VOIDED" -> List.of(inquiry.dated(time(authorization, "update_time"), new News.Closed()));
            case "CAPTURED" -> Replies.noAnswer("it was captured, and the answer shows no capture");
            default -> Replies.unknownStatus(status);
        };
    }

    /// Nothing was tried yet. Approved is not paid: the shop has to capture it.
    private static List<News> alone(Json order) {
        var status = order.needText("status");
        return switch (status) {
            case "CREATED", "SAVED", "PAYER_ACTION_REQUIRED" -> List.of(new News.Unpaid());
            case "APPROVED" -> List.of(new News.Acting("", ""), new News.Unpaid());
            case "VOIDED" -> List.of(new News.Closed());
            case "COMPLETED" -> Replies.noAnswer("it is completed, and the answer shows no payment of it");
            default -> Replies.unknownStatus(status);
        };
    }

    private static List<News> both(News news, Optional<News> more) {
        return Stream.concat(Stream.of(news), more.stream()).toList();
    }

    static String status(Json object) {
        return object.at("status").text().orElse("");
    }

    /// A time in ISO 8601, or [Instant#MIN] where there is none.
    static Instant time(Json object, String field) {
        try {
            return object.at(field).text().map(Instant::parse).orElse(Instant.MIN);
        } catch (DateTimeException notATime) {
            return Instant.MIN;
        }
    }

    /// What was taken in all; wrong if one of them is, or they are in several currencies.
    static Amount sum(List<Json> captures) {
        Amount sum = PayPalAmounts.read(captures.getFirst().at("amount"));
        for (var next : captures.subList(1, captures.size())) {
            sum = plus(sum, PayPalAmounts.read(next.at("amount")));
        }
        return sum;
    }

    private static Amount plus(Amount one, Amount other) {
        if (!(one instanceof Amount.Exact(var some) && other instanceof Amount.Exact(var more))) {
            return one instanceof Amount.Wrong ? one : other;
        }
        return some.currency().equals(more.currency())
                ? Amount.minor(some.minor() + more.minor(), some.currency())
                : new Amount.Wrong("its captures are in several currencies");
    }
}
