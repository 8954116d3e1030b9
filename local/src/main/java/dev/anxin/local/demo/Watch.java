package dev.anxin.local.demo;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.payment.PaymentKey;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/// What can be seen of a payment from outside: the shop asks, hears events; customers hear messages.
record Watch(OutsideWorld outsideWorld, CustomerMessages customerMessages, PersonCalls personCalls, Merchant merchant) {

    /// Reads what reached customers and people of operations since the last time; the methods below then know it.
    void listen() {
        customerMessages.readOn();
        personCalls.readOn();
    }

    /// @param last as the shop was answered before, for when nobody answers now
    Sightings see(StoryRun run, Optional<Sightings> last) {
        var key = run.key();
        var view = key.flatMap(this::view).or(() -> last.map(Sightings::view)).orElse(Json.object());
        return seen(run, view, last.map(Sightings::page).orElse(Json.object()));
    }

    /// Without asking anybody.
    Sightings glance(StoryRun run, Optional<Sightings> last) {
        return seen(
                run,
                last.map(Sightings::view).orElse(Json.object()),
                last.map(Sightings::page).orElse(Json.object()));
    }

    /// With a last look at the page, for whoever has been there.
    Sightings withPage(StoryRun run, Sightings sightings) {
        return run.isBack()
                ? seen(run, sightings.view(), new CustomerPage(outsideWorld.sender()).read(run.pageUrl()))
                : sightings;
    }

    private Sightings seen(StoryRun run, Json view, Json page) {
        var key = run.key();
        return new Sightings(
                key,
                view,
                run.since(),
                key.map(known -> customerMessages.to(known.toString())).orElse(List.of()),
                key.map(this::heard).orElse(List.of()),
                key.map(known -> personCalls.about(known.toString())).orElse(List.of()),
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

    private List<Sightings.Heard> heard(PaymentKey key) {
        var payment = key.toString();
        return outsideWorld.shop().received().stream()
                .filter(one -> one.about().equals(payment))
                .map(one -> new Sightings.Heard(one.id(), one.type(), one.at(), one.problem()))
                .toList();
    }
}
