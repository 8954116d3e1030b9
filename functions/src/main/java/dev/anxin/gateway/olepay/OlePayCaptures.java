package dev.anxin.gateway.olepay;

import dev.anxin.gateway.Amount;
import dev.anxin.gateway.ForeignText;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.ledger.Charge.Capture.Status;
import dev.anxin.ledger.News;
import dev.anxin.payment.Money;
import java.util.List;
import java.util.stream.Stream;

/// The money that came of a payment, as its events and answers tell it: the sum, and where it was taken in parts
/// `captures`, a whole list of `{"capture_id", "capture_amount", "currency", "status" ("succeeded", "failed")}`. What
/// cannot be read there is a contradiction: a capture may have failed, and nobody ships for that.
final class OlePayCaptures {
    private OlePayCaptures() {}

    /// Of a payment that succeeded.
    static List<News> paid(Json data) {
        try {
            return OlePayEvents.amount(data, "amount") instanceof Amount.Exact(var asked)
                            && data.at("captures").exists()
                    ? paid(asked, data)
                    : List.of(sum(data));
        } catch (BadJson unclear) {
            return List.of(new News.Contradicted("its captures cannot be read: " + unclear.getMessage()));
        }
    }

    /// Where all of it failed, no sum is left to tell.
    private static List<News> paid(Money asked, Json data) {
        if (!(data.at("captures") instanceof Json.Items list)) {
            throw new BadJson("'captures' is no list");
        }
        var captures =
                list.elements().stream().map(capture -> capture(asked, capture)).toList();
        var isFailed = captures.stream().anyMatch(OlePayCaptures::isFailed);
        var isNothing = data.at("captured").whole().filter(sum -> sum == 0).isPresent();
        return isFailed && isNothing
                ? captures
                : Stream.concat(Stream.of(sum(data)), captures.stream()).toList();
    }

    private static boolean isFailed(News news) {
        return news instanceof News.CaptureReported(var _, var _, var status, var _) && status == Status.FAILED;
    }

    /// What was asked for was taken, where no other sum is named.
    private static News sum(Json data) {
        var asked = OlePayEvents.amount(data, "amount");
        return Amount.paid(asked, data.at("captured").exists() ? OlePayEvents.amount(data, "captured") : asked);
    }

    private static News capture(Money asked, Json capture) {
        var status = capture.at("status").text().orElse("");
        return switch (status) {
            case "succeeded" -> capture(asked, capture, Status.SUCCEEDED);
            case "failed" -> capture(asked, capture, Status.FAILED);
            default -> throw new BadJson("the status of a capture is not known here");
        };
    }

    /// Of an event that is about one capture.
    static News of(Json data, Status status) {
        try {
            return OlePayEvents.amount(data, "amount").news(asked -> capture(asked, data, status));
        } catch (BadJson unclear) {
            return new News.Contradicted("a capture cannot be read: " + unclear.getMessage());
        }
    }

    /// That it failed is believed without a readable amount too: then nobody knows how much of the money is there.
    private static News capture(Money asked, Json capture, Status status) {
        var id = ForeignText.needId(capture, "capture_id");
        var amount = OlePayEvents.amount(capture, "capture_amount");
        if (amount instanceof Amount.Exact(var taken)
                && taken.minor() > 0
                && taken.currency().equals(asked.currency())) {
            return new News.CaptureReported(asked, id, status, taken.minor());
        }
        return status == Status.FAILED
                ? new News.CaptureReported(asked, id, status, 0)
                : new News.Contradicted(
                        amount instanceof Amount.Wrong(var problem)
                                ? problem
                                : "a capture is of nothing, or in another currency than was asked for");
    }
}
