package dev.anxin.local.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.anxin.local.template.Findings;
import dev.anxin.local.template.PhysicalNames;
import dev.anxin.local.template.TemplateReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MonthlyCostTest {
    private static final PhysicalNames NAMES = new PhysicalNames("anxin", "us-east-1", "000000000000", Map.of());

    private static Bill bill(String yaml) {
        return MonthlyCost.of(
                TemplateReader.types(yaml, Map.of(), NAMES),
                TemplateReader.read(yaml, Map.of(), NAMES, new Findings()));
    }

    @Test
    void addsUpWhatTheTemplateMakes() {
        var bill = bill("""
                Parameters:
                  Never: {Type: String, Default: 'no'}
                Conditions:
                  IsNever: !Equals [!Ref Never, 'yes']
                Resources:
                  A: {Type: 'AWS::CloudWatch::Alarm'}
                  B: {Type: 'AWS::CloudWatch::Alarm'}
                  C: {Type: 'AWS::CloudWatch::Alarm', Condition: IsNever}
                  S: {Type: 'AWS::SecretsManager::Secret'}
                  K: {Type: 'AWS::KMS::Key'}
                  T: {Type: 'AWS::SNS::Topic'}
                """);
        assertThat(bill.used())
                .isEqualTo(Map.of(Price.ALARMS, 2.0, Price.SECRETS, 1.0, Price.KEYS, 1.0, Price.KEY_CALLS, 17_520.0));
        assertThat(bill.dollars()).isCloseTo(2 * 0.10 + 0.40 + 1 + 17_520 * 0.03 / 10_000, within(1e-9));
    }

    @Test
    void countsTheWaitingAtQueuesAndTheRunsOfSchedules() {
        var bill = bill("""
                Resources:
                  Q: {Type: 'AWS::SQS::Queue'}
                  F:
                    Type: AWS::Serverless::Function
                    Properties:
                      Handler: a.B::handleRequest
                      Events:
                        Q: {Type: SQS, Properties: {Queue: !GetAtt Q.Arn}}
                        E: {Type: ScheduleV2, Properties: {ScheduleExpression: rate(1 minute)}}
                """);
        assertThat(bill.used())
                .isEqualTo(Map.of(Price.QUEUE_REQUESTS, 5 * 3 * 60 * 730.0, Price.SCHEDULES, 60 * 730.0));
    }

    @Test
    void billsAddUp() {
        var one = new Bill(Map.of(Price.ALARMS, 1.0, Price.KEYS, 1.0));
        var both = one.plus(new Bill(Map.of(Price.ALARMS, 2.0)).times(3));
        assertThat(both.used()).isEqualTo(Map.of(Price.ALARMS, 7.0, Price.KEYS, 1.0));
        assertThat(both.entries()).extracting(Bill.Entry::price).containsExactly(Price.KEYS, Price.ALARMS);
        assertThat(both.dollars()).isCloseTo(1.70, within(1e-9));
    }
}
