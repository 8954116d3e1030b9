package dev.anxin.page;

import dev.anxin.payment.MethodClass;
import java.util.stream.Stream;

/// What the page says in English of a payment that takes days.
final class EnglishDelay {
    private EnglishDelay() {}

    static String headline(CustomerView customerView) {
        if (customerView.pageFace() == PageFace.BANK_DEBIT) {
            return "Your payment is under way";
        }
        return customerView.isPastDue() ? "We have not seen your payment yet" : "Please pay by " + date(customerView);
    }

    static Stream<String> sentences(CustomerView customerView) {
        return customerView.pageFace() == PageFace.PAY_BY ? payBy(customerView) : debit(customerView);
    }

    private static Stream<String> payBy(CustomerView customerView) {
        var due = customerView.due();
        if (customerView.isPastDue()) {
            return due
                    .until()
                    .map(customerView.times().withZone()::minute)
                    .map(at ->
                            "If you have paid, it can take until " + at + " to arrive: there is nothing for you to do.")
                    .stream();
        }
        var how = due.methodClass() == MethodClass.TRANSFER ? " by bank transfer." : " with your payment slip.";
        var amount = customerView.remaining().isEmpty()
                ? customerView.expected()
                : "the remaining " + customerView.remaining();
        return Stream.of(
                "Please pay " + amount + how,
                due.number().isEmpty() ? "" : "Quote " + due.number() + " when you pay.",
                due.until()
                        .map(at -> "We will write to you as soon as it has arrived. If you pay on the last day, that"
                                + " can take until "
                                + customerView.times().withZone().minute(at) + ".")
                        .orElse("We will write to you as soon as it has arrived."));
    }

    private static Stream<String> debit(CustomerView customerView) {
        var until = customerView.due().at().filter(customerView.paymentContext().now()::isBefore);
        return Stream.of(
                until.map(at -> "Your bank takes until about "
                                + customerView.times().withZone().day(at) + ".")
                        .orElse("Your bank has not answered yet. This happens, and we keep asking."),
                until.isPresent() ? customerView.usual("usual-bank") : "",
                "There is nothing for you to do. We will write to you as soon as your bank has answered.");
    }

    static Stream<String> calm() {
        return Stream.of("You need to pay only once. If you have paid already, there is nothing for you to do.");
    }

    static String awaited(CustomerView customerView) {
        return customerView.pageFace() == PageFace.PAY_BY ? "You pay, by" : "Your bank answers, about";
    }

    private static String date(CustomerView customerView) {
        return customerView
                .due()
                .at()
                .map(customerView.times().withZone()::minute)
                .orElse("the date on your slip");
    }
}
