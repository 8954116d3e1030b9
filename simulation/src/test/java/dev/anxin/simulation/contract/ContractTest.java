package dev.anxin.simulation.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// All cases on all engines. A case on an engine's list of defects must fail there, so that the list stays true.
final class ContractTest {
    private static final List<Case> CASES = Stream.of(
                    ReceivedCases.cases(), // first, for some of them wait
                    DeadLetterCases.cases(),
                    QueueCases.cases(),
                    QueueBatchCases.cases(),
                    ConditionCases.cases(),
                    UpdateCases.cases(),
                    RefusalCases.cases(),
                    ItemCases.cases(),
                    ValueCases.cases(),
                    TransactionCases.cases(),
                    QueryCases.cases(),
                    IndexCases.cases(),
                    StreamCases.cases())
            .flatMap(List::stream)
            .toList();

    private static final List<AutoCloseable> OPEN = new ArrayList<>();

    @AfterAll
    static void close() throws Exception {
        for (var one : OPEN.reversed()) {
            one.close();
        }
    }

    @Test
    void hasMoreThanThreeHundredCasesWithNamesOfTheirOwn() {
        assertThat(CASES.stream().map(Case::name)).hasSizeGreaterThan(300).doesNotHaveDuplicates();
    }

    @TestFactory
    Stream<DynamicContainer> holds() {
        return Stream.of(
                        Optional.<Supplier<Engine>>of(Memory::new),
                        Optional.<Supplier<Engine>>of(Embedded::start),
                        Endpoint.ofEnvironment())
                .flatMap(Optional::stream)
                .map(Supplier::get)
                .map(ContractTest::allOn);
    }

    private static DynamicContainer allOn(Engine engine) {
        OPEN.add(engine);
        var threads = Executors.newFixedThreadPool(engine.parallel());
        OPEN.add(threads);
        assertThat(CASES.stream().map(Case::name)).containsAll(engine.defects().keySet());
        var tests = new ArrayList<DynamicTest>();
        for (int i = 0; i < CASES.size(); i++) {
            tests.add(test(engine, CASES.get(i), i, threads));
        }
        return dynamicContainer(engine.name(), tests);
    }

    private static DynamicTest test(Engine engine, Case one, int number, ExecutorService threads) {
        var run = CompletableFuture.supplyAsync(
                () -> Optional.ofNullable(catchThrowable(() -> one.body().run(engine.bed(number)))), threads);
        var defect = Optional.ofNullable(engine.defects().get(one.name()));
        return dynamicTest(one.name(), () -> {
            var failed = run.join();
            if (defect.isPresent()) {
                assertThat(failed).as("it is cured of this: " + defect.get()).isPresent();
            } else if (failed.isPresent()) {
                throw failed.get();
            }
        });
    }
}
