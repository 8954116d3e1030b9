package dev.anxin.function.reconcile;

import dev.anxin.aws.Unreadable;
import dev.anxin.aws.config.Accounts;
import dev.anxin.aws.table.Reports;
import dev.anxin.function.inquiry.GatewayClient;
import dev.anxin.function.ledger.PaymentLedger;
import dev.anxin.function.runtime.Metrics;
import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.Meaning;
import dev.anxin.gateway.Notice;
import dev.anxin.gateway.Undelivered;
import dev.anxin.gateway.registry.Gateways;
import dev.anxin.json.Json;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.payment.Account;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.privacy.KeptBody;
import dev.anxin.reconcile.BookSide;
import dev.anxin.reconcile.Finding;
import dev.anxin.reconcile.FindingKind;
import dev.anxin.reconcile.FindingOutcome;
import dev.anxin.reconcile.Row;
import dev.anxin.reconcile.Run;
import dev.anxin.reconcile.Totals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Hears late what a gateway could not deliver. What it lists is read as its callbacks are, and becomes the same
/// facts under the same ids: what had arrived after all, or is delivered later, is no news. So any page may be done
/// twice. Of a gateway that lists no events, the payments are asked about instead.
public record CatchUp(
        Accounts accounts,
        GatewayClient gatewayClient,
        PaymentLedger paymentLedger,
        OpenPaymentsPage openPaymentsPage,
        Metrics metrics) {
    /// Stripe repeats a callback for three days; what is older has been heard or asked about.
    private static final Duration SPAN = Duration.ofDays(3);

    /// For a row about a list, and no payment.
    private static final String LIST = "events";

    /// The name of what one catch-up does.
    public static String part(String account, Instant since) {
        return Reports.CATCH_UP + account + "@" + since.getEpochSecond();
    }

    /// One page of the last days' events, within a run. Whatever a run cannot say in its totals it leaves out.
    PageResult nightly(Run run, String name, String cursor) {
        var now = paymentLedger.now();
        return account(name)
                .filter(CatchUp::isNightly)
                .flatMap(account -> undelivered(account, run.at().minus(SPAN), cursor, now))
                .map(page -> new PageResult(page.next(), Map.of(), page.rows(), page.pace(), page.resting()))
                .orElse(PageResult.NOTHING);
    }

    /// One page of a part that was begun for this.
    ///
    /// @return with totals: `listed` events of which `unknown` were news, or payments (`compared`) that are asked
    ///     about now; `unanswered` if the gateway did not say
    PageResult page(Run run, String part, String cursor) {
        var name = part.substring(Reports.CATCH_UP.length(), part.lastIndexOf('@'));
        var since = Instant.ofEpochSecond(Long.parseLong(part.substring(part.lastIndexOf('@') + 1)));
        var now = paymentLedger.now();
        return account(name)
                .map(account -> undelivered(account, since, cursor, now)
                        .orElseGet(() -> openPaymentsPage.page(run, account, cursor)))
                .map(page -> new PageResult(page.next(), page.totals(), List.of(), page.pace(), page.resting()))
                .orElseGet(() -> new PageResult("", Map.of(name, Totals.UNANSWERED), List.of(), Duration.ZERO, false));
    }

    private static boolean isNightly(Account account) {
        return Gateways.named(account.gateway())
                .filter(gateway -> !gateway.listsDelivered())
                .isPresent();
    }

    /// An account that cannot be read is named by the comparison of its list.
    private Optional<Account> account(String name) {
        try {
            return accounts.find(name);
        } catch (Unreadable wrong) {
            return Optional.empty();
        }
    }

    private Optional<PageResult> undelivered(Account account, Instant since, String cursor, Instant now) {
        return gatewayClient.undelivered(account, since, now, cursor, now).map(answer -> switch (answer) {
            case Undelivered.Unclear(var why, var mayPass) ->
                unclear(account.name(), why, mayPass && isWaitedFor(why, cursor), now);
            case Undelivered.Page(var _, var next)
            when !next.isEmpty() && next.equals(cursor) ->
                unclear(account.name(), "its list goes round in a circle", false, now);
            case Undelivered.Page(var events, var next) -> page(account, events, next, now);
        });
    }

    /// What answered before may answer again in a minute. Where the first page is not answered, nothing is lost by
    /// saying so at once.
    private static boolean isWaitedFor(String why, String cursor) {
        return why.equals(GatewayClient.NOT_ASKED) || !cursor.isEmpty();
    }

    private static PageResult unclear(String account, String why, boolean resting, Instant now) {
        var theirs = new BookSide(BookSide.Said.UNCLEAR, Money.NONE, why);
        var finding = new Finding(FindingKind.UNANSWERED, BookSide.NOTHING, theirs, FindingOutcome.AGAIN, List.of());
        var row = Row.of(new PaymentKey(account, LIST), "", finding, now);
        return new PageResult("", Map.of(account, Totals.UNANSWERED), List.of(row), Duration.ZERO, resting);
    }

    private PageResult page(Account account, List<Json> events, String next, Instant now) {
        var fresh = events.stream()
                .map(kept -> put(account, kept, now))
                .filter(facts -> !facts.isEmpty())
                .toList();
        var totals = new Totals(0, 0, 0, 0, events.size(), fresh.size());
        var questions = fresh.stream()
                .flatMap(List::stream)
                .filter(CatchUp::isAskedAbout)
                .count();
        var pace = Duration.ofMinutes(1 + questions)
                .dividedBy(account.inquiryPolicy().perMinute());
        return new PageResult(next, Map.of(account.name(), totals), List.of(), pace, false);
    }

    private static boolean isAskedAbout(Fact fact) {
        return fact.news().stream().anyMatch(News.Hinted.class::isInstance);
    }

    /// @return the facts of an event that were not known
    private List<Fact> put(Account account, Json kept, Instant now) {
        var digest = "sha256:" + Bytes.sha256(Bytes.utf8(kept.write()));
        var notice = new Notice(account.name(), digest, kept, now, now);
        var meaning = Gateways.named(account.gateway()).map(gateway -> gateway.meaning(notice));
        return meaning.isPresent() && meaning.get() instanceof Meaning.Known(var facts)
                ? facts.stream().filter(fact -> isPut(fact, kept)).toList()
                : List.of();
    }

    private boolean isPut(Fact fact, Json kept) {
        var fresh = paymentLedger.put(fact, KeptBody.of(kept));
        if (fresh) {
            var payment = fact.payment();
            metrics.count(
                    "Callbacks", payment.account(), "pulled", "reference", payment.reference(), "event", fact.id());
        }
        return fresh;
    }
}
