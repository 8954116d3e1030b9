package dev.anxin.page;

import dev.anxin.ledger.Moment;
import dev.anxin.ledger.PaymentState;
import dev.anxin.locale.Locales;
import dev.anxin.notification.DueDate;
import dev.anxin.notification.PaymentContext;
import dev.anxin.payment.PayWay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the customer's page says, in words. Holds nobody's name, phone or mail.
///
/// @param locale of the words: `zh-HK`
/// @param shop as its customers know it, or empty
/// @param amount as people read it: `US$10.99`
/// @param headline what happened, in one line
/// @param sentences what it means and when more will be known
/// @param check "check no. 3, next at 14:05:30", while somebody waits; else empty
/// @param due the dates of a payment that takes days, while it is under way; else [DueDate#NONE]
/// @param calm what the reader must not worry about, or must not do
/// @param steps what happened so far, and what comes
/// @param waysHeading stands over the merchant's own names of ways to pay again; empty where there are none
/// @param feedback what the reader can answer
/// @param refreshSeconds after how long to look again; 0: it will not change soon
/// @param unseen whether nobody has said so far that the customer is back
public record PageView(
        PageFace pageFace,
        String locale,
        String shop,
        String order,
        String amount,
        String headline,
        List<String> sentences,
        Check check,
        DueDate due,
        List<String> calm,
        List<Step> steps,
        String waysHeading,
        List<Link> links,
        FeedbackPanel feedback,
        int refreshSeconds,
        boolean unseen) {
    /// The catalogue's word where a gateway wants to know who pays.
    private static final String NEEDS_IDENTITY = "verification_needed";

    public PageView {
        sentences = List.copyOf(sentences);
        calm = List.copyOf(calm);
        steps = List.copyOf(steps);
        links = List.copyOf(links);
    }

    /// @param number how often the gateway was asked
    /// @param seconds until the next; 0 if none is known
    /// @param words empty once nobody waits
    public record Check(int number, Optional<Instant> next, long seconds, String words) {}

    /// @param at empty while it is still to come
    /// @param local the time as the customer's clock shows it, or empty
    public record Step(Progress progress, String words, Optional<Instant> at, String local) {}

    public enum Progress {
        DONE("done"),
        NOW("now"),
        NEXT("next");

        private final String word;

        Progress(String word) {
            this.word = word;
        }

        /// As the page and its JSON have it: `next`.
        String word() {
            return word;
        }
    }

    /// @param url empty where only words are known
    public record Link(Kind kind, String words, String url) {
        public enum Kind {
            PAY_AGAIN("pay-again"),
            IDENTITY("identity"),
            ORDER("order"),
            SUPPORT("support");

            private final String word;

            Kind(String word) {
                this.word = word;
            }

            /// As the page has it: `pay-again`.
            String word() {
                return word;
            }
        }
    }

    /// The page as it is at `paymentContext.now()`. Every state has one.
    ///
    /// @param reader the reader's locale
    public static PageView of(PaymentState state, PaymentContext paymentContext, String reader) {
        var locale = Locales.of(reader);
        var customerView = CustomerView.at(state, paymentContext, locale);
        var words = PageWords.in(locale);
        return new PageView(
                customerView.pageFace(),
                locale,
                paymentContext.shop().nameIn(reader),
                customerView.order(),
                customerView.expected(),
                words.headline(customerView),
                words.sentences(customerView)
                        .filter(sentence -> !sentence.isEmpty())
                        .toList(),
                customerView.pageFace().isWaiting()
                        ? check(customerView, words)
                        : new Check(customerView.check(), Optional.empty(), 0, ""),
                customerView.due(),
                words.calm(customerView).toList(),
                Steps.of(customerView, words),
                waysHeading(customerView, words),
                links(customerView, words),
                FeedbackPanel.of(customerView),
                refreshSeconds(customerView),
                state.summary().moment(Moment.RETURNED).isEmpty());
    }

    private static Check check(CustomerView customerView, PageWords words) {
        var next = customerView.nextCheck();
        var now = customerView.paymentContext().now();
        var seconds = next.map(at -> Duration.between(now, at).toSeconds()).orElse(0L);
        return new Check(customerView.check(), next, seconds, words.check(customerView));
    }

    private static List<Link> links(CustomerView customerView, PageWords words) {
        var shop = customerView.paymentContext().shop();
        var links = new ArrayList<Link>();
        if (customerView.pageFace().isUnpaid() && customerView.failureCause().equals(NEEDS_IDENTITY)) {
            add(
                    links,
                    Link.Kind.IDENTITY,
                    words.link(Link.Kind.IDENTITY, customerView),
                    shop.identityUrl(customerView.order()));
        }
        var again = words.link(Link.Kind.PAY_AGAIN, customerView);
        ways(customerView).forEach(way -> {
            var name = name(way, customerView.locale());
            add(links, Link.Kind.PAY_AGAIN, name.isEmpty() ? again : name, way.url());
        });
        add(links, Link.Kind.ORDER, words.link(Link.Kind.ORDER, customerView), shop.orderUrl(customerView.order()));
        add(
                links,
                Link.Kind.SUPPORT,
                words.link(Link.Kind.SUPPORT, customerView),
                shop.supportFor(customerView.order(), customerView.locale()));
        return links;
    }

    private static List<PayWay> ways(CustomerView customerView) {
        return customerView.payAgain().ways(customerView.paymentContext().shop(), customerView.order());
    }

    /// In the reader's locale, or the one that every name has and that they read best.
    private static String name(PayWay way, String locale) {
        var own = way.nameIn(locale);
        return own.isEmpty() ? way.nameIn(Locales.isChinese(locale) ? "zh-CN" : "en") : own;
    }

    private static String waysHeading(CustomerView customerView, PageWords words) {
        var isNamed = ways(customerView).stream()
                .anyMatch(way -> !name(way, customerView.locale()).isEmpty());
        return isNamed ? words.link(Link.Kind.PAY_AGAIN, customerView) : "";
    }

    private static void add(List<Link> links, Link.Kind kind, String words, String url) {
        if (!url.isEmpty()) {
            links.add(new Link(kind, words, url));
        }
    }

    /// Often while people stare at it, seldom once they have for long.
    private static int refreshSeconds(CustomerView customerView) {
        if (customerView.pageFace().isOver()) {
            return 0;
        }
        if (customerView.pageFace().isSlow()) {
            return 60;
        }
        return switch (customerView.watched()) {
            case NONE, REASSURED -> 5;
            case PROGRESS -> 10;
            case HANDED_OVER -> 30;
        };
    }
}
