package dev.anxin.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.ledger.Order;
import dev.anxin.ledger.Order.Status;
import dev.anxin.order.OrderChange.Reason;
import dev.anxin.payment.PaymentKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every operation of payment `a` in every situation that an order can be in.
final class MerchantOrderTest {
    private static final OrderKey KEY = new OrderKey("demo-shop", "o-1");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final PaymentKey A = new PaymentKey("olepay", "a");
    private static final PaymentKey B = new PaymentKey("stripe", "b");

    /// What can be done to an order, in the order of the table's columns.
    enum Operation {
        JOIN,
        LEAVE,
        HOLD,
        RELEASE,
        FULFIL,
        CANCEL,
        TAKE_BACK,
        TAKE_BACK_BY_HAND;

        OrderChange on(MerchantOrder order, PaymentKey payment) {
            return switch (this) {
                case JOIN -> order.join(payment);
                case LEAVE -> order.leave(payment);
                case HOLD -> order.hold(payment, LATER);
                case RELEASE -> order.release(payment, LATER);
                case FULFIL -> order.fulfil(payment, LATER);
                case CANCEL -> order.cancel(LATER);
                case TAKE_BACK -> order.takeBack(payment, LATER);
                case TAKE_BACK_BY_HAND -> order.takeBackByHand(payment, LATER);
            };
        }
    }

    /// Columns: where it stands (status, holder, `out` if `a` is in it), then what each operation makes of it,
    /// in their order: `-` nothing, a reason, or where it stands then. `left` and `in out` are said of `a`.
    private static final String TABLE = """
            OPEN      NOBODY .   | -  left  OPEN/A           -                FULFILLED/A      CANCELLED/NOBODY OPEN/NOBODY/out OPEN/NOBODY/out
            OPEN      A      .   | -  -     -                OPEN/NOBODY      FULFILLED/A      CANCELLED/A      REFUNDING/A/out REFUNDING/A/out
            OPEN      B      .   | -  left  HELD_BY_ANOTHER  -                HELD_BY_ANOTHER  CANCELLED/B      OPEN/B/out      OPEN/B/out
            OPEN      NOBODY out | -  -     TAKEN_BACK       -                TAKEN_BACK       CANCELLED/NOBODY/out -               -
            OPEN      B      out | -  -     HELD_BY_ANOTHER  -                HELD_BY_ANOTHER  CANCELLED/B/out      -               -
            REFUNDING A      out | -  -     -                OPEN/NOBODY/out  REFUNDING        CANCELLED/A/out      -               -
            REFUNDING B      .   | -  left  HELD_BY_ANOTHER  -                HELD_BY_ANOTHER  CANCELLED/B      REFUNDING/B/out REFUNDING/B/out
            REFUNDING B      out | -  -     HELD_BY_ANOTHER  -                HELD_BY_ANOTHER  CANCELLED/B/out      -               -
            FULFILLED A      .   | -  -     -                FULFILLED        -                FULFILLED        FULFILLED       FULFILLED/A/out
            FULFILLED A      out | -  -     -                FULFILLED        -                FULFILLED            FULFILLED       -
            FULFILLED B      .   | -  left  HELD_BY_ANOTHER  -                HELD_BY_ANOTHER  FULFILLED        FULFILLED/B/out FULFILLED/B/out
            FULFILLED B      out | -  -     HELD_BY_ANOTHER  -                HELD_BY_ANOTHER  FULFILLED            -               -
            CANCELLED NOBODY .   | -  left  CANCELLED        -                CANCELLED        -                CANCELLED/NOBODY/out CANCELLED/NOBODY/out
            CANCELLED NOBODY out | -  -     CANCELLED        -                CANCELLED        -                    -               -
            CANCELLED A      .   | -  -     -                CANCELLED        CANCELLED        -                CANCELLED/A/out CANCELLED/A/out
            CANCELLED A      out | -  -     -                CANCELLED        CANCELLED        -                    -               -
            CANCELLED B      .   | -  left  HELD_BY_ANOTHER  -                CANCELLED        -                CANCELLED/B/out CANCELLED/B/out
            CANCELLED B      out | -  -     HELD_BY_ANOTHER  -                CANCELLED        -                    -               -
            """;

    /// What no sequence of operations leads to; the table has all others.
    private static final Set<String> IMPOSSIBLE = Set.of(
            "OPEN A out", // the holder's way back stops the order
            "REFUNDING NOBODY .",
            "REFUNDING NOBODY out",
            "REFUNDING A .",
            "FULFILLED NOBODY .",
            "FULFILLED NOBODY out");

    private static Stream<String> rows() {
        return TABLE.lines();
    }

    @Test
    void theTableHasARowForEverySituation() {
        var all = Stream.of(Status.values())
                .flatMap(status -> Stream.of("NOBODY", "A", "B")
                        .flatMap(holds -> Stream.of(status + " " + holds + " .", status + " " + holds + " out")))
                .filter(situation -> !IMPOSSIBLE.contains(situation));
        assertThat(rows().map(row -> String.join(" ", cells(row, 0))))
                .containsExactlyInAnyOrderElementsOf(all.toList());
    }

    @Test
    void everyRowIsTrueAndEveryOperationHasItsColumn() {
        assertThat(rows()).allSatisfy(row -> {
            var cells = cells(row, 1);
            assertThat(cells).hasSameSizeAs(Operation.values());
            var columns = cells.iterator();
            for (var operation : Operation.values()) {
                var before = situation(row);
                assertThat(inWords(operation.on(before, A), before))
                        .as(operation + " in " + row)
                        .isEqualTo(columns.next());
            }
        });
    }

    /// Whatever happens in whatever order, nothing impossible comes of it, and the words of both parties hold.
    @Test
    void noSequenceOfOperationsLeadsToWhatIsImpossible() {
        var seen = new HashSet<MerchantOrder>();
        reach(List.of(order(Status.OPEN, Holder.Nobody.NOBODY, Set.of())), seen);
        assertThat(seen.stream().map(MerchantOrderTest::name).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        rows().map(row -> String.join(" ", cells(row, 0))).toList());
    }

    private static void reach(List<MerchantOrder> orders, Set<MerchantOrder> seen) {
        var next = orders.stream()
                .filter(seen::add)
                .flatMap(order -> Stream.of(Operation.values())
                        .filter(operation -> operation != Operation.LEAVE)
                        .flatMap(operation -> Stream.of(operation.on(order, A), operation.on(order, B))))
                .flatMap(orderChange ->
                        orderChange instanceof OrderChange.Changed(var after) ? Stream.of(after) : Stream.of())
                .map(after -> order(after.status(), after.holder(), after.out()))
                .toList();
        if (!next.isEmpty()) {
            reach(next, seen);
        }
    }

    @Test
    void everyChangeIsTheNextVersionAndOnlyWhatPaymentsSeeChangesItsTime() {
        assertThat(rows()).allSatisfy(row -> {
            for (var operation : Operation.values()) {
                var before = situation(row);
                if (operation.on(before, A) instanceof OrderChange.Changed(var after)) {
                    assertThat(after.version()).isEqualTo(before.version() + 1);
                    var same =
                            after.status() == before.status() && after.holder().equals(before.holder());
                    assertThat(after.at()).isEqualTo(same ? NOON : LATER);
                    assertThat(after.looksAs(before)).isEqualTo(same);
                    assertThat(after.key()).isEqualTo(KEY);
                }
            }
        });
    }

    @Test
    void doneTwiceIsDoneOnce() {
        assertThat(rows()).allSatisfy(row -> {
            for (var operation : Operation.values()) {
                if (operation.on(situation(row), A) instanceof OrderChange.Changed(var after)) {
                    assertThat(operation.on(after, A))
                            .as(operation + " twice in " + row)
                            .isEqualTo(new OrderChange.Unchanged());
                }
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"HOLD", "FULFIL", "TAKE_BACK", "TAKE_BACK_BY_HAND"})
    void whatIsNotItsPaymentChangesNothing(Operation operation) {
        var others = MerchantOrder.fresh(KEY, NOON).join(B);
        assertThat(operation.on(changed(others), A)).isEqualTo(new OrderChange.Refused(Reason.NOT_ITS_PAYMENT));
    }

    @Test
    void hasAtMostTwentyPayments() {
        var order = MerchantOrder.fresh(KEY, NOON);
        for (int number : IntStream.range(0, MerchantOrder.MOST_PAYMENTS).toArray()) {
            order = changed(order.join(A.withReference("p-" + number)));
        }
        assertThat(order.payments()).hasSize(20);
        assertThat(order.version()).isEqualTo(20);
        assertThat(order.join(A)).isEqualTo(new OrderChange.Refused(Reason.FULL));
        assertThat(order.join(A.withReference("p-7"))).isEqualTo(new OrderChange.Unchanged());
    }

    @Test
    void eachPaymentSeesItsOwnSide() {
        var order = order(Status.FULFILLED, new Holder.By(A), Set.of());
        assertThat(order.viewOf(A)).isEqualTo(new Order(7, Status.FULFILLED, Order.Holder.THIS, NOON));
        assertThat(order.viewOf(B)).isEqualTo(new Order(7, Status.FULFILLED, Order.Holder.ANOTHER, NOON));
        assertThat(order(Status.OPEN, Holder.Nobody.NOBODY, Set.of()).viewOf(A).holder())
                .isEqualTo(Order.Holder.NOBODY);
    }

    @Test
    void timeDoesNotRunBackwardsWhateverTheClocksSay() {
        var slow = NOON.minus(Duration.ofMinutes(1));
        var held = changed(order(Status.OPEN, Holder.Nobody.NOBODY, Set.of()).hold(A, slow));
        assertThat(held.at()).isEqualTo(NOON);
    }

    @Test
    void whoJoinsAnUntouchedOrderLearnsNothing() {
        assertThat(rows().map(MerchantOrderTest::situation).filter(MerchantOrder::isPristine))
                .allMatch(order -> order.viewOf(A).status() == Status.OPEN
                        && order.viewOf(A).holder() == Order.Holder.NOBODY)
                .isNotEmpty();
    }

    private static MerchantOrder situation(String row) {
        var cells = cells(row, 0);
        var holder = switch (cells.get(1)) {
            case "A" -> new Holder.By(A);
            case "B" -> new Holder.By(B);
            default -> Holder.Nobody.NOBODY;
        };
        return order(Status.valueOf(cells.get(0)), holder, cells.get(2).equals("out") ? Set.of(A) : Set.of());
    }

    private static List<String> cells(String row, int side) {
        return List.of(row.split("\\|", -1)[side].strip().split(" +", -1));
    }

    private static MerchantOrder order(Status status, Holder holder, Set<PaymentKey> out) {
        return new MerchantOrder(KEY, 7, status, holder, Set.of(A, B), out, NOON);
    }

    private static MerchantOrder changed(OrderChange orderChange) {
        assertThat(orderChange).isInstanceOf(OrderChange.Changed.class);
        return ((OrderChange.Changed) orderChange).next();
    }

    private static String inWords(OrderChange orderChange, MerchantOrder before) {
        return switch (orderChange) {
            case OrderChange.Unchanged _ -> "-";
            case OrderChange.Refused(var reason) -> reason.name();
            case OrderChange.Changed(var after) when !after.payments().equals(before.payments()) -> "left";
            case OrderChange.Changed(var after) ->
                Stream.of(after.status().name(), holds(after), after.out().contains(A) ? "out" : "")
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.joining("/"));
        };
    }

    private static String name(MerchantOrder order) {
        return order.status() + " " + holds(order) + " " + (order.out().contains(A) ? "out" : ".");
    }

    private static String holds(MerchantOrder order) {
        return order.holder().who().map(holder -> holder.equals(A) ? "A" : "B").orElse("NOBODY");
    }
}
