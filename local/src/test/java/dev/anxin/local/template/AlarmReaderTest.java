package dev.anxin.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.local.alarm.AlarmHeader;
import dev.anxin.local.alarm.AlarmRule;
import dev.anxin.local.alarm.AlarmState;
import dev.anxin.local.alarm.Alarms;
import dev.anxin.local.alarm.CompositeAlarm;
import dev.anxin.local.alarm.Metric;
import dev.anxin.local.alarm.MetricAlarm;
import dev.anxin.local.alarm.MissingData;
import dev.anxin.local.alarm.Series;
import dev.anxin.local.alarm.Threshold;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AlarmReaderTest {
    private static final PhysicalNames NAMES = new PhysicalNames("anxin", "eu-west-1", "123456789012", Map.of());
    private static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:anxin-T";
    private static final String BASE = """
            Resources:
              T: {Type: 'AWS::SNS::Topic'}
              F: {Type: 'AWS::Serverless::Function', Properties: {Handler: a.B::handleRequest}}
              FErrors:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  AlarmDescription: F fails
                  Namespace: AWS/Lambda
                  MetricName: Errors
                  Dimensions: [{Name: FunctionName, Value: !Ref F}]
                  Statistic: Sum
                  Period: 60
                  EvaluationPeriods: 3
                  DatapointsToAlarm: 2
                  Threshold: 0.5
                  ComparisonOperator: GreaterThanThreshold
                  TreatMissingData: notBreaching
                  AlarmActions: [!Ref T]
                  OKActions: [!Ref T]
            """;

    private static Alarms read(String text, Findings findings) {
        return TemplateReader.read(text, Map.of(), NAMES, findings).alarms();
    }

    @Test
    void readsAnAlarmOfAMetric() {
        var findings = new Findings();
        var alarms = read(BASE, findings);
        assertThat(findings.problems()).isEmpty();
        assertThat(findings.remarks()).isEmpty();
        var actions = Map.of(
                AlarmState.ALARM,
                List.of(TOPIC),
                AlarmState.OK,
                List.of(TOPIC),
                AlarmState.INSUFFICIENT_DATA,
                List.<String>of());
        var errors = new Metric("AWS/Lambda", "Errors", Map.of("FunctionName", "anxin-F"));
        assertThat(alarms.ofMetrics())
                .containsExactly(new MetricAlarm(
                        new AlarmHeader("FErrors", "anxin-FErrors", "F fails", actions),
                        new Series(List.of(errors), Series.Statistic.SUM, false),
                        Duration.ofMinutes(1),
                        3,
                        2,
                        new Threshold(Threshold.Operator.GREATER, 0.5),
                        MissingData.NOT_BREACHING));
    }

    @Test
    void readsAnAlarmOfAlarms() {
        var findings = new Findings();
        var text = BASE + """
                  Page:
                    Type: AWS::CloudWatch::CompositeAlarm
                    Properties: {AlarmRule: !Sub 'ALARM("${FErrors}")', ActionsEnabled: false, AlarmActions: [!Ref T]}
                """;
        assertThat(read(text, findings).composites())
                .containsExactly(new CompositeAlarm(
                        new AlarmHeader("Page", "anxin-Page", "", Map.of()),
                        new AlarmRule.Is(AlarmState.ALARM, "anxin-FErrors")));
        assertThat(findings.problems()).isEmpty();
    }

    @Test
    void addsUpMetricsThatAreFilledWithZero() {
        var findings = new Findings();
        var text = """
                Resources:
                  Throttled:
                    Type: AWS::CloudWatch::Alarm
                    Properties:
                      Metrics:
                        - {Id: all, Expression: 'FILL(reads, 0) + FILL(writes, 0)'}
                        - {Id: reads, ReturnData: false, MetricStat: {Metric: {Namespace: N, MetricName: R}, Period: 60, Stat: Sum}}
                        - {Id: writes, ReturnData: false, MetricStat: {Metric: {Namespace: N, MetricName: W}, Period: 60, Stat: Sum}}
                      EvaluationPeriods: 1
                      Threshold: 0
                      ComparisonOperator: GreaterThanThreshold
                """;
        var series = read(text, findings).ofMetrics().getFirst().series();
        assertThat(findings.problems()).isEmpty();
        assertThat(series)
                .isEqualTo(new Series(
                        List.of(new Metric("N", "R", Map.of()), new Metric("N", "W", Map.of())),
                        Series.Statistic.SUM,
                        true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Statistic: Sum        | Statistic: p99        | FErrors.Statistic is not known here: p99
            Period: 60            | Period: 10            | FErrors.Period must be 60 to 604800
            Period: 60            | Period: 90            | FErrors.Period must be whole minutes, in seconds
            DatapointsToAlarm: 2  | DatapointsToAlarm: 4  | FErrors.DatapointsToAlarm must be 1 to 3
            Threshold: 0.5        | Threshold: low        | FErrors.Threshold must be a number
            TreatMissingData: no  | TreatMissingData: bad | FErrors.TreatMissingData is not known here: badtBreaching
            Statistic: Sum        | ExtendedStatistic: p9 | FErrors.ExtendedStatistic would change what happens and cannot be honoured here
            AlarmActions: [!Ref T] | AlarmActions: ['arn:aws:lambda:x'] | FErrors.AlarmActions must be topics here: arn:aws:lambda:x
            GreaterThanThreshold  | Above                 | FErrors.ComparisonOperator is not known here: Above
            """)
    void refusesWhatItCannotHonour(String part, String instead, String problem) {
        var findings = new Findings();
        read(BASE.replace(part, instead), findings);
        assertThat(findings.problems()).contains(problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ALARM(anxin-Gone)        | Page.AlarmRule names no alarm of a metric: anxin-Gone
            ALARM(anxin-FErrors) XOR | Page.AlarmRule is not understood from here on:  XOR
            """)
    void refusesARuleThatCannotRing(String rule, String problem) {
        var findings = new Findings();
        read(
                BASE + "  Page: {Type: 'AWS::CloudWatch::CompositeAlarm', Properties: {AlarmRule: '" + rule + "'}}\n",
                findings);
        assertThat(findings.problems()).contains(problem);
    }
}
