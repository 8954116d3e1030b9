package dev.anxin.page;

import dev.anxin.ledger.Order;
import dev.anxin.ledger.Refund;
import dev.anxin.locale.Locales;
import dev.anxin.locale.Phrasebook;
import dev.anxin.notification.LocalAmounts;
import dev.anxin.notification.TemplateValues;
import dev.anxin.payment.Ladder.Stage;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words of the page in one locale: which of its texts fit, and what they are filled with.
final class PageWords {
    private static final Map<String, String> PLAIN = Map.of();

    private final Phrasebook phrasebook;

    private PageWords(Phrasebook phrasebook) {
        this.phrasebook = phrasebook;
    }

    static PageWords in(String locale) {
        return new PageWords(Locales.in(locale));
    }

    /// The language's name, for readers of it.
    String language() {
        return phrasebook.page("language", "name", PLAIN);
    }

    String headline(CustomerView customerView) {
        return phrasebook.page("headlines", headlineName(customerView), PageValues.of(customerView));
    }

    private static String headlineName(CustomerView customerView) {
        var pageFace = customerView.pageFace();
        if (pageFace == PageFace.CONFIRMING
                && customerView.stage() == Stage.PROGRESS
                && customerView.cause().isLocated()) {
            return "located";
        }
        return isPastDue(customerView) ? "past-due" : pageFace.word();
    }

    private static boolean isPastDue(CustomerView customerView) {
        return customerView.pageFace() == PageFace.PAY_BY && customerView.isPastDue();
    }

    /// Empty ones are left out.
    Stream<String> sentences(CustomerView customerView) {
        return Stream.concat(news(customerView), hearing(customerView));
    }

    /// How else its reader hears more, and when not; nothing where the merchant did not say so.
    private Stream<String> hearing(CustomerView customerView) {
        if (customerView.pageFace().isOver()) {
            return Stream.empty();
        }
        var values = new HashMap<>(TemplateValues.words(customerView.messages().quietHours()));
        var channels = customerView.messages().preferred().stream()
                .map(channel -> phrasebook.page("hearing", channel.word(), PLAIN))
                .collect(Collectors.joining(phrasebook.page("hearing", "or", PLAIN)));
        values.put("channels", channels);
        return lines("hearing", "text", values);
    }

    private Stream<String> news(CustomerView customerView) {
        var values = PageValues.of(customerView);
        var pageFace = customerView.pageFace();
        return switch (pageFace) {
            case CONFIRMING, HANDED_OVER -> waiting(customerView).flatMap(name -> lines("sentences", name, values));
            case TRY_AGAIN, NOT_PAID ->
                Stream.of(pageFace.word(), again(customerView)).flatMap(name -> lines("sentences", name, values));
            case RETURNING -> {
                values.put("why", phrasebook.page("sentences", why(customerView), PLAIN));
                yield lines("sentences", pageFace.word(), values);
            }
            case PAY_BY -> lines("sentences", headlineName(customerView), values);
            case BANK_DEBIT,
                    PAID,
                    PART_REFUNDED,
                    PART_PAID,
                    SETTLING,
                    PAID_LATE,
                    REFUNDED,
                    REFUND_BOUNCED,
                    CHARGED_BACK -> lines("sentences", pageFace.word(), values);
        };
    }

    private Stream<String> lines(String part, String name, Map<String, String> values) {
        return phrasebook.page(part, name, values).lines();
    }

    private static Stream<String> waiting(CustomerView customerView) {
        var what = switch (customerView.stage()) {
            case NONE, REASSURED -> "asking";
            case PROGRESS -> "cause-" + customerView.cause().word();
            case HANDED_OVER -> "handed-over";
        };
        return Stream.of(
                what,
                customerView.isWithinUsual() ? "usual" : "longer",
                customerView.stage() == Stage.NONE ? "hear-first" : "hear");
    }

    /// Why money goes back.
    private static String why(CustomerView customerView) {
        if (customerView.holder() == Order.Holder.ANOTHER) {
            return "why-second";
        }
        return switch (customerView.orderStatus()) {
            case CANCELLED -> "why-cancelled";
            case OPEN, FULFILLED, REFUNDING -> "why-unfulfilled";
        };
    }

    private static String again(CustomerView customerView) {
        return switch (customerView.payAgain()) {
            case SAME -> customerView.needsOtherWay() ? "again-other" : "again-same";
            case NEW -> "again-new";
            case NO -> "again-no";
        };
    }

    String check(CustomerView customerView) {
        var next = customerView.nextCheck().map(customerView.times()::second).orElse("");
        var running = customerView.isChecking();
        var check = customerView.check() + (running ? 1 : 0);
        var done = check == 0 ? "first" : "done";
        return phrasebook.page("check", running ? "running" : done, Map.of("check", "" + check, "next", next));
    }

    /// How long until the next check; `{}` stands for minutes and seconds.
    String left() {
        return phrasebook.page("check", "left", Map.of("time", "{}"));
    }

    /// Do not pay again, and your money is safe: while that is what a reader must know.
    Stream<String> calm(CustomerView customerView) {
        if (customerView.pageFace() == PageFace.PAY_BY) {
            return lines("calm", "pay-by", PLAIN);
        }
        return customerView.pageFace().isUnsettled() ? lines("calm", "unsettled", PLAIN) : Stream.empty();
    }

    /// What happened, or comes.
    ///
    /// @param name `ordered`
    String step(String name) {
        return phrasebook.page("steps", name, PLAIN);
    }

    /// What a payment that takes days waits for.
    String awaited(CustomerView customerView) {
        return step(customerView.pageFace() == PageFace.PAY_BY ? "awaits-customer" : "awaits-bank");
    }

    String refund(Refund refund) {
        var amount = LocalAmounts.of(refund.amount(), phrasebook.locale());
        return phrasebook.page("steps", refundName(refund), Map.of("amount", amount));
    }

    private static String refundName(Refund refund) {
        if (refund.bounced()) {
            return "refund-bounced";
        }
        return switch (refund.status()) {
            case SUCCEEDED -> "refund-succeeded";
            case NONE, UNKNOWN, PENDING -> "refund-running";
            case STUCK, FAILED -> "refund-failed";
        };
    }

    String link(PageView.Link.Kind kind, CustomerView customerView) {
        var otherWay = kind == PageView.Link.Kind.PAY_AGAIN && customerView.needsOtherWay();
        return phrasebook.page("links", otherWay ? "pay-other" : kind.word(), PLAIN);
    }

    /// What stands on the page in any case.
    ///
    /// @param name `order`
    String frame(String name) {
        return phrasebook.page("frame", name, PLAIN);
    }

    /// On the page where an order is looked for.
    ///
    /// @param name `hint`
    String lookUp(String name) {
        return phrasebook.page("look-up", name, PLAIN);
    }

    /// For an answer that could not be taken as it was sent.
    ///
    /// @param name `heading`
    String refused(String name) {
        return phrasebook.page("refused", name, PLAIN);
    }

    /// For a link that opens nothing.
    ///
    /// @param name `heading` or `text`
    String nothing(String name) {
        return phrasebook.page("nothing", name, PLAIN);
    }
}
