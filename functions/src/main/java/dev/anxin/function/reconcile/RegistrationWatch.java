package dev.anxin.function.reconcile;

import dev.anxin.aws.Unreadable;
import dev.anxin.aws.config.Accounts;
import dev.anxin.function.inquiry.GatewayClient;
import dev.anxin.function.runtime.MetricsClock;
import dev.anxin.gateway.EndpointRegistration;
import dev.anxin.payment.Account;

/// Asks a gateway whether it still sends its events here. Gateways disable endpoints that failed for days, and people
/// change them; either is silence that looks like quiet trade.
///
/// @param domain of the API; empty: it has none of its own, and an address is known by its path alone
public record RegistrationWatch(
        Accounts accounts, GatewayClient gatewayClient, String domain, MetricsClock metricsClock) {
    /// An alarm watches its outcome `wrong`.
    public static final String METRIC = "Registrations";

    PageResult look(String name) {
        try {
            accounts.find(name).ifPresent(this::look);
        } catch (Unreadable wrong) {
            count(name, "unclear", String.valueOf(wrong.getMessage()));
        }
        return PageResult.NOTHING;
    }

    private void look(Account account) {
        var name = account.name();
        gatewayClient.registration(account, metricsClock.now()).ifPresent(registration -> {
            switch (registration) {
                case EndpointRegistration.Unclear(var why) -> count(name, "unclear", why);
                case EndpointRegistration.Known known -> {
                    var problems = known.problems(domain.isEmpty() ? "" : "https://" + domain, name);
                    count(name, problems.isEmpty() ? "right" : "wrong", String.join("; ", problems));
                }
            }
        });
    }

    private void count(String account, String outcome, String problem) {
        metricsClock.metrics().countOverall(METRIC, account, outcome, "problem", problem);
    }
}
