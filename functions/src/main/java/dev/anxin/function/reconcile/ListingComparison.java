package dev.anxin.function.reconcile;

import dev.anxin.aws.Unreadable;
import dev.anxin.aws.config.Accounts;
import dev.anxin.aws.table.Payments;
import dev.anxin.function.inquiry.GatewayClient;
import dev.anxin.function.ledger.PaymentLedger;
import dev.anxin.gateway.Listing;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Account;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.reconcile.BookSide;
import dev.anxin.reconcile.Finding;
import dev.anxin.reconcile.FindingKind;
import dev.anxin.reconcile.FindingOutcome;
import dev.anxin.reconcile.Row;
import dev.anxin.reconcile.Run;
import dev.anxin.reconcile.Totals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Looks through one page of what a gateway lists for payments that nobody registered here.
public record ListingComparison(
        Payments payments, Accounts accounts, GatewayClient gatewayClient, PaymentLedger paymentLedger) {
    /// Younger ones may be about to be registered.
    private static final Duration YOUNG = Duration.ofHours(1);

    /// Twice the time between two runs, so that a lost one leaves no gap.
    private static final Duration SPAN = Duration.ofDays(2);

    /// For a row about a list, and no payment.
    private static final String LIST = "-";

    public PageResult page(Run run, String name, String cursor) {
        var now = paymentLedger.now();
        try {
            return accounts.find(name)
                    .map(account -> page(run, account, cursor, now))
                    .orElseGet(() -> unclear(name, "there is no such account", now));
        } catch (Unreadable wrong) {
            return unclear(name, String.valueOf(wrong.getMessage()), now);
        }
    }

    private PageResult page(Run run, Account account, String cursor, Instant now) {
        var until = run.at().minus(YOUNG);
        var listing = gatewayClient.list(account, until.minus(SPAN), until, cursor, now);
        return switch (listing) {
            case Listing.Unclear(var why) -> unclear(account.name(), why, now);
            case Listing.Page(var _, var next)
            when !next.isEmpty() && next.equals(cursor) ->
                unclear(account.name(), "its list goes round in a circle", now);
            case Listing.Page(var listed, var next) -> page(account, listed, next, now);
        };
    }

    private static PageResult unclear(String account, String why, Instant now) {
        var theirs = new BookSide(BookSide.Said.UNCLEAR, Money.NONE, why);
        var finding = new Finding(FindingKind.UNANSWERED, BookSide.NOTHING, theirs, FindingOutcome.AGAIN, List.of());
        var row = Row.of(new PaymentKey(account, LIST), "", finding, now);
        return new PageResult("", Map.of(), List.of(row), Duration.ZERO, why.equals(GatewayClient.NOT_ASKED));
    }

    private PageResult page(Account account, List<Listing.Listed> listed, String next, Instant now) {
        var byKey = new HashMap<PaymentKey, Listing.Listed>();
        listed.forEach(one -> byKey.put(new PaymentKey(account.name(), one.reference()), one));
        var items = payments.items(List.copyOf(byKey.keySet()));
        var rows = new ArrayList<Row>();
        byKey.forEach((key, one) -> {
            var known = Optional.ofNullable(items.get(key)).filter(ListingComparison::isThere);
            if (known.isEmpty() && !isKnown(paymentLedger.known(key))) {
                rows.add(Row.of(key, "", unknown(one), now));
            }
        });
        var total = new Totals(0, 0, 0, 0, byKey.size(), rows.size());
        var pace = Duration.ofMinutes(1).dividedBy(account.inquiryPolicy().perMinute());
        return new PageResult(next, Map.of(account.name(), total), rows, pace, false);
    }

    /// An item that cannot be read counts as there: its damage says nothing about the gateway's list.
    private static boolean isThere(Map<String, AttributeValue> item) {
        try {
            return isKnown(Payments.read(item).summary());
        } catch (Unreadable damaged) {
            return true;
        }
    }

    /// Registered, or another id of what is.
    private static boolean isKnown(Summary summary) {
        return summary.isRegistered() || !summary.homes().isEmpty();
    }

    private static Finding unknown(Listing.Listed listed) {
        var theirs = new BookSide(BookSide.Said.LISTED, listed.amount(), listed.status());
        return new Finding(FindingKind.UNKNOWN_PAYMENT, BookSide.NOTHING, theirs, FindingOutcome.SHOP, List.of());
    }
}
