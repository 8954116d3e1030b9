package dev.anxin.function.customer;

import dev.anxin.aws.Unreadable;
import dev.anxin.aws.config.Accounts;
import dev.anxin.failure.AccountAdvice;
import dev.anxin.function.runtime.Environment;
import dev.anxin.function.runtime.Metrics;
import dev.anxin.function.runtime.PaymentGuard;
import dev.anxin.function.runtime.Wiring;
import dev.anxin.ledger.Attempt;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Registration;
import dev.anxin.notification.PaymentContext;
import dev.anxin.payment.Account;
import dev.anxin.payment.Channel;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.ShopFront;
import dev.anxin.privacy.Mask;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What stands around a payment for a customer: the shop, and the link to the page. A customer who waits
/// hears in time rather than in full: where the account is gone, or a document cannot be read, names and
/// links are left out, and that is counted.
public record CustomerContext(Accounts accounts, PageLinks links, KnownTimes knownTimes, Metrics metrics) {
    public static final String METRIC = "CustomerContext";

    /// Codes that are met and no catalogue has.
    public static final String GAP = "CatalogueGap";

    public static CustomerContext of(Wiring wiring, DynamoDbClient dynamo, Environment environment) {
        return new CustomerContext(
                new Accounts(wiring.laterDocument("ACCOUNTS_DOCUMENT")),
                new PageLinks(wiring.laterDocument("PAGE_KEY")),
                new KnownTimes(wiring.recoveries(dynamo), environment.clock(), environment.metrics()),
                environment.metrics());
    }

    /// @param account empty if it is gone, or belongs to another merchant now
    /// @param isSure whether it could be read
    public record Found(Optional<Account> account, boolean isSure) {
        /// Who brings its messages to customers. If the account could not be read, both get them: the id is the
        /// same, and whoever sends texts looks at the account again.
        ///
        /// @param preferred by its customer, the first choice first
        public List<String> channels(List<Channel> preferred) {
            if (!isSure) {
                return List.of("merchant", "sms");
            }
            var isText = account.filter(Account::sms).isPresent() && SmsRequest.isFirst(preferred);
            return List.of(isText ? "sms" : "merchant");
        }
    }

    /// The account of a payment, if it still belongs to the merchant who registered the payment: no customer
    /// is led to another one's shop.
    public Found account(PaymentKey key, Registration registration) {
        try {
            var account = accounts.find(key.account())
                    .filter(found -> found.merchant().equals(registration.merchant()));
            return new Found(account, true);
        } catch (Unreadable unreadable) {
            metrics.count(METRIC, key.account(), "no-account", "reason", PaymentGuard.reason(unreadable));
            return new Found(Optional.empty(), false);
        }
    }

    /// With how long others took, where somebody waits for this one.
    public PaymentContext setting(PaymentKey key, PaymentState state, Optional<Account> account, Instant now) {
        return setting(key, state.summary().registration(), account, now).with(knownTimes.of(key, state));
    }

    PaymentContext setting(PaymentKey key, Registration registration, Optional<Account> account, Instant now) {
        return new PaymentContext(
                account.map(Account::shop).orElse(ShopFront.NONE),
                account.map(this::advice).orElseGet(() -> AccountAdvice.of("")),
                link(key, registration),
                now);
    }

    /// What a payment's account says of its gateway's codes; of no gateway where the account is gone.
    public AccountAdvice advice(PaymentKey key, Registration registration) {
        return account(key, registration).account().map(this::advice).orElseGet(() -> AccountAdvice.of(""));
    }

    private AccountAdvice advice(Account account) {
        return AccountAdvice.of(account.gateway(), accounts.entry(account));
    }

    /// Counts the code of an attempt that failed, if no catalogue has it.
    public void countGap(PaymentKey key, PaymentState state) {
        var code = state.failure().map(Attempt::code).filter(named -> !named.isEmpty());
        if (code.isEmpty()) {
            return;
        }
        account(key, state.summary().registration())
                .account()
                .filter(account -> !advice(account).after(code.get()).known())
                .ifPresent(account ->
                        metrics.count(GAP, account.name(), account.gateway(), "code", Mask.code(code.get())));
    }

    private String link(PaymentKey key, Registration registration) {
        try {
            return links.of(key, registration);
        } catch (Unreadable unreadable) {
            metrics.count(METRIC, key.account(), "no-link", "reason", PaymentGuard.reason(unreadable));
            return "";
        }
    }
}
