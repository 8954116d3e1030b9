package dev.anxin.simulation.judge;

import dev.anxin.aws.table.Keys;
import dev.anxin.http.Reply;
import dev.anxin.json.Json;
import dev.anxin.ledger.Dispute;
import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Summary;
import dev.anxin.local.simulator.books.GatewayDispute;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.Movement;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.simulation.table.ItemChange;
import dev.anxin.simulation.world.Outbound;
import dev.anxin.simulation.world.World;
import dev.anxin.simulation.world.WorldAccounts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What must hold when a gateway is called to send money back: by its own books, and by what stood in the table
/// before. What gateways refuse by themselves must not have been asked for.
final class RefundCalls {
    /// What came so shortly before may not have been seen.
    private static final Duration A_MOMENT = Duration.ofMinutes(1);

    private final World world;
    private final Duration lag;
    private final Map<String, Integer> calls = new HashMap<>();
    private final Map<String, Instant> recorded = new HashMap<>();
    private final Map<String, Instant> disputed = new HashMap<>();
    private final Map<String, Answer> answered = new HashMap<>();
    private final Map<String, Instant> heard = new HashMap<>();

    /// @param failures of calls to AWS until then
    private record Answer(Instant at, int failures) {}

    /// @param lag how long gateways do not show what was made
    RefundCalls(World world, Duration lag) {
        this.world = world;
        this.lag = lag;
    }

    /// A money item, as it is written: when each call was recorded.
    void money(ItemChange itemChange) {
        var refunds = Optional.ofNullable(itemChange.after().get("refunds"));
        refunds.ifPresent(text -> Json.parse(text.s()).members().forEach((id, reservation) -> {
            var made = Integer.parseInt(reservation.elements().get(2).write());
            if (made > calls.getOrDefault(id, 0)) {
                calls.put(id, made);
                recorded.put(id, world.scheduler().now());
            }
        }));
    }

    /// What a fact says of refunds and disputes, as it is written.
    void heard(String partition, Summary fact) {
        var now = world.scheduler().now();
        if (fact.disputes().values().stream().anyMatch(dispute -> dispute.status() == Dispute.Status.OPEN)) {
            disputed.putIfAbsent(partition, now);
        }
        fact.refunds().entries().forEach((id, refund) -> {
            if (refund.status().compareTo(Refund.Status.UNKNOWN) > 0) {
                heard(id, now);
            }
        });
    }

    /// An answer that was lost because AWS did not do what it was told cannot be noted when it came.
    private void heard(String id, Instant now) {
        var answer = answered.get(id);
        if (answer != null && answer.failures() < world.tally().failures()) {
            answered.remove(id);
        }
        heard.putIfAbsent(id, now);
    }

    /// The function that called has the gateway's answer.
    void replied(Outbound outbound, Reply reply) {
        if (reply instanceof Reply.Answered said && said.status() / 100 == 2) {
            answered.putIfAbsent(
                    id(outbound),
                    new Answer(world.scheduler().now(), world.tally().failures()));
        }
    }

    /// Refunds of which a gateway's answer was not noted when it came.
    List<String> unheard() {
        return answered.entrySet().stream()
                .filter(one -> heard.getOrDefault(one.getKey(), Instant.MAX)
                        .isAfter(one.getValue().at().plus(A_MOMENT)))
                .map(one -> "what the gateway answered to the refund " + one.getKey() + " was not noted then")
                .toList();
    }

    /// @return all that is wrong with making this call now
    List<String> wrong(Outbound outbound) {
        var id = id(outbound);
        var payment = new PaymentKey(outbound.account(), id.substring(0, Math.max(1, id.indexOf(':'))));
        var there = world.gateway(payment.account()).find(payment.reference());
        var wrong = new ArrayList<String>();
        if (outbound.asked() == 0 && !outbound.isUnaskable()) {
            wrong.add("a refund is called for, and the gateway was not asked before: " + id);
        }
        if (there.isEmpty()) {
            wrong.add("the refund " + id + " is called by the name of no payment");
        }
        there.ifPresent(known -> check(known, id, amount(outbound, known), wrong));
        var heard = disputed.getOrDefault(Keys.partition(payment), Instant.MAX);
        if (heard.isBefore(recorded.getOrDefault(id, Instant.MIN)) && isOpen(there)) {
            wrong.add("a dispute of it was known when its call was recorded: " + id);
        }
        return wrong;
    }

    private static boolean isOpen(Optional<GatewayPayment> there) {
        return there.stream()
                .flatMap(known -> known.returns().disputes().stream())
                .anyMatch(dispute -> dispute.status() == GatewayDispute.Status.OPEN);
    }

    /// Whether it has been in dispute for long enough to be known.
    boolean isDisputed(PaymentKey payment) {
        return world.gateway(payment.account())
                .find(payment.reference())
                .filter(this::isDisputed)
                .isPresent();
    }

    private boolean isDisputed(GatewayPayment there) {
        var before = world.scheduler().now().minus(A_MOMENT).minus(lag);
        return there.returns().disputes().stream()
                .anyMatch(dispute -> dispute.status() == GatewayDispute.Status.OPEN
                        && dispute.changed().isBefore(before));
    }

    private void check(GatewayPayment there, String id, long amount, List<String> wrong) {
        var before = world.scheduler().now().minus(A_MOMENT).minus(lag);
        if (isDisputed(there)) {
            wrong.add("a refund of disputed money is called for: " + id);
        }
        long gone = there.returns().moved().stream()
                .filter(movement -> !movement.key().equals(id))
                .filter(movement -> gone(movement) < 0 || movement.at().isBefore(before))
                .mapToLong(RefundCalls::gone)
                .sum();
        if (gone + amount > HeardCaptures.left(there, before)) {
            wrong.add("more is called for than is left: " + id);
        }
    }

    private static long gone(Movement movement) {
        return switch (movement.kind()) {
            case REFUND, CHARGEBACK -> movement.amount().minor();
            case REFUND_BACK, CHARGEBACK_BACK -> -movement.amount().minor();
        };
    }

    private static String id(Outbound outbound) {
        var headers = outbound.call().headers();
        return switch (outbound.account()) {
            case "stripe" -> headers.getOrDefault("Idempotency-Key", "");
            case WorldAccounts.UNASKABLE -> headers.getOrDefault("Idempotency-Key", "");
            case "paypal" -> headers.getOrDefault("PayPal-Request-Id", "");
            default -> Json.parse(outbound.body()).needText("merchant_refund_id");
        };
    }

    private static long amount(Outbound outbound, GatewayPayment there) {
        if (outbound.account().equals("paypal")) {
            var amount = Json.parse(outbound.body()).at("amount");
            var digits = Money.digits(amount.needText("currency_code"));
            return new BigDecimal(amount.needText("value"))
                    .movePointRight(digits)
                    .longValueExact();
        }
        if (outbound.isUnaskable()) {
            var amount = Json.parse(outbound.body()).at("amount");
            return amount.exists() ? amount.needWhole("value") : there.taken().minor();
        }
        if (!outbound.account().equals("stripe")) {
            return Json.parse(outbound.body()).needWhole("amount");
        }
        var fields = outbound.body().split("&");
        return List.of(fields).stream()
                .filter(field -> field.startsWith("amount="))
                .mapToLong(field -> Long.parseLong(field.substring("amount=".length())))
                .sum();
    }
}
