package dev.anxin.function.customer;

import dev.anxin.aws.config.Accounts;
import dev.anxin.aws.message.Phones;
import dev.anxin.aws.table.Contacts;
import dev.anxin.aws.table.SentTexts;
import dev.anxin.function.runtime.MetricsClock;
import dev.anxin.payment.Account;
import dev.anxin.payment.Contact;

/// Sends one text message, once. It is noted after it was sent: killed in between, or brought twice at the
/// same moment, it is sent again, which is better than never. What comes of it is counted; no log holds a
/// phone number.
public record SmsSender(
        Accounts accounts, Contacts contacts, SentTexts sent, Phones phones, MetricsClock metricsClock) {
    public static final String TEXTS = "Texts";

    /// Mainland China takes only registered templates of registered senders, over providers there: SNS's
    /// texts do not arrive.
    private static final String MAINLAND = "+86";

    public void send(SmsRequest request) {
        if (!request.isWanted()
                || accounts.find(request.account()).filter(Account::sms).isEmpty()) {
            count(request, "not-asked-for");
            return;
        }
        var phone = contacts.find(request.merchant(), request.customer(), metricsClock.now())
                .map(Contact::phone)
                .orElse("");
        if (phone.isEmpty()) {
            count(request, "no-phone");
        } else if (!Contact.isPhone(phone)) {
            count(request, "no-such-phone");
        } else if (phone.startsWith(MAINLAND)) {
            count(request, "mainland");
        } else {
            count(request, send(request, phone));
        }
    }

    private String send(SmsRequest request, String phone) {
        if (sent.contains(request.id())) {
            return "sent-before";
        }
        if (!phones.send(phone, request.text())) {
            return "refused";
        }
        sent.add(request.id(), metricsClock.now());
        return "sent";
    }

    private void count(SmsRequest request, String outcome) {
        metricsClock.metrics().count(TEXTS, request.account(), outcome, "notification", request.id());
    }
}
