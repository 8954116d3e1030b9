package dev.anxin.local.simulator;

import dev.anxin.json.Json;
import dev.anxin.local.simulator.protocol.Callback;
import dev.anxin.local.simulator.protocol.GatewayApi;
import dev.anxin.local.simulator.protocol.GatewaySimulator;
import dev.anxin.local.simulator.protocol.SigningKeys;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Carries a gateway's callbacks: each again and again, newly signed, until it is acknowledged or the
/// gateway gives up; and now and then as the faults have it.
final class CallbackDelivery {
    /// For how long a callback waits for a successor that may overtake it.
    private static final Duration OVERTAKEN_WITHIN = Duration.ofMinutes(10);

    /// Every type of event.
    private static final List<String> ALL = List.of("*");

    /// How far what was overtaken is behind.
    private static final Duration BEHIND = Duration.ofSeconds(30);

    /// By gateway: keys of an account that nobody has. Making some takes long.
    private static final Map<String, SigningKeys> STRANGERS = new ConcurrentHashMap<>();

    private static final Sender.Answer NOTHING = new Sender.Answer(0, "");

    private final GatewaySimulator words;
    private final Supplier<List<String>> keys;
    private final Timetable agenda;
    private final CallbackTransport callbackTransport;
    private final BooleanSupplier down;
    private final AtomicReference<Optional<URI>> to = new AtomicReference<>(Optional.empty());
    private final AtomicReference<FaultPlan> faults = new AtomicReference<>(FaultPlan.NONE);
    private final Map<String, Runnable> overtaken = new ConcurrentHashMap<>();
    private final List<Attempt> attempts = new CopyOnWriteArrayList<>();
    private final Map<String, GatewayApi.Event> unacknowledged = Collections.synchronizedMap(new LinkedHashMap<>());
    private final AtomicReference<Registered> registered = new AtomicReference<>(new Registered(true, ALL));

    private record Registered(boolean isEnabled, List<String> types) {
        boolean sends(GatewayApi.Event event) {
            return isEnabled
                    && (types.equals(ALL)
                            || types.contains(
                                    Json.parse(event.body()).at("type").text().orElse("")));
        }
    }

    /// @param status what it was answered; 0: nothing
    record Attempt(String reference, String event, Instant at, int status) {}

    CallbackDelivery(
            GatewaySimulator words,
            Supplier<List<String>> keys,
            Timetable agenda,
            CallbackTransport callbackTransport,
            BooleanSupplier down) {
        this.words = words;
        this.keys = keys;
        this.agenda = agenda;
        this.callbackTransport = callbackTransport;
        this.down = down;
    }

    void carryTo(URI callbacks) {
        to.set(Optional.of(callbacks));
    }

    void register(boolean enabled, List<String> types) {
        registered.set(new Registered(enabled, types));
    }

    GatewayApi.Endpoint endpoint() {
        var now = registered.get();
        return new GatewayApi.Endpoint(to.get().map(URI::toString).orElse(""), now.isEnabled(), now.types());
    }

    /// As [GatewayApi.Desk#undelivered].
    List<GatewayApi.Event> undelivered() {
        synchronized (unacknowledged) {
            return List.copyOf(unacknowledged.values()).reversed();
        }
    }

    void expect(FaultPlan planned) {
        faults.set(planned);
    }

    List<Attempt> attempts(String reference) {
        return attempts.stream()
                .filter(one -> one.reference().equals(reference))
                .toList();
    }

    /// An event of a payment, from its first attempt on.
    void send(String reference, GatewayApi.Event event) {
        var wrong = faults.get().of(Fault.OfCallback.class, reference, event.id());
        if (wrong.stream()
                .anyMatch(
                        one -> one instanceof Fault.Drop || (one instanceof Fault.SuccessAlone && !isPushed(event)))) {
            return;
        }
        var late = wrong.stream()
                .filter(Fault.Delay.class::isInstance)
                .map(one -> ((Fault.Delay) one).by())
                .reduce(Duration.ZERO, Duration::plus);
        var held = Optional.ofNullable(overtaken.remove(reference));
        Runnable then = () -> held.ifPresent(overtook -> agenda.after(BEHIND, overtook));
        Runnable first = () -> first(reference, event, wrong, then);
        Runnable sending = late.isZero() ? first : () -> agenda.after(late, first);
        if (held.isEmpty() && wrong.stream().anyMatch(Fault.Reorder.class::isInstance)) {
            overtaken.put(reference, sending);
            agenda.after(
                    OVERTAKEN_WITHIN,
                    () -> Optional.ofNullable(overtaken.remove(reference)).ifPresent(Runnable::run));
            return;
        }
        sending.run();
    }

    private boolean isPushed(GatewayApi.Event event) {
        var type = Json.parse(event.body()).at("type").text().orElse("");
        return type.equals(words.paidEvent()) || type.startsWith("refund.");
    }

    /// @param then what follows once it was delivered, or refused
    private void first(String reference, GatewayApi.Event event, List<Fault.OfCallback> wrong, Runnable then) {
        var times = wrong.stream()
                .filter(Fault.Duplicate.class::isInstance)
                .mapToInt(one -> ((Fault.Duplicate) one).times())
                .max()
                .orElse(1);
        for (int i = 1; i < times; i++) {
            agenda.after(Duration.ZERO, () -> attempt(reference, event, wrong, 0));
        }
        agenda.after(Duration.ZERO, () -> {
            attempt(reference, event, wrong, 0);
            then.run();
        });
    }

    private void attempt(String reference, GatewayApi.Event event, List<Fault.OfCallback> wrong, int number) {
        if (!registered.get().sends(event)) {
            return;
        }
        if (number == 0) {
            unacknowledged.putIfAbsent(event.id(), event);
        }
        var answer = down.getAsBoolean() ? NOTHING : deliver(signed(event, wrong));
        attempts.add(new Attempt(reference, event.id(), agenda.now(), answer.status()));
        var acknowledged = words.isAcknowledged(answer.status(), answer.body());
        if (acknowledged) {
            unacknowledged.remove(event.id());
        }
        var waits = words.redelivery();
        if (!acknowledged && number < waits.size()) {
            agenda.after(waits.get(number), () -> attempt(reference, event, List.of(), number + 1));
        }
    }

    private Callback signed(GatewayApi.Event event, List<Fault.OfCallback> wrong) {
        var misSigned = wrong.stream().anyMatch(Fault.MisSign.class::isInstance);
        var signs = misSigned
                ? STRANGERS
                        .computeIfAbsent(words.gateway(), _ -> words.freshKeys())
                        .signs()
                : keys.get();
        var callback = words.sign(event.id(), event.bytes(), signs, agenda.now());
        return wrong.stream().anyMatch(Fault.Corrupt.class::isInstance) ? corrupted(callback) : callback;
    }

    private static Callback corrupted(Callback callback) {
        var text = new String(callback.body(), StandardCharsets.UTF_8);
        var digit = text.replaceFirst("([0-9])([^0-9]*)$", "$1" + "0$2");
        return new Callback(callback.headers(), digit.getBytes(StandardCharsets.UTF_8));
    }

    private Sender.Answer deliver(Callback callback) {
        var uri = to.get();
        if (uri.isEmpty()) {
            return NOTHING;
        }
        try {
            return callbackTransport.send(uri.get(), callback);
        } catch (UncheckedIOException nobodyThere) {
            return NOTHING;
        }
    }
}
