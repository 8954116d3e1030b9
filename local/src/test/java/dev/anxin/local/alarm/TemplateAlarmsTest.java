package dev.anxin.local.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.local.template.Findings;
import dev.anxin.local.template.PhysicalNames;
import dev.anxin.local.template.TemplateReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What each kind of fault rings, by the metrics that AWS and our functions count while it lasts. The template's own
/// alarms look at them; [dev.anxin.local.monitoring] shows with real faults that such metrics come.
final class TemplateAlarmsTest {
    private static final Alarms ALARMS = read();
    private static final Set<Metric> WATCHED = ALARMS.watched();
    private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    /// @param metrics what is counted each minute instead of what a quiet world counts: `Errors FoldFunction 1`; `-` is
    ///     nothing at all
    /// @param rings the alarms that belong to it, beside OnCall
    /// @param pages whether OnCall rings
    record Fault(String name, String metrics, String rings, boolean pages) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final String PAGES = "page";

    static final List<Fault> FAULTS = """
            a payment cannot be folded       | Visible RefoldDeadLetters 1          | RefoldDeadLettersVisible
            stream records are given up      | Visible StreamFailures 1             | StreamFailuresVisible          | page
            a wake cannot be read            | Visible WakesDeadLetters 1           | WakesDeadLettersVisible
            a refund fails for good          | Visible RefundsDeadLetters 1         | RefundsDeadLettersVisible
            a shop is down for three days    | Visible DeliveriesDeadLetters 1      | DeliveriesDeadLettersVisible
            a text cannot be sent            | Visible TextsDeadLetters 1           | TextsDeadLettersVisible
            an event of a bus is nobody's    | Visible BusEventsDeadLetters 1       | BusEventsDeadLettersVisible
            a reconciliation comes to a halt | Visible ReconciliationsDeadLetters 1 | ReconciliationsDeadLettersVisible
            a scheduled run is given up      | Visible ScheduleDeadLetters 1        | ScheduleDeadLettersVisible
            checks hang at a gateway         | Age Wakes 1201                       | WakesBehind                    | page
            refunds hang at a gateway        | Age Refunds 301                      | RefundsBehind
            folding again is slow            | Age Refold 601                       | RefoldBehind
            deliveries are slow              | Age Deliveries 1201                  | DeliveriesBehind
            texts are slow                   | Age Texts 301                        | TextsBehind
            events of a bus are slow         | Age BusEvents 301                    | BusEventsBehind
            a reconciliation is slow         | Age Reconciliations 1801             | ReconciliationsBehind
            callbacks fail                   | Errors CallbackFunction 1, Live CallbackFunction 1, 5xx 1 | CallbackErrors, CallbackLiveErrors, ApiFailures | page
            registrations fail               | Errors IntakeFunction 1, Live IntakeFunction 1, 5xx 1 | IntakeErrors, IntakeLiveErrors, ApiFailures | page
            pages fail                       | Errors PageFunction 1, Live PageFunction 1, 5xx 1 | PageErrors, PageLiveErrors, ApiFailures | page
            the console does not open        | Errors ConsoleFunction 1, Live ConsoleFunction 1 | ConsoleErrors, ConsoleLiveErrors
            support is not answered          | Errors SupportFunction 1, Live SupportFunction 1, 5xx 1 | SupportErrors, SupportLiveErrors, ApiFailures | page
            folding fails                    | Errors FoldFunction 1                | FoldErrors
            reacting fails                   | Errors ReactFunction 1               | ReactErrors
            checks fail                      | Errors CheckFunction 1               | CheckErrors
            refunds fail                     | Errors RefundFunction 1              | RefundErrors
            sweeps fail                      | Errors SweepFunction 1, Sweep -, Reconciliation - | SweepErrors, SweepSilent | page
            a reconciliation fails           | Errors ReconcileFunction 1           | ReconcileErrors
            deliveries fail                  | Errors DeliverFunction 1             | DeliverErrors
            texts fail                       | Errors SmsFunction 1                 | SmsErrors
            events of a bus fail             | Errors BusFunction 1                 | BusErrors
            callbacks find no free run       | Throttles CallbackFunction 1, 5xx 1  | CallbackThrottles, ApiFailures | page
            registrations find none          | Throttles IntakeFunction 1, 5xx 1    | IntakeThrottles, ApiFailures   | page
            pages find none                  | Throttles PageFunction 1, 5xx 1      | PageThrottles, ApiFailures     | page
            the console finds none           | Throttles ConsoleFunction 1          | ConsoleThrottles
            support finds none               | Throttles SupportFunction 1, 5xx 1   | SupportThrottles, ApiFailures  | page
            folding finds none               | Throttles FoldFunction 1, Iterator FoldFunction 60001 | FoldThrottles, FoldBehind | page
            reacting finds none              | Throttles ReactFunction 1, Iterator ReactFunction 60001 | ReactThrottles, ReactBehind | page
            checks find none                 | Throttles CheckFunction 1            | CheckThrottles
            refunds find none                | Throttles RefundFunction 1           | RefundThrottles
            sweeps find none                 | Throttles SweepFunction 1, Sweep -, Reconciliation - | SweepThrottles, SweepSilent | page
            a reconciliation finds none      | Throttles ReconcileFunction 1        | ReconcileThrottles
            deliveries find none             | Throttles DeliverFunction 1          | DeliverThrottles
            texts find none                  | Throttles SmsFunction 1              | SmsThrottles
            events of a bus find none        | Throttles BusFunction 1              | BusThrottles
            the sweeps' schedule is off      | Sweep -, Reconciliation -            | SweepSilent                    | page
            the nightly schedule is off      | Reconciliation 0                     | ReconciliationSilent
            folding is taken for a loop      | Loops FoldFunction 1                 | FoldLoops
            checking is taken for a loop     | Loops CheckFunction 1                | CheckLoops
            refunding is taken for a loop    | Loops RefundFunction 1               | RefundLoops
            delivering is taken for a loop   | Loops DeliverFunction 1              | DeliverLoops
            texting is taken for a loop      | Loops SmsFunction 1                  | SmsLoops
            a bus is taken for a loop        | Loops BusFunction 1                  | BusLoops
            a document has a bad entry       | Configuration unreadable 1           | ConfigurationProblems          | page
            a clock is wrong                 | Clocks apart 1                       | ClocksApart
            a gateway sends events elsewhere | Registrations wrong 1                | RegistrationsWrong
            nobody knows if a refund went    | Refunds uncertain 1                  | RefundsUncertain
            customers hear too late          | Promises broken 1                    | PromisesBroken
            automatic refunds stop           | Refunds stopped 1                    | RefundsStopped
            the API is slow                  | Latency 5001                         | ApiSlow
            the ledger throttles writes      | Writes 1                             | LedgerThrottled                | page
            the ledger throttles reads       | Reads 1                              | LedgerThrottled                | page
            an index throttles               | Index 1                              | LedgerThrottled                | page
            customers' subscribers are out   | Unheard CustomerTopic 1              | CustomerNotificationsFailed
            shops' subscribers are out       | Unheard MerchantTopic 1              | MerchantNotificationsFailed
            operations cannot be reached     | Unheard OperationsTopic 1            | OperationsNotificationsFailed  | page
            the pager cannot be reached      | Unheard PagerTopic 1                 | PagerNotificationsFailed
            a gateway is silent              | Iterator FoldFunction 500            |
            a shop answers late              | Age Deliveries 900                   |
            """.lines().map(line -> line.split("[|]", -1)).map(part -> new Fault(
            part[0].strip(),
            part[1].strip(),
            part[2].strip(),
            part.length > 3 && part[3].strip().equals(PAGES))).toList();

    @Test
    void everyAlarmHasItsFault() {
        var rung = FAULTS.stream().flatMap(fault -> rings(fault).stream()).collect(Collectors.toSet());
        assertThat(rung)
                .containsExactlyInAnyOrderElementsOf(
                        ALARMS.headers().map(AlarmHeader::id).toList());
    }

    /// In time, nothing else, and it is over when the fault is.
    @ParameterizedTest
    @FieldSource("FAULTS")
    void ringsItsAlarmsAndNoOthers(Fault fault) {
        var days = fault.metrics().startsWith("Reconciliation ");
        var world = new World(days ? Duration.ofHours(27) : Duration.ofHours(1));
        world.pass(days ? DAY : Duration.ofMinutes(30), Map.of());
        world.changes.clear();
        world.pass(days ? Duration.ofHours(30) : Duration.ofMinutes(20), counted(fault.metrics()));
        assertThat(world.rung().keySet()).isEqualTo(rings(fault));
        world.rung().forEach((id, after) -> assertThat(after).as(id).isLessThanOrEqualTo(allowed(id, fault)));
        world.pass(days ? DAY : Duration.ofMinutes(20), Map.of());
        assertThat(world.ringing()).isEmpty();
    }

    private static Set<String> rings(Fault fault) {
        var ids = Arrays.stream(fault.rings().split(", ", -1))
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
        ids.addAll(fault.pages() ? Set.of("OnCall") : Set.of());
        return ids;
    }

    /// As many periods as it asks for, and a minute; where data stay away, as many as CloudWatch looks at.
    private static Duration allowed(String id, Fault fault) {
        return ALARMS.ofMetrics().stream()
                .filter(alarm -> id.equals("OnCall")
                        ? rings(fault).contains(alarm.header().id())
                        : alarm.header().id().equals(id))
                .map(alarm -> alarm.missingData() == MissingData.BREACHING
                        ? alarm.range()
                        : alarm.period().multipliedBy(alarm.datapointsToAlarm()))
                .max(Duration::compareTo)
                .orElseThrow()
                .plusMinutes(1);
    }

    /// A week in which nothing fails, whatever is slow within its limits: one run in a thousand fails and is tried
    /// again.
    @Test
    void ringsNothingInAQuietWeek() {
        var world = new World(Duration.ofHours(27));
        for (var day = 0; day < 7; day++) {
            world.pass(Duration.ofHours(12), Map.of());
            world.pass(Duration.ofMinutes(1), counted("Errors CallbackFunction 1, 5xx 1, Iterator FoldFunction 70000"));
            world.pass(Duration.ofHours(12).minusMinutes(1), Map.of());
        }
        assertThat(world.rung()).isEmpty();
    }

    private static Map<Metric, String> counted(String metrics) {
        var counted = new LinkedHashMap<Metric, String>();
        for (var one : metrics.split(", ", -1)) {
            var words = one.split(" ", -1);
            var what = words.length == 3 ? words[1] : "";
            counted.put(metric(words[0], what), words[words.length - 1]);
        }
        assertThat(WATCHED).containsAll(counted.keySet());
        return counted;
    }

    private static Metric metric(String word, String of) {
        return switch (word) {
            case "Visible" ->
                new Metric("AWS/SQS", "ApproximateNumberOfMessagesVisible", Map.of("QueueName", "anxin-" + of));
            case "Age" -> new Metric("AWS/SQS", "ApproximateAgeOfOldestMessage", Map.of("QueueName", "anxin-" + of));
            case "Errors", "Throttles" -> new Metric("AWS/Lambda", word, Map.of("FunctionName", "anxin-" + of));
            case "Live" ->
                new Metric(
                        "AWS/Lambda",
                        "Errors",
                        Map.of("FunctionName", "anxin-" + of, "Resource", "anxin-" + of + ":live"));
            case "Iterator" -> new Metric("AWS/Lambda", "IteratorAge", Map.of("FunctionName", "anxin-" + of));
            case "Loops" ->
                new Metric("AWS/Lambda", "RecursiveInvocationsDropped", Map.of("FunctionName", "anxin-" + of));
            case "Sweep", "Reconciliation" -> new Metric("Anxin", word + "Finished", Map.of("stack", "anxin"));
            case "5xx", "Latency" -> new Metric("AWS/ApiGateway", word, Map.of("ApiId", "anxin-Api"));
            case "Unheard" -> new Metric("AWS/SNS", "NumberOfNotificationsFailed", Map.of("TopicName", "anxin-" + of));
            case "Reads" -> new Metric("AWS/DynamoDB", "ReadThrottleEvents", Map.of("TableName", "anxin-Ledger"));
            case "Writes" -> new Metric("AWS/DynamoDB", "WriteThrottleEvents", Map.of("TableName", "anxin-Ledger"));
            case "Index" ->
                new Metric(
                        "AWS/DynamoDB",
                        "WriteThrottleEvents",
                        Map.of("TableName", "anxin-Ledger", "GlobalSecondaryIndexName", "due"));
            default -> new Metric("Anxin", word, Map.of("outcome", of));
        };
    }

    private static Alarms read() {
        try {
            var findings = new Findings();
            var names = new PhysicalNames("anxin", "eu-west-1", "123456789012", Map.of());
            var yaml = Files.readString(Path.of("../template.yaml"));
            var samTemplate = TemplateReader.read(
                    yaml,
                    Map.of("JwtIssuer", "http://127.0.0.1", "EventBusName", "aws.partner/stripe.com/ed_made"),
                    names,
                    findings);
            findings.refuse();
            return samTemplate.alarms();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Minutes go by, and the alarms look.
    private static final class World {
        private final MetricStore store = new MetricStore(ALARMS);
        private final AlarmStates states = new AlarmStates(ALARMS);
        private final List<StateChange> changes = new ArrayList<>();
        private Instant now = BEGIN;
        private Instant since = BEGIN;

        /// @param before it began
        World(Duration before) {
            for (var minute = Duration.ZERO; minute.compareTo(before) < 0; minute = minute.plusMinutes(1)) {
                count(BEGIN.minus(before).plus(minute), Map.of());
            }
        }

        void pass(Duration time, Map<Metric, String> instead) {
            since = now;
            for (var end = now.plus(time); now.isBefore(end); ) {
                count(now, instead);
                now = now.plusSeconds(60);
                changes.addAll(states.evaluate(store, now));
            }
        }

        private void count(Instant minute, Map<Metric, String> instead) {
            for (var metric : WATCHED) {
                var value =
                        instead.isEmpty() ? quiet(metric, minute) : instead.getOrDefault(metric, quiet(metric, minute));
                if (!value.equals("-")) {
                    store.put(metric, minute.plusSeconds(7), Double.parseDouble(value));
                }
            }
        }

        /// Our own metrics of trouble and the table's are not there at all while there is none.
        private static String quiet(Metric metric, Instant minute) {
            return switch (metric.name()) {
                case "SweepFinished" -> "1";
                case "ReconciliationFinished" -> minute.toString().endsWith("T03:17:00Z") ? "1" : "0";
                case "Refunds", "Configuration", "Clocks", "ReadThrottleEvents", "WriteThrottleEvents" -> "-";
                default -> "0";
            };
        }

        /// How long after the fault began each rang first.
        Map<String, Duration> rung() {
            var rung = new TreeMap<String, Duration>();
            changes.stream()
                    .filter(change -> change.to() == AlarmState.ALARM)
                    .forEach(change -> rung.putIfAbsent(change.header().id(), Duration.between(since, change.at())));
            return rung;
        }

        Set<String> ringing() {
            var ringing = new HashSet<String>();
            for (var change : changes) {
                if (change.to() == AlarmState.ALARM) {
                    ringing.add(change.header().id());
                } else {
                    ringing.remove(change.header().id());
                }
            }
            return new TreeSet<>(ringing);
        }
    }
}
