package dev.anxin.aws;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.payment.Account;
import dev.anxin.payment.Ladder;
import dev.anxin.payment.Terms;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The configured accounts: one document, by account name.
public record Accounts(Document document) {
    private static final Duration WINDOW = Duration.ofMinutes(30);

    /// @throws Unreadable if the account's entry is not what docs/operations describes; it names what is
    ///     wrong
    public Optional<Account> find(String name) {
        return entry(document.content(), name).or(() -> entry(document.again(), name));
    }

    private static Optional<Account> entry(Json accounts, String name) {
        var entry = accounts.at(name);
        return entry.exists() ? Optional.of(read(name, entry)) : Optional.empty();
    }

    private static Account read(String name, Json entry) {
        try {
            var clients = entry.at("clients").elements().stream()
                    .flatMap(client -> client.text().stream())
                    .collect(Collectors.toUnmodifiableSet());
            var window = entry.at("payWithinSeconds")
                    .whole()
                    .map(Duration::ofSeconds)
                    .orElse(WINDOW);
            return new Account(
                    name, entry.needText("gateway"), entry.needText("merchant"), clients, window, terms(entry));
        } catch (BadJson | IllegalArgumentException otherForm) {
            throw new Unreadable("the entry of account " + name, otherForm);
        }
    }

    private static Terms terms(Json entry) {
        var ladder = seconds(entry.at("ladderSeconds"));
        var waits = seconds(entry.at("waitsSeconds"));
        return new Terms(
                ladder.size() == 3 ? new Ladder(ladder.get(0), ladder.get(1), ladder.get(2)) : Ladder.DEFAULT,
                waits.isEmpty() ? Terms.DEFAULT.waits() : waits,
                Terms.DEFAULT.newAttempt(),
                entry.at("refundGraceSeconds").whole().map(Duration::ofSeconds).orElse(Duration.ZERO),
                entry.at("tellPaid").isTrue());
    }

    private static List<Duration> seconds(Json json) {
        return json.elements().stream()
                .flatMap(seconds -> seconds.whole().stream())
                .map(Duration::ofSeconds)
                .toList();
    }
}
