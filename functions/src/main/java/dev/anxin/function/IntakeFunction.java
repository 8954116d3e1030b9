package dev.anxin.function;

import dev.anxin.aws.Accounts;
import dev.anxin.aws.Arrival;
import dev.anxin.aws.Facts;
import dev.anxin.aws.Payments;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.ledger.Conclude;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Account;
import dev.anxin.payment.Diagnosis;
import dev.anxin.payment.PaymentKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;

/// The merchant's servers: they register a payment before sending the customer to the gateway, and ask how
/// it stands. Each merchant sees its own; all else is "not found".
public final class IntakeFunction extends Handler {
    private static final String REGISTRATION = "registered";

    private final Accounts accounts;
    private final Facts facts;
    private final Payments payments;
    private final Duration keepFacts;
    private final InstantSource clock;
    private final Counts counts;

    public IntakeFunction() {
        this(Surroundings.ofProcess());
    }

    public IntakeFunction(Surroundings surroundings) {
        var wiring = new Wiring(surroundings);
        var dynamo = wiring.dynamo();
        accounts = new Accounts(wiring.document("ACCOUNTS_DOCUMENT"));
        facts = wiring.facts(dynamo);
        payments = wiring.payments(dynamo, 1);
        keepFacts = wiring.days("FACT_DAYS");
        clock = surroundings.clock();
        counts = surroundings.counts();
    }

    @Override
    Json handle(Json event) {
        var request = new ApiRequest(event);
        try {
            return answer(request).write();
        } catch (BadJson wrong) {
            return ApiResponse.problem(400, String.valueOf(wrong.getMessage())).write();
        }
    }

    private ApiResponse answer(ApiRequest request) {
        return switch (request.route()) {
            case "POST /payments" -> register(request);
            case "GET /payments/{account}/{reference}" -> show(request);
            default -> ApiResponse.problem(404, "there is no such route");
        };
    }

    private ApiResponse register(ApiRequest request) {
        var body = request.body()
                .map(Json::parse)
                .orElseThrow(() -> new BadJson("the body is marked as base64 and is none"));
        var asked = new RegistrationRequest(body);
        var key = asked.key();
        var account = account(key.account(), request.client());
        if (account.isEmpty()) {
            return unknown();
        }
        var now = clock.instant();
        var registration = asked.registration(account.get(), now);
        var news = Stream.concat(Stream.of(new News.Registered(registration)), asked.aliases())
                .toList();
        var fact = new Fact(key, Fact.Source.MERCHANT, REGISTRATION, now, news);
        var fresh = facts.put(fact, Arrival.own(now, keepFacts));
        counts.count("Registrations", key.account(), fresh ? "recorded" : "repeated", "reference", key.reference());
        return fresh ? view(201, key, Summary.of(fact)) : again(asked, fact);
    }

    /// Registered before: fine if it says the same, and refused if it does not, for the first one counts.
    private ApiResponse again(RegistrationRequest asked, Fact fact) {
        var first = facts.find(fact.payment(), fact.source(), fact.id()).orElse(Summary.EMPTY);
        return asked.saysTheSame(first, Summary.of(fact))
                ? view(200, fact.payment(), first)
                : ApiResponse.problem(409, "the payment was registered before with other data; the first one counts");
    }

    private ApiResponse show(ApiRequest request) {
        var account = request.path("account");
        var reference = request.path("reference");
        var known = PaymentKey.isAccount(account)
                && PaymentKey.isReference(reference)
                && account(account, request.client()).isPresent();
        return known ? show(new PaymentKey(account, reference)) : unknown();
    }

    /// What is folded and what is only written so far, together: the answer is never older than the facts.
    private ApiResponse show(PaymentKey key) {
        var present = Present.of(key, facts, payments, clock.instant());
        if (!present.all().isRegistered()) {
            return unknown();
        }
        var state = Conclude.conclude(present.all());
        var diagnosis = present.isFolded() ? state.diagnosis() : Diagnosis.CALLED_NOT_PROCESSED;
        return ApiResponse.json(200, PaymentView.of(key, state, diagnosis));
    }

    private static ApiResponse view(int status, PaymentKey key, Summary summary) {
        var state = Conclude.conclude(summary);
        return ApiResponse.json(status, PaymentView.of(key, state, state.diagnosis()));
    }

    private Optional<Account> account(String name, String client) {
        return accounts.find(name).filter(account -> account.clients().contains(client));
    }

    private static ApiResponse unknown() {
        return ApiResponse.problem(404, "there is no such account or payment, or it is not yours");
    }
}
