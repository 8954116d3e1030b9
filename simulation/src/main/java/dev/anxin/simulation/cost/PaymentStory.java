package dev.anxin.simulation.cost;

import dev.anxin.http.Call;
import dev.anxin.http.Reply;
import dev.anxin.json.Json;
import dev.anxin.local.simulator.DirectCalls;
import dev.anxin.local.simulator.Sender;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.simulation.world.Requests;
import dev.anxin.simulation.world.WorldAccounts;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/// What happens to a payment.
public enum PaymentStory {
    /// It is registered, paid 45 seconds later, and shipped a minute after that.
    WELL("well", false, Duration.ofSeconds(45)),
    /// Its customer comes back after 45 seconds, and the gateway says only 95 seconds later that it is paid: so
    /// it was asked twice, and the customer was reassured.
    WAITED("waited for", true, Duration.ofSeconds(140));

    private static final Duration BACK = Duration.ofSeconds(45);
    private static final Duration PACKED = Duration.ofMinutes(1);

    private final String words;
    private final boolean returns;
    private final Duration paid;

    PaymentStory(String words, boolean returns, Duration paid) {
        this.words = words;
        this.returns = returns;
        this.paid = paid;
    }

    public String words() {
        return words;
    }

    /// Of the payment of this number, from now on.
    void play(ReplayStack stack, int number) {
        var reference = open(stack, number);
        register(stack, reference, number);
        if (returns) {
            stack.clock.after(BACK, () -> returned(stack, reference));
        }
        stack.clock.after(paid, () -> stack.gateway.happen(reference, Status.SUCCEEDED, ""));
        stack.clock.after(paid.plus(PACKED), () -> fulfil(stack, number));
    }

    /// At the gateway, by the shop itself: that costs us nothing.
    private static String open(ReplayStack stack, int number) {
        var call = Call.post(
                URI.create(WorldAccounts.gateway(ReplayStack.ACCOUNT) + "/v1/payment_intents"),
                Map.of("Authorization", "Bearer " + stack.gateway.secret()),
                "amount=129900&currency=cny&metadata[order]=" + order(number));
        if (new DirectCalls(stack.gateway).send(call) instanceof Reply.Answered answered && answered.status() == 200) {
            return Json.parse(answered.body()).needText("id");
        }
        throw new IllegalStateException("the gateway opens no payment");
    }

    /// With everything in it that a shop sends.
    private static void register(ReplayStack stack, String reference, int number) {
        var body = """
                {"account":"stripe","reference":"%s",
                 "order":"%s","amount":129900,"currency":"CNY","customerId":"customer-%08d",
                 "contacts":{"phone":"+8613800000000","mail":"made.customer@shop.example","name":"Made Customer"},
                 "locale":"zh-CN","zone":"Asia/Shanghai"}""".formatted(reference, order(number), number);
        ask(stack, Requests.of("POST /payments", Map.of(), WorldAccounts.SHOP, "", body));
    }

    private static void returned(ReplayStack stack, String reference) {
        var path = Map.of("account", ReplayStack.ACCOUNT, "reference", reference);
        ask(stack, Requests.of("POST /payments/{account}/{reference}/returned", path, WorldAccounts.SHOP, "", ""));
    }

    private static void fulfil(ReplayStack stack, int number) {
        ask(
                stack,
                Requests.of(
                        "POST /orders/{order}/fulfilment", Map.of("order", order(number)), WorldAccounts.SHOP, "", ""));
    }

    private static String order(int number) {
        return "2026-03-01-" + (100_000_000 + number);
    }

    private static void ask(ReplayStack stack, Json request) {
        Sender.Answer answer = stack.request(Requests.atHost(request));
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException("refused where nothing goes wrong: " + answer);
        }
    }
}
