package dev.anxin.simulation.world;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.anxin.simulation.upgrade.OtherVersion;
import dev.anxin.simulation.upgrade.Version;
import java.time.Duration;
import java.util.Map;

/// All functions of the template, each with its timeout, its variables and what it is fed by.
final class Functions {
    /// As the template gives them.
    private static final Map<String, String> VARIABLES = Map.ofEntries(
            Map.entry("STACK", "simulation"),
            Map.entry("TABLE", "ledger"),
            Map.entry("CONTACTS_TABLE", "contacts"),
            Map.entry("DUE_SHARDS", "2"),
            Map.entry("FACT_DAYS", "400"),
            Map.entry("STRAY_DAYS", "30"),
            Map.entry("CONTACT_DAYS", "60"),
            Map.entry("ACCOUNTS_DOCUMENT", "accounts"),
            Map.entry("VERIFY_DOCUMENT", "verify"),
            Map.entry("CALL_DOCUMENT", "call"),
            Map.entry("EVENT_SECRETS_DOCUMENT", "events"),
            Map.entry("PAGE_KEY", "page"),
            Map.entry("ALLOW_INTERNAL", "false"),
            Map.entry("WAKES_QUEUE", "wakes"),
            Map.entry("WAKES_DEAD_LETTERS", "wakes-dead"),
            Map.entry("REFUNDS_QUEUE", "refunds"),
            Map.entry("REFUNDS_DEAD_LETTERS", "refunds-dead"),
            Map.entry("REFOLD_QUEUE", "refold"),
            Map.entry("REFOLD_DEAD_LETTERS", "refold-dead"),
            Map.entry("RECONCILIATIONS_QUEUE", "reconciliations"),
            Map.entry("RECONCILIATIONS_DEAD_LETTERS", "reconciliations-dead"),
            Map.entry("DELIVERIES_QUEUE", "deliveries"),
            Map.entry("DELIVERIES_DEAD_LETTERS", "deliveries-dead"),
            Map.entry("TEXTS_DEAD_LETTERS", "texts-dead"),
            Map.entry("CUSTOMER_TOPIC", "customer"),
            Map.entry("MERCHANT_TOPIC", "merchant"),
            Map.entry("OPERATIONS_TOPIC", "operations"));

    private final Version version;
    private final Instance.Surroundings around;
    private final Ports.Shared shared;

    final Lambda fold;
    final Lambda react;
    final Lambda check;
    final Lambda refund;
    final Lambda reconcile;
    final Lambda deliver;
    final Lambda sms;
    final Lambda sweep;
    final Lambda intake;
    final Lambda callback;
    final Lambda page;

    /// @param version of all that are not of the next release
    Functions(Version version, Instance.Surroundings around, Ports.Shared shared) {
        this.version = version;
        this.around = around;
        this.shared = shared;
        fold = function("fold", 60);
        react = function("react", 60);
        check = function("check", 30);
        refund = function("refund", 30);
        reconcile = function("reconcile", 120);
        deliver = function("deliver", 30);
        sms = function("sms", 10);
        sweep = function("sweep", 50);
        intake = function("intake", 10);
        callback = function("callback", 10);
        page = function("page", 10);
    }

    /// @param timeoutSeconds as the template has it
    private Lambda function(String name, int timeoutSeconds) {
        return new Lambda(name, instance -> copy(name, instance), around, Duration.ofSeconds(timeoutSeconds));
    }

    private RequestStreamHandler copy(String name, Instance instance) {
        var ports = new Ports(instance, shared);
        var made =
                instance.isOfNext() ? OtherVersion.of(around.faults().release().orElseThrow()) : version;
        return made.copy(name, VARIABLES, instance, ports);
    }

    void attachTo(Pollers queues) {
        queues.feed("refold", fold, Duration.ofMinutes(6));
        queues.feed("wakes", check, Duration.ofMinutes(3));
        queues.feed("refunds", refund, Duration.ofMinutes(3));
        queues.feed("reconciliations", reconcile, Duration.ofMinutes(12));
        queues.feed("deliveries", deliver, Duration.ofMinutes(3));
        queues.feed("texts", sms, Duration.ofMinutes(1));
    }
}
