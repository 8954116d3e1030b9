package dev.anxin.gateway.paypal;

import dev.anxin.gateway.ForeignText;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.Replies;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.ledger.Dispute;
import dev.anxin.ledger.News;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What disputes say. The list of a capture's disputes names them; what they cost stands in each alone, as movements of
/// money. Their stage says whether the customer only asks (an inquiry) or wants the money back.
final class PayPalDisputes {
    private static final String PATH = "/v1/customer/disputes";

    /// More of one payment are for a person.
    private static final int MOST = 10;

    private PayPalDisputes() {}

    /// One for each capture.
    static List<Question<List<News>>> lists(Inquiry inquiry) {
        return PayPalIds.all(inquiry, PayPalIds.CAPTURE).stream()
                .map(capture -> list(inquiry, capture))
                .toList();
    }

    private static Question<List<News>> list(Inquiry inquiry, String capture) {
        return new Question<>(
                PayPalCalls.get(inquiry, PATH + "?disputed_transaction_id=" + capture + "&page_size=50"),
                reply -> PayPalReplies.read(
                        reply,
                        PayPalFields.DISPUTES,
                        PayPalDisputes::listed,
                        refusal -> refusal.isMissing() ? List.of() : Replies.noAnswer(refusal.words()),
                        Replies::noAnswer));
    }

    /// An empty list has no items: PayPal's schema of a list (dispute_search) wants at least one of both items and
    /// links where they are. Without links too it is no list of PayPal's.
    private static List<News> listed(Json list) {
        if (!(list.at("items") instanceof Json.Items) && !(list.at("links") instanceof Json.Items)) {
            throw new BadJson("'items' is missing or is no list");
        }
        var goesOn = list.at("links").elements().stream()
                .anyMatch(link -> link.at("rel").text().equals(Optional.of("next")));
        var items = list.at("items").elements();
        return goesOn || items.size() > MOST
                ? Replies.noAnswer("the list of its disputes goes on")
                : items.stream().map(PayPalDisputes::news).toList();
    }

    /// One for each that a list named.
    static List<Question<List<News>>> details(Inquiry inquiry, List<News> money) {
        return money.stream()
                .map(News::undated)
                .flatMap(news ->
                        news instanceof News.DisputeReported reported ? Stream.of(reported.dispute()) : Stream.empty())
                .distinct()
                .map(id -> detail(inquiry, id))
                .toList();
    }

    private static Question<List<News>> detail(Inquiry inquiry, String id) {
        return new Question<>(
                PayPalCalls.get(inquiry, PayPalCalls.path(PATH + "/", id)),
                reply -> PayPalReplies.read(
                        reply,
                        PayPalFields.DISPUTE_ANSWER,
                        dispute -> detailed(inquiry, id, dispute),
                        refusal -> Replies.noAnswer(refusal.words()),
                        Replies::noAnswer));
    }

    private static List<News> detailed(Inquiry inquiry, String id, Json dispute) {
        var captures = PayPalIds.all(inquiry, PayPalIds.CAPTURE);
        var isOurs = dispute.at("disputed_transactions").elements().stream()
                .flatMap(one -> one.at("seller_transaction_id").text().stream())
                .anyMatch(captures::contains);
        return isOurs && dispute.at("dispute_id").text().equals(Optional.of(id))
                ? List.of(news(dispute))
                : Replies.another();
    }

    private static News news(Json dispute) {
        var moved = moved(dispute);
        return new News.DisputeReported(
                ForeignText.needId(dispute, "dispute_id"),
                status(dispute, moved),
                PayPalAmounts.read(dispute.at("dispute_amount")).orNone(),
                moved,
                PayPalAnswers.time(dispute, "seller_response_due_date"),
                true);
    }

    /// A status or a stage that is not known here is open: then a person looks, and no refund goes out.
    private static Dispute.Status status(Json dispute, Dispute.Moved moved) {
        if (PayPalAnswers.status(dispute).equals("RESOLVED")) {
            return resolved(dispute, moved);
        }
        var stage = dispute.at("dispute_life_cycle_stage").text().orElse("");
        return stage.equals("INQUIRY") ? Dispute.Status.INQUIRY : Dispute.Status.OPEN;
    }

    /// Whoever was favoured: the money says whether it was lost. Where nothing is known of the money, the outcome does.
    private static Dispute.Status resolved(Json dispute, Dispute.Moved moved) {
        var outcome = dispute.at("dispute_outcome", "outcome_code").text().orElse("");
        return switch (moved) {
            case WITHDRAWN -> Dispute.Status.LOST;
            case REINSTATED, NOTHING -> Dispute.Status.WON;
            case UNKNOWN ->
                switch (outcome) {
                    case "CANCELED_BY_BUYER", "DENIED", "RESOLVED_SELLER_FAVOUR" -> Dispute.Status.WON;
                    case "ACCEPTED", "RESOLVED_BUYER_FAVOUR" -> Dispute.Status.LOST;
                    default -> Dispute.Status.OPEN;
                };
        };
    }

    /// What the movements of the shop's money add up to. They may be in the currency of its account, so only their
    /// sign is read.
    private static Dispute.Moved moved(Json dispute) {
        if (!(dispute.at("money_movements") instanceof Json.Items(var movements))) {
            return Dispute.Moved.UNKNOWN;
        }
        var sum = movements.stream()
                .filter(movement -> movement.at("affected_party").text().equals(Optional.of("SELLER")))
                .map(PayPalDisputes::signed)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (movements.stream()
                .noneMatch(movement -> movement.at("affected_party").text().equals(Optional.of("SELLER")))) {
            return Dispute.Moved.NOTHING;
        }
        return sum.signum() < 0 ? Dispute.Moved.WITHDRAWN : Dispute.Moved.REINSTATED;
    }

    /// What cannot be read counts as taken.
    private static BigDecimal signed(Json movement) {
        var value = movement.at("amount", "value")
                .text()
                .filter(text -> text.matches("[0-9]{1,16}(\\.[0-9]{1,4})?"))
                .map(BigDecimal::new)
                .orElse(BigDecimal.ONE);
        return movement.at("type").text().equals(Optional.of("CREDIT")) ? value : value.negate();
    }
}
