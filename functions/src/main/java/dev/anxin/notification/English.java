package dev.anxin.notification;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Plain and calm: short sentences, no jargon, the worst worry answered first.
final class English implements Texts {
    static final String NOT_AGAIN = " Please do not pay again.";
    static final String SAFE = " Your money is safe: if the payment does not complete, it goes back the way it came.";
    static final String SAFE_SHORT = " Your money is safe; if it does not complete, it goes back the way it came.";
    private static final String NOTHING_TAKEN =
            " The payment provider took no money for it; if your account shows a charge, it goes back the way it came.";

    @Override
    public Text of(TemplateValues about) {
        return switch (about.template()) {
            case WAITING_REASSURED -> reassured(about);
            case WAITING_PROGRESS, WAITING_PROGRESS_LOCATED -> progress(about);
            case WAITING_HANDED_OVER -> handedOver(about);
            case PAID, PAID_AFTER_WAITING, PAID_AFTER_ALL -> paid(about);
            case NOT_PAID, NOT_PAID_CLOSED, NOT_PAID_LOOK_FIRST -> notPaid(about);
            case PAID_LATE -> late(about);
            case PART_PAID -> partPaid(about);
            case REFUND_UNDER_WAY -> underWay(about);
            case REFUNDED, REFUNDED_SECOND -> refunded(about);
            case REFUND_BOUNCED -> bounced(about);
            case DEBIT_BEGUN -> EnglishDelays.debitBegun(about);
            case DEBIT_OVERDUE -> EnglishDelays.debitOverdue(about);
            case DEBIT_HANDED_OVER -> EnglishDelays.debitHandedOver(about);
            case PAY_BY -> EnglishDelays.payBy(about);
            case PAY_BY_REMINDER -> EnglishDelays.reminder(about);
            case PAY_BY_OVER -> EnglishDelays.over(about);
        };
    }

    private static Text reassured(TemplateValues about) {
        var hear = " We will write to you as soon as it is clear"
                + by(about, ", and by %s at the latest to say how it stands.");
        return text(
                about,
                "We are confirming your payment",
                "we are confirming the payment of " + about.amount() + " for your order " + about.order()
                        + ". This usually takes 1 to 5 minutes." + NOT_AGAIN + SAFE + hear,
                "order " + about.order() + ": we are confirming your payment, usually within 1 to 5 minutes."
                        + NOT_AGAIN + SAFE_SHORT + " We will write to you" + by(about, " by %s."));
    }

    private static Text progress(TemplateValues about) {
        var located = about.template() == Template.WAITING_PROGRESS_LOCATED;
        var what = located
                ? " We have located the problem and are working on it: " + cause(about.cause()) + "."
                : " It is taking longer than usual"
                        + (about.cause() == Cause.GATEWAY_SILENT
                                ? ": " + cause(about.cause()) + "."
                                : ", and we keep asking the payment provider.");
        return text(
                about,
                located ? "We have located the problem" : "Still confirming your payment",
                "we are still confirming the payment of " + about.amount() + " for your order " + about.order() + "."
                        + what + checks(about) + NOT_AGAIN + SAFE + " We will write to you as soon as it is clear"
                        + by(about, ", and by %s at the latest to say how it stands."),
                "order " + about.order() + ": still confirming your payment."
                        + (located ? " We have located the problem." : " We keep asking the provider.") + NOT_AGAIN
                        + SAFE_SHORT + " We will write to you" + by(about, " by %s."));
    }

    private static String cause(Cause cause) {
        return switch (cause) {
            case GATEWAY_PENDING -> "the payment provider is still processing it";
            case GATEWAY_SILENT -> "the payment provider does not answer at the moment, and we keep asking";
            case HELD -> "the payment provider has reserved the amount and has not completed the payment yet";
            case MISMATCH ->
                "what the payment provider reports does not match the order, and a colleague is comparing it";
            case UNKNOWN -> "the payment provider has not given a result yet";
        };
    }

    private static Text handedOver(TemplateValues about) {
        return text(
                about,
                "A person is looking after your payment",
                "thank you for your patience. We are still confirming the payment of " + about.amount()
                        + " for your order " + about.order() + ", and a member of our staff now looks after it."
                        + checks(about) + NOT_AGAIN + SAFE + " We will write to you as soon as there is a result.",
                "order " + about.order() + ": a member of our staff now looks after your payment." + NOT_AGAIN
                        + SAFE_SHORT + " We will write to you with the result.");
    }

    private static String checks(TemplateValues about) {
        var so = about.check() > 0
                ? " We have asked " + (about.check() == 1 ? "once" : about.check() + " times") + " so far"
                : "";
        var next = about.nextCheck()
                .map(at -> "ask again at " + about.times().second(at))
                .orElse("");
        if (next.isEmpty()) {
            return so.isEmpty() ? "" : so + ".";
        }
        return so.isEmpty() ? " We " + next + "." : so + " and " + next + ".";
    }

    private static String by(TemplateValues about, String words) {
        return about.hearBy()
                .map(at -> words.replace("%s", about.times().minute(at)))
                .orElse(words.startsWith(" by") ? " as soon as it is clear." : ".");
    }

    private static Text paid(TemplateValues about) {
        var thanks = switch (about.template()) {
            case PAID_AFTER_WAITING -> "Thank you for your patience.";
            case PAID_AFTER_ALL ->
                "We told you before that it was not paid: this message is the right one." + NOT_AGAIN
                        + " We are sorry for the trouble, and thank you for your patience.";
            default -> "Thank you.";
        };
        return text(
                about,
                "Your payment is complete",
                "your order " + about.order() + " is paid (" + about.amount() + "). " + thanks,
                "order " + about.order() + " is paid. " + thanks);
    }

    private static Text notPaid(TemplateValues about) {
        var what = switch (about.template()) {
            case NOT_PAID_CLOSED ->
                " It is closed, and the payment provider will take no money for it any more. " + about.advice()
                        + " If you still want the order, it is safe to pay again.";
            case NOT_PAID_LOOK_FIRST ->
                " If you still want the order, please look at it or ask our support first, and do not pay"
                        + " again before that.";
            default -> " " + about.advice();
        };
        var brief = switch (about.template()) {
            case NOT_PAID_CLOSED -> " It is closed; it is safe to pay again.";
            case NOT_PAID_LOOK_FIRST ->
                " Please look at your order or ask support first, and do not pay again before that.";
            default -> " You can try again or use another method.";
        };
        return text(
                about,
                "Your payment was not completed",
                "we are sorry, the payment of " + about.amount() + " for your order " + about.order()
                        + " was not completed." + what + NOTHING_TAKEN,
                "sorry, order " + about.order() + " was not paid." + brief
                        + " If your account shows a charge, it goes back the way it came.");
    }

    private static Text late(TemplateValues about) {
        var money = about.amount() + " for your order " + about.order();
        return text(
                about,
                "Your payment arrived",
                "your payment of " + money + " arrived after the time to pay was over." + NOT_AGAIN
                        + " Your money is safe: the shop is looking whether it can still complete the order. If it"
                        + " cannot, the money goes back the way it came. We will write to you"
                        + by(about, " by %s at the latest."),
                "your payment of " + money + " arrived late." + NOT_AGAIN
                        + " Your money is safe: the shop completes the order, or the money goes back the way it came."
                        + " We will write to you" + by(about, " by %s."));
    }

    private static Text partPaid(TemplateValues about) {
        return text(
                about,
                "Part of your payment arrived",
                about.amount() + " was taken for your order " + about.order() + ", which is less than it costs."
                        + NOT_AGAIN
                        + " Your money is safe: the shop completes the order, or the money goes back the way it"
                        + " came. We will write to you as soon as it is clear.",
                about.amount() + " was taken for order " + about.order() + ", less than it costs." + NOT_AGAIN
                        + " Your money is safe: the shop completes the order, or it goes back the way it came.");
    }

    private static Text underWay(TemplateValues about) {
        return text(
                about,
                "Your refund is under way",
                "we are sorry for the trouble. " + about.amount() + " for your order " + about.order()
                        + " is going back the way it came; the payment provider is at it. Your money is safe, and we will"
                        + " write to you as soon as it is done.",
                "sorry for the trouble. " + about.amount() + " for order " + about.order()
                        + " is going back the way it came. Your money is safe; we will write to you when it is done.");
    }

    private static Text refunded(TemplateValues about) {
        var at = about.refundedAt()
                .map(about.times()::minute)
                .map(time -> " (" + time + ")")
                .orElse("");
        var why = about.template() == Template.REFUNDED_SECOND
                ? "You paid this order twice; it is completed with the first payment. "
                : "";
        return text(
                about,
                "Your money is on its way back",
                "we are sorry for the trouble. " + why + about.amount() + " for your order " + about.order()
                        + " went back the way it came" + at + ". Banks usually show it within a few days.",
                "sorry for the trouble. " + why + about.amount() + " for order " + about.order()
                        + " went back the way it came" + at + ". Banks usually show it within a few days.");
    }

    private static Text bounced(TemplateValues about) {
        return text(
                about,
                "Your refund needs another way",
                "we are sorry for the trouble. The refund of " + about.amount() + " for your order "
                        + about.order()
                        + " could not be paid out. Your money is safe: a member of our staff will get in touch with you and"
                        + " arrange another way.",
                "sorry, the refund of " + about.amount() + " for order " + about.order()
                        + " could not be paid out. Your money is safe: our staff will get in touch and arrange another way.");
    }

    static Text text(TemplateValues about, String title, String text, String sms) {
        var support = about.support().isEmpty() ? "For help, please ask our support." : "Support: " + about.support();
        var lines = Stream.of(
                begun(about, text),
                line("How it stands: ", about.pageUrl()),
                line("Your order: ", about.orderUrl()),
                line("Pay again: ", about.payAgainUrl()),
                support);
        return Text.of(
                title,
                lines.filter(one -> !one.isEmpty()).collect(Collectors.joining("\n")),
                begun(about, sms) + " " + support,
                about);
    }

    private static String begun(TemplateValues about, String text) {
        var one = text.replaceAll(" +", " ");
        return about.shop().isEmpty()
                ? Character.toUpperCase(one.charAt(0)) + one.substring(1)
                : about.shop() + ": " + one;
    }

    private static String line(String name, String url) {
        return url.isEmpty() ? "" : name + url;
    }
}
