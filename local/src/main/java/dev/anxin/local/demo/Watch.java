package dev.anxin.local.demo;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.payment.PaymentKey;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/// What can be seen of a payment from outside: the shop asks, hears events; customers hear messages.
record Watch(World world, Letters letters, Merchant merchant) {

    /// Reads what reached customers since the last time: what follows knows it then.
    void listen() {
        letters.readOn();
    }

    /// @param last as the shop was answered before, for when nobody answers now
    Seen see(StoryRun run, Optional<Seen> last) {
        var key = run.key();
        var view = key.flatMap(this::view).or(() -> last.map(Seen::view)).orElse(Json.object());
        return seen(run, view, last.map(Seen::page).orElse(Json.object()));
    }

    /// Without asking anybody.
    Seen glance(StoryRun run, Optional<Seen> last) {
        return seen(
                run,
                last.map(Seen::view).orElse(Json.object()),
                last.map(Seen::page).orElse(Json.object()));
    }

    /// With a last look at the page, for whoever has been there: a first look would say that somebody came
    /// back.
    Seen withPage(StoryRun run, Seen seen) {
        return run.isBack() ? seen(run, seen.view(), new CustomerPage(world.sender()).read(run.pageUrl())) : seen;
    }

    private Seen seen(StoryRun run, Json view, Json page) {
        var key = run.key();
        return new Seen(
                key,
                view,
                run.since(),
                key.map(known -> letters.to(known.toString())).orElse(List.of()),
                key.map(this::heard).orElse(List.of()),
                run.requests(),
                run.moved(),
                page);
    }

    private Optional<Json> view(PaymentKey key) {
        try {
            var answer = merchant.look(key);
            return switch (answer.status()) {
                case 200 -> Optional.of(Json.parse(answer.body()));
                case 404 -> Optional.of(Json.object());
                default -> Optional.empty();
            };
        } catch (UncheckedIOException | BadJson nobodyThere) {
            return Optional.empty();
        }
    }

    private List<Seen.Heard> heard(PaymentKey key) {
        var payment = key.toString();
        return world.shop().received().stream()
                .filter(one -> one.about().equals(payment))
                .map(one -> new Seen.Heard(one.id(), one.type(), one.at(), one.problem()))
                .toList();
    }
}
