package dev.anxin.simulation.world;

import java.util.Map;

/// What the template tells its functions, with names of this world in it.
public final class Variables {
    public static final Map<String, String> OF_FUNCTIONS = Map.ofEntries(
            Map.entry("STACK", "simulation"),
            Map.entry("DOMAIN_NAME", "anxin.example"),
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

    private Variables() {}
}
