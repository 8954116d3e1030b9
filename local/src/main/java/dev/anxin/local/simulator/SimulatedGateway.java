package dev.anxin.local.simulator;

import dev.anxin.local.simulator.books.GatewayBooks;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.local.simulator.books.GatewayRefund;
import dev.anxin.local.simulator.books.Movement;
import dev.anxin.local.simulator.books.PayMethod;
import dev.anxin.local.simulator.books.RefundOutcome;
import dev.anxin.local.simulator.books.Taking;
import dev.anxin.local.simulator.protocol.GatewayApi;
import dev.anxin.local.simulator.protocol.GatewayRequest;
import dev.anxin.payment.Money;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// One account at a gateway: its books, its API, its page where customers pay, and its callbacks. Lives as
/// long as its process, whatever becomes of those whom it calls.
public final class SimulatedGateway implements AutoCloseable {
    static final String PAY = "/pay/";

    private final String account;
    private final GatewayDoor door;
    private final GatewayApi api;
    private final Timetable agenda;
    private final Duration clockError;
    private final long seed;
    private final GatewayBooks gatewayBooks = new GatewayBooks();
    private final CallbackDelivery callbackDelivery;
    private final CallTarget callTarget;
    private final Runnable closing;
    private final AtomicReference<FaultPlan> faults = new AtomicReference<>(FaultPlan.NONE);
    private final AtomicReference<Instant> downUntil = new AtomicReference<>(Instant.MIN);
    private final AtomicReference<Instant> cutOffUntil = new AtomicReference<>(Instant.MIN);
    private final RefundDesk money;
    private final DisputeDesk disputes;
    private final CustomerDesk customerDesk;
    private final FaultyResponder faultyResponder;

    /// @param account as Anxin calls it
    /// @param seed makes ids
    /// @param clockError by how much its clock is ahead
    public record Setup(String account, AccountKeys keys, int port, long seed, Duration clockError) {
        public Setup(String account, AccountKeys keys, int port, long seed) {
            this(account, keys, port, seed, Duration.ZERO);
        }
    }

    /// On a port of its own.
    public SimulatedGateway(Setup setup, Agenda agenda) {
        this(setup, agenda, new Sender());
    }

    private SimulatedGateway(Setup setup, Timetable agenda, Sender sender) {
        this(
                setup,
                agenda,
                sender,
                gateway -> new ServerSwitch(setup.port(), new GatewayFront(gateway)::answer),
                sender::close);
    }

    /// Without a port: see [DirectCalls].
    ///
    /// @param uri what accounts call it
    /// @param callbackTransport carries its callbacks
    public static SimulatedGateway atHand(
            Setup setup, Timetable timetable, URI uri, CallbackTransport callbackTransport) {
        return new SimulatedGateway(setup, timetable, callbackTransport, _ -> new CallTarget.AtHand(uri), () -> {});
    }

    private SimulatedGateway(
            Setup setup,
            Timetable agenda,
            CallbackTransport callbackTransport,
            Function<SimulatedGateway, CallTarget> entrance,
            Runnable closing) {
        this.account = setup.account();
        var words = GatewaySimulators.named(setup.keys().gateway()).orElseThrow();
        this.clockError = setup.clockError();
        this.door = new GatewayDoor(words, setup.keys(), agenda);
        var inTime = words.api(setup.keys().owner());
        this.api = clockError.isZero() ? inTime : new WrongClock(inTime, clockError);
        this.agenda = agenda;
        this.seed = setup.seed();
        Supplier<List<String>> signs = () -> words.signingKeys(door.keys().callbacks(), uri());
        this.callbackDelivery =
                new CallbackDelivery(words, signs, agenda, callbackTransport, () -> isDown() || isCutOff());
        this.disputes = new DisputeDesk(api, gatewayBooks, agenda, callbackDelivery, seed);
        this.money = new RefundDesk(api, gatewayBooks, agenda, callbackDelivery, disputes, seed);
        this.customerDesk = new CustomerDesk(api, gatewayBooks, agenda, callbackDelivery, faults);
        this.faultyResponder = new FaultyResponder(api, gatewayBooks, this::desk);
        this.closing = closing;
        this.callTarget = entrance.apply(this);
    }

    public String account() {
        return account;
    }

    /// Of its API, without a slash at its end.
    public URI uri() {
        return callTarget.uri();
    }

    /// The secret that whoever asks must show.
    public String secret() {
        return door.keys().calls();
    }

    /// @param api Anxin's
    public void callTo(URI api) {
        callbackDelivery.carryTo(URI.create(api + "/callbacks/" + account));
    }

    /// What goes wrong from now on, instead of what was planned before.
    public void plan(FaultPlan planned) {
        faults.set(planned);
        callbackDelivery.expect(planned);
    }

    /// What goes wrong with this payment, beside what is planned for others.
    public void planFor(String reference, List<Fault> wrong) {
        callbackDelivery.expect(faults.updateAndGet(now -> now.with(reference, wrong.toArray(new Fault[0]))));
    }

    /// @param id either of its ids, or another by which its gateway knows it
    public Optional<GatewayPayment> find(String id) {
        return gatewayBooks.find(id).or(() -> gatewayBooks.find(api.known(id)));
    }

    /// The customer's attempts in their order, as it calls them.
    ///
    /// @param id either of the payment's ids
    public List<String> attempts(String id) {
        return gatewayBooks.find(id).stream()
                .flatMap(payment -> IntStream.rangeClosed(1, payment.tries().number())
                        .mapToObj(number -> api.attemptId(payment, number)))
                .toList();
    }

    /// The customer's attempts that failed, as it calls them.
    ///
    /// @param id either of the payment's ids
    public Set<String> failedAttempts(String id) {
        return find(id).stream()
                .flatMap(payment -> payment.tries().failed().stream().map(number -> api.attemptId(payment, number)))
                .collect(Collectors.toSet());
    }

    /// Nobody gets in, and nothing is sent, for so long.
    public void goDown(Duration virtual) {
        downUntil.set(agenda.now().plus(virtual));
        callTarget.shut();
        agenda.after(virtual, callTarget::open);
    }

    /// What it sends reaches nobody for so long: the outage is ours. It answers as ever.
    public void cutOff(Duration virtual) {
        cutOffUntil.set(agenda.now().plus(virtual));
    }

    private boolean isCutOff() {
        return agenda.now().isBefore(cutOffUntil.get());
    }

    public boolean isDown() {
        return agenda.now().isBefore(downUntil.get());
    }

    /// The customer, or the gateway itself, does something with a payment.
    ///
    /// @return whether that was possible
    public boolean happen(String id, Status next, String code) {
        return customerDesk.happen(id, next, code);
    }

    /// As [CustomerDesk#begin].
    public boolean begin(String id, PayMethod.Kind kind, Duration payFor) {
        return customerDesk.begin(id, kind, payFor);
    }

    /// As [CustomerDesk#arriveLate].
    public boolean arriveLate(String id) {
        return customerDesk.arriveLate(id);
    }

    /// As [CustomerDesk#take].
    public boolean take(String id, Taking.Step step) {
        return customerDesk.take(id, step);
    }

    /// As [CustomerDesk#contradict].
    public boolean contradict(String id) {
        return customerDesk.contradict(id);
    }

    /// What goes wrong with the next call for a refund, and with the refund that it makes. Each time this is
    /// called, with one call more.
    public void failNextRefund(Fault... wrong) {
        faultyResponder.failNextRefund(List.of(wrong));
    }

    /// Somebody refunds in the gateway's own dashboard.
    ///
    /// @param id either of the payment's ids
    /// @param wrong with that refund
    /// @return whether the gateway let them
    public boolean refundInDashboard(String id, Money amount, Fault.OfRefund... wrong) {
        var made = gatewayBooks
                .find(id)
                .map(payment -> money.refund(
                        payment.ids().reference(), new GatewayApi.Wanted("", amount, false), List.of(wrong)));
        return made.filter(RefundOutcome.Made.class::isInstance).isPresent();
    }

    /// All refunds of a payment come to that at once.
    ///
    /// @param id either of the payment's ids
    /// @return how many did
    public long settleRefunds(String id, GatewayRefund.Status next) {
        return gatewayBooks.find(id).stream()
                .flatMap(payment -> payment.returns().refunds().stream()
                        .filter(refund -> money.settle(payment.ids().reference(), refund.id(), next)))
                .count();
    }

    /// Where banks and card networks speak up about its payments.
    public DisputeDesk disputes() {
        return disputes;
    }

    /// Every movement of a payment's money since it was taken, by the gateway's own books, oldest first.
    ///
    /// @param id either of the payment's ids
    public List<Movement> moneyMoved(String id) {
        return gatewayBooks.find(id).map(payment -> payment.returns().moved()).orElse(List.of());
    }

    /// Events of a payment that were sent so far, with what each attempt was answered (0: nothing).
    public List<Integer> answers(String reference) {
        return callbackDelivery.attempts(reference).stream()
                .map(CallbackDelivery.Attempt::status)
                .toList();
    }

    /// When it answers, by its own clock, as HTTP has it.
    String date() {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                agenda.now().plus(clockError).atOffset(ZoneOffset.UTC));
    }

    /// Somebody at the shop, or the gateway itself, changes where and whether its callbacks are sent.
    ///
    /// @param enabled as long as it is not, nothing is sent, nor sent again
    /// @param types of events that it sends; `*` for all
    public void register(boolean enabled, String... types) {
        callbackDelivery.register(enabled, List.of(types));
    }

    /// Through which everybody comes who calls it.
    public GatewayDoor door() {
        return door;
    }

    GatewayReply answer(GatewayRequest request) {
        return door.answer(request, asked -> faultyResponder.answer(asked, faults.get()));
    }

    private GatewayApi.Desk desk(List<Fault.OfRefund> wrong) {
        return new GatewayDesk(
                new GatewayDesk.Places(api, gatewayBooks, agenda, seed, this::uri),
                money,
                customerDesk,
                callbackDelivery,
                wrong);
    }

    @Override
    public void close() {
        callTarget.shut();
        closing.run();
    }
}
