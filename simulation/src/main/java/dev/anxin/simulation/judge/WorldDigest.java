package dev.anxin.simulation.judge;

import dev.anxin.gateway.Bytes;
import dev.anxin.http.Reply;
import dev.anxin.json.Json;
import dev.anxin.local.simulator.protocol.Callback;
import dev.anxin.payment.PaymentKey;
import dev.anxin.simulation.story.PlanRun;
import dev.anxin.simulation.table.ItemChange;
import dev.anxin.simulation.table.ItemKey;
import dev.anxin.simulation.world.Observer;
import dev.anxin.simulation.world.Outbound;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a world has come to, without its times: what is stored, what lies in queues and streams, what the gateways'
/// books say, and what was told to whom. Who is in the middle of what is not part of it.
public final class WorldDigest implements Observer {
    /// A time as ISO 8601 has it, or in seconds or milliseconds since 1970.
    private static final Pattern TIME =
            Pattern.compile("\\b(?:20\\d\\d-\\d\\d-\\d\\dT[\\d:.]+Z|1[5-9]\\d{8}(?:\\d{3})?)\\b");

    private final PlanRun run;
    private final Map<ItemKey, String> items = new HashMap<>();
    private final TreeSet<String> told = new TreeSet<>();

    private WorldDigest(PlanRun run) {
        this.run = run;
    }

    public static WorldDigest of(PlanRun run) {
        var digest = new WorldDigest(run);
        run.world().watch(digest);
        return digest;
    }

    /// Equal exactly if nothing but times tells two worlds apart.
    public String now() {
        var stored = items.entrySet().stream().map(item -> item.getKey() + item.getValue());
        var all = Stream.of(stored, run.world().underWay().stream().map(WorldDigest::timeless), books(), told.stream())
                .flatMap(lines -> lines.sorted().map(line -> line + "\n"))
                .collect(Collectors.joining());
        return sha256(all);
    }

    private Stream<String> books() {
        return run.payments().stream().map(this::books);
    }

    private String books(PaymentKey payment) {
        var there = run.world().gateway(payment.account()).find(payment.reference());
        return payment + timeless(there.toString());
    }

    private static String timeless(String text) {
        return TIME.matcher(text).replaceAll("T");
    }

    private static String sha256(String text) {
        return Bytes.sha256(Bytes.utf8(text));
    }

    private void told(String whom, String what) {
        told.add(whom + " " + sha256(timeless(what)));
    }

    @Override
    public void written(ItemChange itemChange) {
        if (itemChange.after().isEmpty()) {
            items.remove(itemChange.itemKey());
        } else {
            var attributes = new TreeMap<>(itemChange.after()).toString();
            items.put(itemChange.itemKey(), sha256(timeless(attributes)));
        }
    }

    @Override
    public void published(String topic, Json message) {
        told(topic, message.write());
    }

    @Override
    public void texted(String message) {
        told("phone", message);
    }

    @Override
    public void answered(String account, Callback callback, int status) {
        told(account, status + new String(callback.body(), StandardCharsets.UTF_8));
    }

    @Override
    public void moved(String account) {
        // its books are looked at whenever somebody asks
    }

    @Override
    public void calling(Outbound outbound) {
        // what counts is what came of it
    }

    @Override
    public void replied(Outbound outbound, Reply reply) {
        var status = reply instanceof Reply.Answered answered ? answered.status() : 0;
        told(outbound.account(), outbound.call().method() + outbound.call().uri() + outbound.body() + status);
    }
}
