package dev.anxin.notification;

import dev.anxin.notification.Texts.Text;
import dev.anxin.payment.MethodClass;

/// What customers of slow methods read: a date, and what to do until then. Nothing is wrong with such a payment.
final class EnglishDelays {
    private static final String NOTHING_TO_DO = " There is nothing for you to do.";
    private static final String WE_WRITE = " We will write to you as soon as it has arrived.";

    private EnglishDelays() {}

    static Text debitBegun(TemplateValues about) {
        var until = " Your bank takes until about " + day(about) + "." + NOTHING_TO_DO;
        return English.text(
                about,
                "Your payment is under way",
                "your payment of " + about.amount() + " for your order " + about.order() + " is under way." + until
                        + English.NOT_AGAIN + English.SAFE + " We will write to you as soon as your bank has answered.",
                "order " + about.order() + ": your payment is under way." + until + English.NOT_AGAIN
                        + " Your money is safe.");
    }

    static Text debitOverdue(TemplateValues about) {
        var hear = about.hearBy()
                .map(at -> ", and by " + about.times().day(at) + " at the latest to say how it stands.")
                .orElse(".");
        return English.text(
                about,
                "Your bank has not answered yet",
                "your bank has not answered yet about the payment of " + about.amount() + " for your order "
                        + about.order() + ". This happens, and we ask every business day." + NOTHING_TO_DO
                        + English.NOT_AGAIN + English.SAFE + " We will write to you as soon as it is clear" + hear,
                "order " + about.order() + ": your bank has not answered yet, and we keep asking." + NOTHING_TO_DO
                        + English.NOT_AGAIN + " Your money is safe.");
    }

    static Text debitHandedOver(TemplateValues about) {
        return English.text(
                about,
                "A person is looking after your payment",
                "thank you for your patience. Your bank has still not answered about the payment of " + about.amount()
                        + " for your order " + about.order() + ", and a member of our staff now looks after it."
                        + NOTHING_TO_DO + English.NOT_AGAIN + English.SAFE
                        + " We will write to you as soon as there is a result.",
                "order " + about.order() + ": a member of our staff now looks after your payment." + NOTHING_TO_DO
                        + English.NOT_AGAIN + English.SAFE_SHORT);
    }

    static Text payBy(TemplateValues about) {
        var pay = pay(about) + ".";
        return English.text(
                about,
                "Please pay by " + date(about),
                "thank you for your order " + about.order() + ". Please pay " + pay + " You need to pay only once."
                        + WE_WRITE + takes(about),
                "order " + about.order() + ": please pay " + pay);
    }

    static Text reminder(TemplateValues about) {
        var pay = pay(about) + ".";
        return English.text(
                about,
                "A reminder: please pay by " + date(about),
                "a reminder: your order " + about.order() + " waits for your payment. Please pay " + pay
                        + " If you have paid already, there is nothing for you to do." + WE_WRITE,
                "order " + about.order() + ", a reminder: please pay " + pay
                        + " If you have paid already, there is nothing for you to do.");
    }

    static Text over(TemplateValues about) {
        var until = about.due().until().map(about.times()::minute).orElse("the next days");
        var paid = " If you have paid, it can take until " + until
                + " to arrive: there is nothing for you to do, and please do not pay again.";
        return English.text(
                about,
                "We have not seen your payment yet",
                "we have not seen the payment of " + amount(about) + " for your order " + about.order()
                        + " yet, and the time to pay was over on " + date(about) + "." + paid + " Your money is safe."
                        + " If you have not paid, we will write to you as soon as it is safe to pay again.",
                "order " + about.order() + ": we have not seen your payment yet." + paid);
    }

    private static String pay(TemplateValues about) {
        var how = about.due().methodClass() == MethodClass.TRANSFER ? " by bank transfer" : " with your payment slip";
        var quote =
                about.due().number().isEmpty() ? "" : ", quoting " + about.due().number();
        return amount(about) + how + " by " + date(about) + quote;
    }

    /// What is still to pay.
    private static String amount(TemplateValues about) {
        var remaining = about.remaining();
        return remaining.isEmpty() ? about.amount() : "the remaining " + remaining;
    }

    private static String takes(TemplateValues about) {
        return about.due()
                .until()
                .map(at -> " If you pay on the last day, that can take until "
                        + about.times().day(at) + ".")
                .orElse("");
    }

    private static String date(TemplateValues about) {
        return about.due().at().map(about.times()::minute).orElse("the date that it names");
    }

    private static String day(TemplateValues about) {
        return about.due().at().map(about.times()::day).orElse("the next days");
    }
}
