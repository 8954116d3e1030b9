package dev.anxin.message;

import dev.anxin.ledger.Message;
import dev.anxin.payment.Ladder.Stage;

final class English implements Texts {
    private static final String SAFE =
            " Your money is safe: if the payment does not complete, it goes back the way it came.";

    @Override
    public Text of(Message message, String order, String amount) {
        return switch (message) {
            case Message.Waiting(var stage) -> waiting(stage, order, amount);
            case Message.Paid _ ->
                new Text("Your payment is complete", "Order " + order + " is paid (" + amount + "). Thank you.");
            case Message.NotPaid _ ->
                new Text(
                        "Your payment was not completed",
                        "Order " + order + " (" + amount
                                + ") was not paid: the payment provider says that it took no money. We are sorry for"
                                + " the trouble. You can try again or pay another way from your order.");
            case Message.Refunded _ ->
                new Text(
                        "Your money is on its way back",
                        amount + " for order " + order
                                + " went back the way it came. Banks usually show it within a few"
                                + " days. We are sorry for the trouble.");
            case Message.Bounced _ ->
                new Text(
                        "Your refund needs another way",
                        "Your bank returned the refund of " + amount + " for order " + order
                                + ". The money is safe; a member of our staff will arrange another way with you.");
        };
    }

    private static Text waiting(Stage stage, String order, String amount) {
        return switch (stage) {
            case NONE, REASSURED ->
                new Text(
                        "We are confirming your payment",
                        "The payment of " + amount + " for order " + order
                                + " is being confirmed, usually within 1 to 5 minutes. Please do not pay again."
                                + SAFE + " We will write to you as soon as it is clear.");
            case PROGRESS ->
                new Text(
                        "Still confirming your payment",
                        "We are asking the payment provider about order " + order + " (" + amount
                                + ") again and again. Please do not pay again." + SAFE
                                + " We will write to you as soon as it is clear; our support can see the same.");
            case HANDED_OVER ->
                new Text(
                        "A person is looking after your payment",
                        "A member of our staff now looks after the payment of " + amount + " for order " + order
                                + ". Please do not pay again." + SAFE
                                + " We will write to you with the result.");
        };
    }
}
