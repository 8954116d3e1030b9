package dev.anxin.function.lookup;

import dev.anxin.aws.Digest;
import dev.anxin.aws.config.Accounts;
import dev.anxin.aws.table.LookUps;
import dev.anxin.aws.table.Orders;
import dev.anxin.function.ledger.PaymentLedger;
import dev.anxin.ledger.Registration;
import dev.anxin.ledger.Summary;
import dev.anxin.order.MerchantOrder;
import dev.anxin.order.OrderKey;
import dev.anxin.payment.Account;
import dev.anxin.payment.PaymentKey;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntUnaryOperator;

/// Finds the payment that somebody knows order and amount of.
///
/// @param shard draws one below its argument
record OrderLookUp(
        Accounts accounts, Orders orders, PaymentLedger paymentLedger, LookUps lookUps, IntUnaryOperator shard) {
    /// In an hour, of one order of an account: somebody who mistypes has enough, whoever tries amounts has not.
    static final int PER_ORDER = 10;

    /// In an hour, from one address: a household, or a café.
    static final int PER_ADDRESS = 30;

    /// In an hour, of an account, in [#SHARDS] counters.
    static final int PER_SHARD = 64;

    /// So that no key gets all the writes of a crowd.
    static final int SHARDS = 16;

    OrderLookUp(Accounts accounts, Orders orders, PaymentLedger paymentLedger, LookUps lookUps) {
        this(accounts, orders, paymentLedger, lookUps, ThreadLocalRandom.current()::nextInt);
    }

    private static final int IPV6 = 16; // bytes

    sealed interface Result {
        record Found(PaymentKey payment, Registration registration) implements Result {}

        /// No such order, another amount, or no payment that may be found: nobody is told which.
        record NotFound() implements Result {}

        /// Too often in this hour, whether or not there is such an order.
        record TooOften() implements Result {}
    }

    /// @param address of the client, as the API names it
    Result find(Account account, LookUpRequest request, String address, Instant now) {
        if (!mayLook(account, request, address, now)) {
            return new Result.TooOften();
        }
        var key = new OrderKey(account.merchant(), request.order());
        var order = request.isOrder() ? orders.find(key) : Optional.<MerchantOrder>empty();
        if (order.isEmpty()) {
            paymentLedger.registered(new PaymentKey(account.name(), "none")); // takes as long as another amount does
            return new Result.NotFound();
        }
        return order.get().payments().stream()
                .filter(payment -> isOffered(payment, account))
                .flatMap(payment -> paymentLedger.registered(payment).stream()
                        .filter(known -> isAmount(request, known))
                        .map(known -> new Result.Found(payment, known.registration())))
                .max(Comparator.comparing(
                                (Result.Found found) -> order.get().holder().is(found.payment()))
                        .thenComparing(found -> found.registration().at()))
                .<Result>map(found -> found)
                .orElseGet(Result.NotFound::new);
    }

    private boolean mayLook(Account account, LookUpRequest request, String address, Instant now) {
        var ofAccount = account.name() + "#";
        return lookUps.take(ofAccount + "address#" + hash(network(address)), PER_ADDRESS, now)
                && lookUps.take(ofAccount + shard.applyAsInt(SHARDS), PER_SHARD, now)
                && lookUps.take(ofAccount + "order#" + hash(request.order()), PER_ORDER, now);
    }

    /// Payments of an order may run over several accounts, of which each says for itself.
    private boolean isOffered(PaymentKey payment, Account account) {
        return payment.account().equals(account.name())
                || accounts.find(payment.account())
                        .filter(accounts::offersLookUp)
                        .filter(other -> other.merchant().equals(account.merchant()))
                        .isPresent();
    }

    /// The amount as it was registered, or as it was corrected to.
    private static boolean isAmount(LookUpRequest request, Summary known) {
        return request.isAmount(known.registration().amount())
                || request.isAmount(known.correction().amount());
    }

    /// A customer's line has a network of its own, of which they have all addresses: of IPv6 its first 64 bits.
    static String network(String address) {
        try {
            var bytes = InetAddress.ofLiteral(address).getAddress();
            return bytes.length == IPV6 ? HexFormat.of().formatHex(bytes, 0, IPV6 / 2) : address;
        } catch (IllegalArgumentException noAddress) {
            return address;
        }
    }

    /// Keys have one length, and show nobody's address.
    private static String hash(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
