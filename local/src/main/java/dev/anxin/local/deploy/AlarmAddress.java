package dev.anxin.local.deploy;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sns.model.Subscription;

/// Whether somebody reads what rings.
public enum AlarmAddress {
    NONE,
    /// The confirmation mail was sent, and its link not followed. SNS forgets it after two days.
    PENDING,
    CONFIRMED;

    /// Why SNS would send no mail there; empty if it would.
    public static Optional<String> problem(String mail) {
        return mail.matches("[^\\s@,;<>\"]+@[^\\s@,;<>\"]+\\.[^\\s@,;<>\".]+")
                ? Optional.empty()
                : Optional.of("the alarms' address is no mail address");
    }

    /// @param subscriptions of the topic for operations
    /// @param mail the address that is meant; empty for any
    static AlarmAddress of(List<Subscription> subscriptions, Optional<String> mail) {
        var mails = subscriptions.stream()
                .filter(one -> one.protocol().equals("email"))
                .filter(one -> !one.subscriptionArn().equals("Deleted")) // its owner unsubscribed
                .filter(one -> mail.stream().allMatch(one.endpoint()::equalsIgnoreCase))
                .toList();
        if (mails.isEmpty()) {
            return NONE;
        }
        return mails.stream().allMatch(one -> one.subscriptionArn().equals("PendingConfirmation"))
                ? PENDING
                : CONFIRMED;
    }
}
