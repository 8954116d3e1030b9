package dev.anxin.aws.table;

import static dev.anxin.aws.table.SummaryJson.at;
import static dev.anxin.aws.table.SummaryJson.list;
import static dev.anxin.aws.table.SummaryJson.text;

import dev.anxin.aws.Unreadable;
import dev.anxin.json.Json;
import dev.anxin.ledger.Registration;
import dev.anxin.payment.Channel;
import dev.anxin.payment.Ladder;
import dev.anxin.payment.MessageTerms;
import dev.anxin.payment.MethodTerms;
import dev.anxin.payment.Money;
import dev.anxin.payment.QuietHours;
import dev.anxin.payment.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A registration as compact JSON. Behind what all have stand the page (a text) and the terms (a list), each
/// only where it is not the default.
final class RegistrationJson {
    private RegistrationJson() {}

    static Json write(Registration registration) {
        var always = list(
                registration.at(),
                registration.merchant(),
                registration.order(),
                registration.amount(),
                registration.customer(),
                registration.locale(),
                registration.zone(),
                registration.payUntil());
        var page = Stream.of(registration.page()).filter(url -> !url.isEmpty()).map(Json::of);
        var terms = Stream.of(registration.terms())
                .filter(own -> !own.equals(Terms.DEFAULT))
                .map(RegistrationJson::terms);
        return Json.array(Stream.of(always.elements().stream(), page, terms).flatMap(parts -> parts));
    }

    static Registration read(Json json) {
        var more = json.elements().stream().skip(8).toList();
        return new Registration(
                at(json, 0, Instant.MAX),
                text(json, 1),
                text(json, 2),
                Money.parse(text(json, 3)),
                text(json, 4),
                text(json, 5),
                text(json, 6),
                at(json, 7, Instant.MAX),
                more.stream().flatMap(part -> part.text().stream()).findFirst().orElse(""),
                more.stream()
                        .filter(part -> part instanceof Json.Items)
                        .findFirst()
                        .map(RegistrationJson::terms)
                        .orElse(Terms.DEFAULT));
    }

    /// Seconds: the ladder's three, new attempt, refund grace, whether "paid" is told, then the waits; at the end,
    /// each only where it is not the default, whether partial capture is the custom (true), the days of slow
    /// methods (a list) and how customers are written to (an object).
    private static Json terms(Terms terms) {
        var always = list(
                seconds(terms.ladder().times()),
                terms.newAttempt().toSeconds(),
                terms.refundGrace().toSeconds(),
                terms.tellPaid(),
                terms.waits().equals(Terms.DEFAULT.waits()) ? Json.Null.NULL : seconds(terms.waits()));
        var custom = Stream.of(terms.partialCapture()).filter(own -> own).map(Json::of);
        var methods = Stream.of(terms.methods())
                .filter(own -> !own.equals(MethodTerms.DEFAULT))
                .map(RegistrationJson::days);
        var messages = Stream.of(terms.messages())
                .filter(own -> !own.equals(MessageTerms.DEFAULT))
                .map(RegistrationJson::messages);
        return Json.array(
                Stream.of(always.elements().stream(), custom, methods, messages).flatMap(parts -> parts));
    }

    private static Json messages(MessageTerms messages) {
        Map<String, Json> fields = new LinkedHashMap<>();
        if (!messages.preferred().isEmpty()) {
            fields.put("channels", Json.array(messages.preferred().stream().map(Channel::word)));
        }
        if (messages.quietHours().exist()) {
            fields.put("from", Json.of(messages.quietHours().from().toString()));
            fields.put("to", Json.of(messages.quietHours().to().toString()));
        }
        return new Json.Fields(fields);
    }

    /// A channel that only a newer release knows is passed over.
    private static MessageTerms messages(Json fields) {
        var channels = fields.at("channels").elements().stream()
                .flatMap(word -> word.text().stream())
                .flatMap(word -> Channel.named(word).stream())
                .toList();
        var quietHours = fields.at("from").exists()
                ? QuietHours.of(fields.needText("from"), fields.needText("to"))
                : QuietHours.NONE;
        return new MessageTerms(channels, quietHours);
    }

    private static Json days(MethodTerms methods) {
        return list(
                methods.debitDays(), methods.debitGraceDays(), methods.voucherDelayDays(), methods.transferDelayDays());
    }

    private static MethodTerms methods(Json days) {
        return new MethodTerms(day(days, 0), day(days, 1), day(days, 2), day(days, 3));
    }

    private static int day(Json days, int index) {
        return Math.toIntExact(SummaryJson.whole(days, index));
    }

    private static Terms terms(Json json) {
        var parts = json.elements();
        var ladder = durations(parts.get(0));
        return new Terms(
                new Ladder(ladder.get(0), ladder.get(1), ladder.get(2)),
                parts.get(4).exists() ? durations(parts.get(4)) : Terms.DEFAULT.waits(),
                Duration.ofSeconds(SummaryJson.whole(json, 1)),
                Duration.ofSeconds(SummaryJson.whole(json, 2)),
                parts.get(3).isTrue(),
                parts.stream().skip(5).anyMatch(Json::isTrue),
                parts.stream()
                        .skip(5)
                        .filter(part -> part instanceof Json.Items)
                        .findFirst()
                        .map(RegistrationJson::methods)
                        .orElse(MethodTerms.DEFAULT),
                parts.stream()
                        .skip(5)
                        .filter(part -> part instanceof Json.Fields)
                        .findFirst()
                        .map(RegistrationJson::messages)
                        .orElse(MessageTerms.DEFAULT));
    }

    private static Json seconds(List<Duration> durations) {
        return Json.array(durations.stream().map(Duration::toSeconds));
    }

    private static List<Duration> durations(Json json) {
        return json.elements().stream()
                .map(seconds ->
                        Duration.ofSeconds(seconds.whole().orElseThrow(() -> new Unreadable("a number is missing"))))
                .toList();
    }
}
