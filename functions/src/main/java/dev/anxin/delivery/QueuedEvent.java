package dev.anxin.delivery;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import java.time.Instant;

/// What the queue of deliveries carries: an event, and how far its delivery has come.
///
/// @param attempt the next one, from 1
/// @param notBefore when it may be made
/// @param chainStep of the chain of messages that brings it
public record QueuedEvent(int attempt, Instant notBefore, ChainStep chainStep, MerchantEvent event) {
    private static final int VERSION = 1;
    private static final int REASON_LIMIT = 500;

    /// @throws IllegalArgumentException if there is no such attempt
    public QueuedEvent {
        if (attempt < 1 || attempt > RetrySchedule.ATTEMPTS) {
            throw new IllegalArgumentException("the attempt is not between 1 and " + RetrySchedule.ATTEMPTS);
        }
    }

    /// An event that nobody tried to deliver.
    public static QueuedEvent first(MerchantEvent event) {
        return new QueuedEvent(1, Instant.EPOCH, ChainStep.NONE, event);
    }

    /// Reads an event as the topic hands it over, what [#write] writes, or a dead letter, whose attempts
    /// begin anew: so dead letters may be moved back by whatever moves messages.
    ///
    /// @throws BadJson if it is none of them, or of a newer version
    public static QueuedEvent read(String text) {
        var json = Json.parse(text);
        if (json.at("schema").exists()) {
            return first(MerchantEvent.read(text));
        }
        if (json.needWhole("v") != VERSION) {
            throw new BadJson("of another version (" + json.needWhole("v") + ", we know " + VERSION + ")");
        }
        if (json.at("unreadable").exists()) {
            return read(json.needText("unreadable"));
        }
        var event = MerchantEvent.read(json.needText("event"));
        return json.at("reason").exists() ? first(event) : known(json, event);
    }

    private static QueuedEvent known(Json json, MerchantEvent event) {
        var chainStep = ChainStep.read(json);
        try {
            return new QueuedEvent(
                    Math.toIntExact(json.needWhole("attempt")), json.needInstant("notBefore"), chainStep, event);
        } catch (IllegalArgumentException | ArithmeticException noAttempt) {
            throw new BadJson("'attempt' is not between 1 and " + RetrySchedule.ATTEMPTS);
        }
    }

    /// Whether nothing comes after this attempt.
    public boolean isLast() {
        return attempt == RetrySchedule.ATTEMPTS;
    }

    public QueuedEvent next(Instant when) {
        return new QueuedEvent(attempt + 1, when, chainStep, event);
    }

    public QueuedEvent at(ChainStep other) {
        return new QueuedEvent(attempt, notBefore, other, event);
    }

    /// The event stands in it as text, so that its bytes stay what they were.
    public Json write() {
        return Json.object(
                "v",
                VERSION,
                "attempt",
                attempt,
                "notBefore",
                notBefore,
                "step",
                chainStep.number(),
                "sender",
                chainStep.sender(),
                "event",
                event.text());
    }

    /// As a dead letter: for people, and for [#read].
    public Json dead(String reason) {
        var brief = reason.length() <= REASON_LIMIT ? reason : reason.substring(0, REASON_LIMIT);
        return Json.object("v", VERSION, "id", event.id(), "attempt", attempt, "reason", brief, "event", event.text());
    }
}
