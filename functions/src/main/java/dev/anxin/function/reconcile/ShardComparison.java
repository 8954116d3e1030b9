package dev.anxin.function.reconcile;

import dev.anxin.aws.Unreadable;
import dev.anxin.aws.config.Accounts;
import dev.anxin.aws.table.CompareIndex;
import dev.anxin.aws.table.Payments;
import dev.anxin.function.inquiry.AskedNews;
import dev.anxin.function.inquiry.GatewayClient;
import dev.anxin.function.inquiry.UndatedNews;
import dev.anxin.function.ledger.PaymentLedger;
import dev.anxin.function.runtime.Parallel;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Account;
import dev.anxin.payment.PaymentKey;
import dev.anxin.reconcile.Comparison;
import dev.anxin.reconcile.ComparisonWindow;
import dev.anxin.reconcile.Finding;
import dev.anxin.reconcile.FindingKind;
import dev.anxin.reconcile.Row;
import dev.anxin.reconcile.Run;
import dev.anxin.reconcile.Totals;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Compares one page of our payments with what their gateways say. A finding is a fact before it is a row of
/// the report.
///
/// @param shards over how many partitions the compare index is spread
public record ShardComparison(
        CompareIndex compareIndex,
        Payments payments,
        Accounts accounts,
        GatewayClient gatewayClient,
        PaymentLedger paymentLedger,
        Parallel parallel,
        int shards) {
    /// All that is in memory at once.
    static final int PAGE = 50;

    /// Payments of one page that are asked about side by side.
    static final int AT_ONCE = 10;

    private record Compared(PaymentKey payment, List<Row> rows, Totals total, boolean resting) {}

    public PageResult page(Run run, int shard, String cursor) {
        var page = compareIndex.page(shard, run.at(), cursor, PAGE);
        var items = payments.items(page.payments());
        var compared = compareAll(run, page.payments(), items);
        Map<String, Totals> totals = new HashMap<>();
        compared.forEach(one -> totals.merge(one.payment().account(), one.total(), Totals::plus));
        var rows = compared.stream().flatMap(one -> one.rows().stream()).toList();
        return new PageResult(
                page.next(), totals, rows, pace(totals), compared.stream().anyMatch(Compared::resting));
    }

    private List<Compared> compareAll(
            Run run, List<PaymentKey> keys, Map<PaymentKey, Map<String, AttributeValue>> items) {
        var works = keys.stream()
                .distinct()
                .filter(items::containsKey)
                .map(key ->
                        (Callable<Optional<Compared>>) () -> compareIndex(run, key, items.getOrDefault(key, Map.of())))
                .toList();
        return parallel.all(AT_ONCE, works).stream().flatMap(Optional::stream).toList();
    }

    /// @return empty if there is nothing to compare any more
    private Optional<Compared> compareIndex(Run run, PaymentKey key, Map<String, AttributeValue> item) {
        var now = paymentLedger.now();
        try {
            var stored = Payments.read(item);
            var state = PaymentState.of(stored.summary());
            return ComparisonWindow.isCompared(state, run.at())
                    ? Optional.of(compare(key, state, stored.version(), now))
                    : Optional.empty();
        } catch (Unreadable damaged) {
            var nothing = PaymentState.of(Summary.EMPTY);
            return Optional.of(unanswered(key, nothing, "our own item: " + damaged.getMessage(), now));
        }
    }

    private Compared compare(PaymentKey key, PaymentState state, long version, Instant now) {
        var account = accounts.find(key.account());
        if (account.isEmpty()) {
            return unanswered(key, state, "there is no such account", now);
        }
        var asked = gatewayClient.everything(new GatewayClient.Subject(key, account.get(), state, version, now));
        if (asked.news().contains(new News.NoAnswer(GatewayClient.NOT_ASKED))) {
            var rest = unanswered(key, state, GatewayClient.NOT_ASKED, now);
            return new Compared(key, rest.rows(), rest.total(), true);
        }
        var heard = asked.fact(key, Fact.Source.RECONCILE, "compared", now);
        var findings = Comparison.of(state, heard);
        var clear = findings.stream().noneMatch(finding -> finding.kind() == FindingKind.UNANSWERED);
        var lasting = clear && !findings.isEmpty() ? again(findings, heard) : findings;
        lasting.forEach(finding -> write(asked, key, finding, now));
        var unaskable = asked.news().stream().anyMatch(News.Unaskable.class::isInstance);
        return unaskable && lasting.isEmpty()
                ? new Compared(key, List.of(), Totals.NONE, false) // with nobody's books: it agrees with none
                : compared(key, state, lasting, now);
    }

    /// Compares again with all that is known by now, because what was on its way when the page was read has
    /// arrived. Only what is found both times is a finding.
    private List<Finding> again(List<Finding> first, Fact heard) {
        var kinds = first.stream().map(Finding::kind).toList();
        return Comparison.of(PaymentState.of(paymentLedger.known(heard.payment())), heard).stream()
                .filter(finding -> kinds.contains(finding.kind()))
                .toList();
    }

    /// The same finding of two runs is one fact. An outcome may come again on another day, and is news then.
    private void write(AskedNews asked, PaymentKey key, Finding finding, Instant now) {
        if (finding.evidence().isEmpty()) {
            return;
        }
        var day = finding.kind() == FindingKind.UNHEARD_OUTCOME ? new Run(now).day() + "#" : "";
        var id = finding.kind().word() + "#" + day + UndatedNews.digest(key, finding.evidence());
        paymentLedger.put(asked.fact(key, Fact.Source.RECONCILE, id, now, finding.evidence()));
    }

    private static Compared unanswered(PaymentKey key, PaymentState state, String why, Instant now) {
        return compared(key, state, List.of(Comparison.unanswered(state, why)), now);
    }

    private static Compared compared(PaymentKey key, PaymentState state, List<Finding> findings, Instant now) {
        var order = state.summary().registration().order();
        var rows = findings.stream()
                .map(finding -> Row.of(key, order, finding, now))
                .toList();
        var unanswered = findings.stream().anyMatch(finding -> finding.kind() == FindingKind.UNANSWERED);
        var total = unanswered ? Totals.UNANSWERED : findings.isEmpty() ? Totals.AGREED : Totals.DIFFERING;
        return new Compared(key, rows, total, false);
    }

    /// All shards go on side by side, and together they may ask an account's gateway no oftener than its
    /// configuration says.
    private Duration pace(Map<String, Totals> asked) {
        return asked.entrySet().stream()
                .map(entry -> pace(entry.getKey(), entry.getValue().compared()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private Duration pace(String name, long questions) {
        return account(name)
                .map(account -> pace(questions, shards, account.inquiryPolicy().perMinute()))
                .orElse(Duration.ZERO);
    }

    static Duration pace(long questions, int shards, int perMinute) {
        return Duration.ofMinutes(questions * shards).dividedBy(perMinute);
    }

    private Optional<Account> account(String name) {
        try {
            return accounts.find(name);
        } catch (Unreadable wrong) {
            return Optional.empty();
        }
    }
}
