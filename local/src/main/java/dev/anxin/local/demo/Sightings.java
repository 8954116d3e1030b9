package dev.anxin.local.demo;

import dev.anxin.json.Json;
import dev.anxin.local.demo.Expectation.Since;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was seen of one payment from outside.
///
/// @param view as the shop was answered in the end; empty: there is no such payment
/// @param since when the moments were that messages follow
/// @param told what reached the customer, in order
/// @param heard what reached the shop, in order
/// @param called what people of operations were called for, in order
/// @param requests what requests were answered that are no matter of course: `forged callback`
/// @param moved what the gateway's own books say went back, movement by movement
/// @param page what the customer's page said in the end, or nothing
public record Sightings(
        Optional<PaymentKey> key,
        Json view,
        Map<Since, Instant> since,
        List<Told> told,
        List<Heard> heard,
        List<Called> called,
        List<String> requests,
        List<Money> moved,
        Json page) {

    public Sightings {
        since = Map.copyOf(since);
        told = List.copyOf(told);
        heard = List.copyOf(heard);
        called = List.copyOf(called);
        requests = List.copyOf(requests);
        moved = List.copyOf(moved);
    }

    /// @param id the notification's
    /// @param hearBy by when it promises that the customer hears more, if it does
    public record Told(String id, String template, String title, Instant at, Optional<Instant> hearBy) {}

    /// @param problem why the shop does not believe it, or empty
    public record Heard(String id, String type, Instant at, String problem) {}

    /// @param reason in one word
    /// @param more what the call says beside it, or empty
    public record Called(String reason, String more, Instant at) {}

    /// The one sentence of the page that matters.
    String headline() {
        return page.at("headline").text().orElse("");
    }

    String status() {
        return view.at("status").text().orElse("");
    }

    String diagnosis() {
        return view.at("diagnosis").text().orElse("");
    }

    /// What the shop is told went back, in minor units.
    long returned() {
        return view.at("returned").whole().orElse(0L);
    }

    /// How long after the customer was back, or else after the registration, that was; below zero before
    /// it.
    Optional<Duration> waited(Instant at) {
        return Optional.ofNullable(since.get(Since.BACK))
                .or(() -> Optional.ofNullable(since.get(Since.REGISTERED)))
                .map(from -> Duration.between(from, at));
    }
}
