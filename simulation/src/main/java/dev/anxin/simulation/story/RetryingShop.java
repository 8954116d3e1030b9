package dev.anxin.simulation.story;

import dev.anxin.http.Call;
import dev.anxin.http.Reply;
import dev.anxin.json.Json;
import dev.anxin.local.simulator.Sender;
import dev.anxin.local.simulator.protocol.GatewayRequest;
import dev.anxin.local.simulator.protocol.Opening;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.simulation.world.Requests;
import dev.anxin.simulation.world.World;
import dev.anxin.simulation.world.WorldAccounts;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The shop's server: it sends a request again until somebody answers it.
record RetryingShop(World world, Plan plan) {
    /// Nobody's: numbers with 555-01 are kept free for fiction.
    private static final String PHONE = "+12025550123";

    private static final String CLIENT = "demo-shop";
    private static final int MOST_TRIES = 60;

    /// Opens a payment at the gateway, which nothing disturbs here.
    PaymentKey open(Plan.Pay pay, int number) {
        var account = pay.account();
        var door = world.gateway(account).door();
        var order = new Opening.Order(
                hint(number), pay.price(), account, world.scheduler().now());
        var opening = pay.opening() == Plan.Opening.PAGE
                ? door.words().checkout(order)
                : door.words().opening(order);
        var uri = URI.create(WorldAccounts.gateway(account) + opening.path());
        var headers = door.callHeaders(new GatewayRequest("POST", uri, Map.of(), opening.body()));
        if (!(world.shopsCalls(account).send(Call.post(uri, headers, opening.body()))
                        instanceof Reply.Answered answered)
                || answered.status() / 100 != 2) {
            throw new IllegalStateException("the gateway opens no payment");
        }
        return new PaymentKey(account, opening.name().apply(Json.parse(answered.body())));
    }

    /// What it wishes to call a payment by.
    static String hint(int number) {
        return "o-" + number;
    }

    /// @param other id by which its gateway may speak of it
    void register(PaymentKey payment, Optional<String> other, Money price, Consumer<Sender.Answer> done) {
        var always = Json.object(
                "alsoKnownAs",
                Json.array(other.stream().map(Json::of)),
                "account",
                payment.account(),
                "reference",
                payment.reference(),
                "order",
                Plan.ORDER,
                "amount",
                price.minor(),
                "currency",
                price.currency(),
                "customerId",
                "customer-1",
                "locale",
                "en");
        var body = new LinkedHashMap<>(always.members());
        if (plan.texts(payment.account())) {
            body.put("contacts", Json.object("phone", PHONE));
        }
        var request = Requests.of("POST /payments", Map.of(), CLIENT, "", new Json.Fields(body).write());
        send(plan.hasPages() ? Requests.atHost(request) : request, done);
    }

    void about(PaymentKey payment, String route, String body, Consumer<Sender.Answer> done) {
        send(Requests.of(route, path(payment), CLIENT, "", body), done);
    }

    private static Map<String, String> path(PaymentKey payment) {
        return Map.of("account", payment.account(), "reference", payment.reference());
    }

    /// A failure that it saw itself.
    void report(PaymentKey payment, String code, Consumer<Sender.Answer> done) {
        var body = Json.object("account", payment.account(), "reference", payment.reference(), "code", code);
        about(payment, "POST /failures", body.write(), done);
    }

    /// A person sees what calls for them, and says so. What comes in between is not settled.
    ///
    /// @param lifts whether they set aside what the gateway cannot have meant
    void review(PaymentKey payment, boolean lifts, Consumer<Sender.Answer> done) {
        send(Requests.of("GET /payments/{account}/{reference}", path(payment), CLIENT, "", ""), seen -> {
            var reasons = Json.parse(seen.body()).at("needsReview").elements();
            if (!reasons.isEmpty()) {
                var isQuarantined = reasons.contains(Json.of("quarantined"));
                var body =
                        Json.object("reasons", Json.array(reasons.stream()), "liftQuarantine", lifts && isQuarantined);
                about(payment, "POST /payments/{account}/{reference}/review", body.write(), done);
            }
        });
    }

    /// @param what `fulfilment` or `cancellation`
    void order(String what, Consumer<Sender.Answer> done) {
        send(Requests.of("POST /orders/{order}/" + what, Map.of("order", Plan.ORDER), CLIENT, "", ""), done);
    }

    void fulfilWith(PaymentKey payment, Consumer<Sender.Answer> done) {
        var body = Json.object("account", payment.account(), "reference", payment.reference());
        var order = Map.of("order", Plan.ORDER);
        send(Requests.of("POST /orders/{order}/fulfilment", order, CLIENT, "", body.write()), done);
    }

    void refund(PaymentKey payment, long amount, Deed.Refund deed, Consumer<Sender.Answer> done) {
        var body = Json.object("amount", amount, "reason", "asked by " + deed.operator());
        var route = "POST /payments/{account}/{reference}/refunds";
        send(Requests.of(route, path(payment), deed.operator(), deed.key(), body.write()), done);
    }

    private void send(Json request, Consumer<Sender.Answer> done) {
        send(request, done, 1);
    }

    private void send(Json request, Consumer<Sender.Answer> done, int tries) {
        var answer = world.request(request).filter(one -> one.status() < 500);
        if (answer.isPresent()) {
            done.accept(answer.get());
        } else if (tries < MOST_TRIES) {
            var wait = Duration.ofSeconds(1).plus(world.chance().upTo(Duration.ofSeconds(30)));
            world.scheduler().after(wait, () -> send(request, done, tries + 1));
        }
    }
}
