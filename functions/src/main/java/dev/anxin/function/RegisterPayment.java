package dev.anxin.function;

import dev.anxin.aws.Contacts;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Registration;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Account;
import dev.anxin.payment.Contact;
import java.time.Duration;
import java.util.stream.Stream;

/// `POST /payments`: before the customer is sent to the gateway.
///
/// @param keepContacts how long a contact lives after the latest registration that named it
record RegisterPayment(
        Merchants merchants,
        Books books,
        Contacts contacts,
        Duration keepContacts,
        PaymentAnswers answers,
        Counts counts) {
    private static final String ID = "registered";

    ApiResponse answer(ApiRequest request) {
        var asked = RegistrationRequest.of(request);
        return merchants
                .account(asked.key().account(), request)
                .map(account -> register(asked, account, request.origin()))
                .orElseGet(Merchants::notFound);
    }

    /// The contact first: whoever sends a request again that ended half-way repairs it.
    private ApiResponse register(RegistrationRequest asked, Account account, String origin) {
        var now = books.now();
        var registration = asked.registration(account, origin, now);
        var news = Stream.concat(Stream.of(new News.Registered(registration)), asked.aliases())
                .toList();
        var fact = new Fact(asked.key(), Fact.Source.MERCHANT, ID, now, news);
        asked.contact().ifPresent(contact -> keep(contact, registration));
        var fresh = books.put(fact);
        counts.count("Registrations", account.name(), fresh ? "recorded" : "repeated", "reference", reference(fact));
        return fresh ? answers.of(201, fact.payment(), Summary.of(fact)) : again(asked, fact);
    }

    private void keep(Contact contact, Registration registration) {
        var until = registration.at().plus(keepContacts);
        contacts.put(registration.merchant(), registration.customer(), contact, until);
    }

    /// Registered before: fine if it says the same, and refused if it does not, for the first one counts.
    private ApiResponse again(RegistrationRequest asked, Fact fact) {
        var first = books.facts().find(fact.payment(), fact.source(), fact.id()).orElse(Summary.EMPTY);
        return asked.saysTheSame(first, Summary.of(fact))
                ? answers.of(200, fact.payment(), first)
                : ApiResponse.problem(409, "the payment was registered before with other data; the first one counts");
    }

    private static String reference(Fact fact) {
        return fact.payment().reference();
    }
}
