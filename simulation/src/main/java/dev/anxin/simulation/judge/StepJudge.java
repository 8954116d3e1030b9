package dev.anxin.simulation.judge;

import dev.anxin.aws.table.Facts;
import dev.anxin.aws.table.KeptAttributes;
import dev.anxin.aws.table.Keys;
import dev.anxin.aws.table.Payments;
import dev.anxin.gateway.Bytes;
import dev.anxin.http.Reply;
import dev.anxin.json.Json;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.protocol.Callback;
import dev.anxin.payment.PaymentKey;
import dev.anxin.simulation.story.Plan;
import dev.anxin.simulation.table.ItemChange;
import dev.anxin.simulation.upgrade.DowngradedItems;
import dev.anxin.simulation.upgrade.OtherVersion;
import dev.anxin.simulation.world.Observer;
import dev.anxin.simulation.world.Outbound;
import dev.anxin.simulation.world.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What must hold after every step. Sees each change in the moment in which it is made.
public final class StepJudge implements Observer {
    /// How soon a payment past its time is found once nothing goes wrong any more.
    private static final Duration FOUND_WITHIN = Duration.ofMinutes(3);

    private static final String FACT = "fact#";

    private static final String ANNOUNCED = "fact#tell#told#";

    private final World world;
    private final Duration foundWithin;
    private final Map<String, ObservedPayment> payments = new HashMap<>();
    private final Set<String> bodies = new HashSet<>();
    private final List<ItemChange> stream = new ArrayList<>();
    private final Set<String> events = new LinkedHashSet<>();
    private final Set<String> announced = new HashSet<>();
    private final List<String> published = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private Instant quietSince = Instant.MAX;
    private Optional<Repetition> once = Optional.empty();
    private final Plan plan;
    private final GatewayBookRules gatewayBookRules;
    private final SmsRules smsRules = new SmsRules();
    private final QuietRules quietRules;

    /// @param plan clocks that are wrong may find payments so much later
    public StepJudge(World world, Plan plan) {
        this.world = world;
        this.plan = plan;
        this.foundWithin = FOUND_WITHIN.plus(plan.weather().skew());
        this.gatewayBookRules = new GatewayBookRules(world, plan);
        this.quietRules = new QuietRules(plan);
    }

    /// Everything that was seen to be wrong, in words, the first first.
    public List<String> wrong() {
        return wrong;
    }

    /// All that the stream carried.
    public List<ItemChange> stream() {
        return List.copyOf(stream);
    }

    /// Whether the payment item is what all of its facts add up to, as the next release reads them.
    boolean isSum(PaymentKey payment, OtherVersion next) {
        var partition = Keys.partition(payment);
        var facts = new ArrayList<Map<String, AttributeValue>>();
        Map<String, AttributeValue> item = Map.of();
        for (ItemChange itemChange : stream) {
            if (!itemChange.itemKey().partition().equals(partition)) {
                continue;
            }
            if (itemChange.itemKey().sort().startsWith(FACT)) {
                facts.add(itemChange.after());
            } else {
                item = itemChange.after();
            }
        }
        return next.isSum(facts, item);
    }

    /// All that was published, word for word.
    List<String> published() {
        return published;
    }

    /// Ids of all that merchants were told.
    Set<String> events() {
        return events;
    }

    /// @param out who may not hold the order any more
    OpenEffects undone(Set<PaymentKey> out) {
        return new OpenEffects(payments, announced, out);
    }

    Map<String, ObservedPayment> payments() {
        return payments;
    }

    /// From now on nothing goes wrong any more, but what was late before may still come.
    public void quiet() {
        var weather = plan.weather();
        quietSince = world.scheduler().now().plus(weather.late() > 0 ? weather.delay() : Duration.ZERO);
    }

    /// From now on all comes once more, and nothing new may follow from it.
    public void repeat() {
        once = Optional.of(Repetition.before(world, payments));
    }

    /// After all has come once more: every payment means what it meant.
    public void compare() {
        once.ifPresent(before -> wrong.addAll(before.differences(world, payments)));
    }

    private void check(boolean right, String what) {
        if (!right) {
            wrong.add(what);
            world.trace().note(() -> "WRONG: " + what);
        }
    }

    private ObservedPayment seen(String partition) {
        return payments.computeIfAbsent(partition, _ -> new ObservedPayment());
    }

    @Override
    public void written(ItemChange itemChange) {
        var itemKey = itemChange.itemKey();
        if (itemKey.sort().startsWith(FACT)) {
            fact(itemChange);
        } else if (itemKey.partition().startsWith("pay#") && itemKey.sort().equals("payment")) {
            stream.add(itemChange);
            payment(itemChange);
        } else if (itemKey.sort().equals("money")) {
            gatewayBookRules.money(itemChange);
        } else if (itemKey.partition().startsWith("order#")) {
            gatewayBookRules.order(itemChange).forEach(what -> check(false, what));
            OrderRules.wrong(itemChange).ifPresent(what -> check(false, itemKey.partition() + ": " + what));
        }
    }

    private void fact(ItemChange itemChange) {
        check(itemChange.before().isEmpty(), "a fact was changed: " + itemChange.itemKey());
        bodies.add(KeptAttributes.read(itemChange.after()).sha256());
        if (itemChange.after().containsKey("sum")) {
            stream.add(itemChange);
            var observedPayment = seen(itemChange.itemKey().partition());
            var fact = Facts.fragment(DowngradedItems.item(itemChange.after()));
            gatewayBookRules
                    .said(Keys.payment(itemChange.itemKey().partition()), fact)
                    .forEach(what -> check(false, what));
            observedPayment.learn(fact, world.scheduler().now());
            announced(observedPayment, itemChange);
        }
    }

    /// A message is announced while the payment calls for it; from then on it must go out.
    private void announced(ObservedPayment observedPayment, ItemChange itemChange) {
        if (itemChange.itemKey().sort().startsWith(ANNOUNCED)) {
            var message = itemChange.itemKey().sort().substring(ANNOUNCED.length());
            var called = observedPayment.calledFor(
                    new EffectOutput("customer", message), world.scheduler().now());
            check(
                    called,
                    itemChange.itemKey().partition() + ": " + message + " is announced, and no state calls for it");
        }
    }

    private void payment(ItemChange itemChange) {
        var name = itemChange.itemKey().partition();
        var observedPayment = seen(name);
        var now = world.scheduler().now();
        var late =
                observedPayment.due().isBefore(now.minus(foundWithin)) && quietSince.isBefore(now.minus(foundWithin));
        check(!late, name + " was due at " + observedPayment.due() + " and is found only at " + now);
        var next = Payments.read(DowngradedItems.item(itemChange.after())).summary();
        observedPayment.commit(next, now).ifPresent(what -> check(false, name + ": " + what));
        StandingRules.wrong(world, plan, Keys.payment(name), observedPayment.state())
                .forEach(what -> check(false, name + ": " + what));
    }

    @Override
    public void published(String topic, Json message) {
        published.add(topic + " hears " + message.write());
        var id = message.needText("id");
        var about = message.at("payment").exists() ? message.at("payment") : message;
        var account = about.needText("account");
        var reference = about.needText("reference");
        var observedPayment = seen("pay#" + account + "#" + reference);
        var purpose = id.substring((account + "/" + reference + ":").length());
        var called = topic.equals("customer")
                ? observedPayment.facts().tellings().entries().containsKey(purpose)
                : observedPayment.calledFor(
                        new EffectOutput(topic, purpose), world.scheduler().now());
        check(called, topic + " hears " + id + ", and nothing calls for it");
        // A merchant may hear late of what a refold had passed over; a customer hears nothing more.
        check(
                once.isEmpty() || !topic.equals("customer"),
                "all that happened came once more, and now a customer hears " + id);
        if (topic.equals("customer")) {
            var now = world.scheduler().now();
            Stream.of(
                            quietRules.wrong(new PaymentKey(account, reference), observedPayment, purpose, now),
                            observedPayment.early(purpose, now, plan.weather().skew()),
                            observedPayment.tell(purpose))
                    .flatMap(Optional::stream)
                    .forEach(what -> check(false, id + ": " + what));
            observedPayment
                    .tooShort(message, purpose, now, TimeRules.of(world, plan, new PaymentKey(account, reference)))
                    .ifPresent(what -> check(false, id + ": " + what));
            if (plan.texts(account)) {
                smsRules.published(id, message);
            }
            var paid = purpose.equals("paid") || purpose.equals("paid-late");
            check(!paid || isTaken(account, reference), id + " is said, and the gateway has no money");
        }
        announced.add(id);
        if (!topic.equals("customer")) {
            shown(topic, new PaymentKey(account, reference), message);
        }
    }

    private boolean isTaken(String account, String reference) {
        var there = world.gateway(account).find(reference).map(GatewayPayment::status);
        return there.filter(GatewayPayment.Status.SUCCEEDED::equals).isPresent();
    }

    /// A merchant hears it, or a person, and with it how the payment stands.
    private void shown(String topic, PaymentKey payment, Json message) {
        var id = message.needText("id");
        var observedPayment = seen(Keys.partition(payment));
        check(
                plan.weather().rollout().isPresent() // another release may say more
                        || observedPayment.shows(payment, message.at("payment")),
                topic + " hears " + id + ", and no state of it was ever so: " + message.at("payment"));
        if (topic.equals("operations")) {
            observedPayment.call(message.needText("reason"));
        } else {
            events.add(id);
        }
    }

    @Override
    public void texted(String message) {
        check(smsRules.show(message), "a customer is texted what nobody published: " + message);
    }

    @Override
    public void answered(String account, Callback callback, int status) {
        var body = new String(callback.body(), StandardCharsets.UTF_8);
        check(
                status / 100 != 2 || bodies.contains(Bytes.sha256(callback.body())),
                "a callback of " + account + " was acknowledged and is not kept: " + body);
    }

    @Override
    public void calling(Outbound outbound) {
        gatewayBookRules.calling(outbound).forEach(what -> check(false, what));
    }

    @Override
    public void replied(Outbound outbound, Reply reply) {
        gatewayBookRules.replied(outbound, reply);
    }

    SmsRules smsRules() {
        return smsRules;
    }

    /// What gateways answered and nobody noted in time.
    List<String> unheard() {
        return gatewayBookRules.unheard();
    }

    @Override
    public void moved(String account) {
        payments.forEach((name, observedPayment) -> gatewayBookRules
                .moved(Keys.payment(name), account, observedPayment.facts())
                .forEach(what -> check(false, what)));
    }
}
