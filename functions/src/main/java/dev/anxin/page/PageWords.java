package dev.anxin.page;

import dev.anxin.ledger.Refund;
import dev.anxin.locale.Locales;
import java.util.stream.Stream;

/// The words of the page in one language.
interface PageWords {
    /// What a reader of this locale can read: the page knows two.
    static String locale(String reader) {
        return Locales.isChinese(reader) ? "zh-CN" : "en";
    }

    static PageWords in(String locale) {
        return locale.equals("en") ? new EnglishPage() : new ChinesePage();
    }

    String headline(CustomerView customerView);

    /// Empty ones are left out.
    Stream<String> sentences(CustomerView customerView);

    String check(CustomerView customerView);

    /// How long until the next check; `{}` stands for minutes and seconds.
    String left();

    /// Do not pay again, and your money is safe: while that is what a reader must know.
    Stream<String> calm(CustomerView customerView);

    String ordered();

    String returned();

    String asking();

    String person();

    /// What a payment that takes days waits for.
    String awaited(CustomerView customerView);

    String result();

    String paid();

    String partPaid();

    String notPaid();

    String refund(Refund refund);

    String payAgain();

    String identity();

    String order();

    String support();

    /// The names of what stands on the page in any case.
    Frame frame();

    /// @param steps heading of the steps
    /// @param refreshes said while the page refreshes itself
    /// @param look link that loads the page again
    /// @param still link that keeps it from loading again by itself
    /// @param other link to the other language, in that language
    record Frame(
            String order,
            String amount,
            String steps,
            String refreshes,
            String look,
            String still,
            String other,
            String back) {}
}
