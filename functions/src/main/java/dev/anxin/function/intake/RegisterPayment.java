package dev.anxin.function.intake;

import dev.anxin.aws.table.Contacts;
import dev.anxin.aws.table.Orders;
import dev.anxin.function.api.ApiRequest;
import dev.anxin.function.api.ApiResponse;
import dev.anxin.function.api.MerchantAccess;
import dev.anxin.function.api.PaymentAnswers;
import dev.anxin.function.ledger.PaymentLedger;
import dev.anxin.function.order.OrderBook;
import dev.anxin.function.runtime.Metrics;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Registration;
import dev.anxin.ledger.Summary;
import dev.anxin.order.MerchantOrder;
import dev.anxin.order.OrderKey;
import dev.anxin.payment.Account;
import dev.anxin.payment.Contact;
import dev.anxin.payment.PaymentKey;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/// `POST /payments`: before the customer is sent to the gateway.
///
/// @param keepContacts how long a contact lives after the latest registration that named it
public record RegisterPayment(
        MerchantAccess merchantAccess,
        PaymentLedger paymentLedger,
        OrderBook orders,
        Contacts contacts,
        Duration keepContacts,
        PaymentAnswers answers,
        Metrics metrics) {
    private static final String ID = "registered";

    public ApiResponse answer(ApiRequest request) {
        var asked = RegistrationRequest.of(request);
        return merchantAccess
                .account(asked.key().account(), request)
                .map(account -> register(request, asked, account))
                .orElseGet(MerchantAccess::notFound);
    }

    /// The contact and the order first: whoever sends a request again that ended half-way repairs it.
    private ApiResponse register(ApiRequest request, RegistrationRequest asked, Account account) {
        var now = paymentLedger.now();
        var registration = asked.registration(account, request.origin(), now);
        var news = Stream.concat(Stream.of(new News.Registered(registration)), asked.aliases())
                .toList();
        var fact = new Fact(asked.key(), Fact.Source.MERCHANT, ID, now, news);
        asked.contact().ifPresent(contact -> keep(contact, registration));
        if (first(fact)
                .filter(first -> !asked.saysTheSame(first, Summary.of(fact)))
                .isPresent()) {
            return contradicts();
        }
        return orders.join(OrderKey.of(registration), fact.payment())
                .map(order -> register(request, asked, fact, order))
                .orElseGet(() -> ApiResponse.problem(
                        409, "the order has " + MerchantOrder.MOST_PAYMENTS + " payments, and takes no more"));
    }

    /// An order that is past its beginning is told to a payment that comes late.
    private ApiResponse register(ApiRequest request, RegistrationRequest asked, Fact fact, MerchantOrder order) {
        var fresh = paymentLedger.put(fact);
        metrics.count(
                "Registrations",
                fact.payment().account(),
                fresh ? "recorded" : "repeated",
                "reference",
                fact.payment().reference());
        var first = fresh ? Summary.of(fact) : first(fact).orElse(Summary.EMPTY);
        if (!asked.saysTheSame(first, Summary.of(fact))) {
            leave(order, fact.payment(), first.registration());
            return contradicts();
        }
        if (!order.isPristine()) {
            orders.tell(order, fact.payment());
        }
        var known = first.join(Summary.of(Orders.fact(order, fact.payment())));
        return answers.of(request, fresh ? 201 : 200, fact.payment(), known);
    }

    /// Two first registrations met, and the other one was faster: it says which order the payment is for.
    private void leave(MerchantOrder order, PaymentKey payment, Registration first) {
        if (!order.key().equals(OrderKey.of(first))) {
            orders.change(order.key(), joined -> joined.leave(payment));
        }
    }

    private void keep(Contact contact, Registration registration) {
        var until = registration.at().plus(keepContacts);
        contacts.put(registration.merchant(), registration.customer(), contact, until);
    }

    private Optional<Summary> first(Fact fact) {
        return paymentLedger.facts().find(fact.payment(), fact.source(), fact.id());
    }

    private static ApiResponse contradicts() {
        return ApiResponse.problem(409, "the payment was registered before with other data; the first one counts");
    }
}
