package dev.anxin.local.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What IAM decides, row by row.
final class PolicyJudgeTest {
    private static final String TABLE = "arn:aws:dynamodb:eu-west-1:123456789012:table/ledger";
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:123456789012:work";
    private static final String KEY = "arn:aws:kms:eu-west-1:123456789012:key/made";
    private static final String ROLE = "arn:aws:iam::123456789012:role/anxin-IntakeRole";
    private static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:news";

    /// A role's one statement and a call without conditions.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            "Action":"dynamodb:GetItem","Resource":"arn:aws:dynamodb:*:*:table/ledger"                            | allowed
            "Action":"DynamoDB:getitem","Resource":"*"                                                            | allowed
            "Action":["sqs:SendMessage","dynamodb:Get*"],"Resource":["arn:aws:sqs:*:*:x","arn:aws:dynamodb:*:*:table/l?dger"] | allowed
            "Action":"dynamodb:PutItem","Resource":"*"                                                            | denied
            "Action":"dynamodb:GetItem","Resource":"arn:aws:dynamodb:*:*:table/ledge"                             | denied
            "Action":"dynamodb:GetItem","Resource":"arn:aws:dynamodb:*:*:table/ledger/index/*"                    | denied
            "Action":"dynamodb:GetItem","Resource":"arn:aws:*:table/ledger:a:b:c"                                 | denied
            "NotAction":"dynamodb:PutItem","Resource":"*"                                                         | allowed
            "NotAction":"dynamodb:Get*","Resource":"*"                                                            | denied
            "Action":"dynamodb:GetItem","NotResource":"arn:aws:sns:*:*:*"                                         | allowed
            "Action":"dynamodb:GetItem","NotResource":"arn:aws:dynamodb:*:*:table/ledger"                         | denied
            """)
    void actionsAndResources(String statement, String expected) {
        assertThat(word(role(statement), Map.of(), ActionCall.of("dynamodb:GetItem", TABLE)))
                .isEqualTo(expected);
    }

    /// A condition, and the values of its key in the call: `-` is no such key.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            "ForAllValues:StringLike":{"dynamodb:LeadingKeys":["pay#*","order#*"]}   | pay#1         | allowed
            "ForAllValues:StringLike":{"dynamodb:LeadingKeys":["pay#*","order#*"]}   | pay#1 order#2 | allowed
            "ForAllValues:StringLike":{"dynamodb:LeadingKeys":["pay#*","order#*"]}   | pay#1 streak#2 | denied
            "ForAllValues:StringLike":{"dynamodb:LeadingKeys":["pay#*"]}             | xpay#1        | denied
            "ForAllValues:StringLike":{"dynamodb:LeadingKeys":["pay#*"]}             | -             | allowed
            "ForAllValues:StringEquals":{"dynamodb:LeadingKeys":["pay#*"]}           | pay#1         | denied
            "ForAllValues:StringNotLike":{"dynamodb:LeadingKeys":["pay#*"]}          | order#1       | allowed
            "ForAllValues:StringNotLike":{"dynamodb:LeadingKeys":["pay#*"]}          | order#1 pay#1 | denied
            "ForAnyValue:StringLike":{"dynamodb:LeadingKeys":["pay#*"]}              | pay#1 streak#2 | allowed
            "ForAnyValue:StringLike":{"dynamodb:LeadingKeys":["pay#*"]}              | -             | denied
            "ForAnyValue:StringLike":{"DYNAMODB:leadingkeys":"pay#*"}                | pay#1         | allowed
            "Null":{"dynamodb:LeadingKeys":"false"}                                  | -             | denied
            "Null":{"dynamodb:LeadingKeys":"false"}                                  | pay#1         | allowed
            "Null":{"dynamodb:LeadingKeys":"true"}                                   | -             | allowed
            "Null":{"dynamodb:LeadingKeys":"false"},"ForAllValues:StringLike":{"dynamodb:LeadingKeys":"pay#*"} | - | denied
            """)
    void conditionsOnManyValues(String condition, String values, String expected) {
        var call = new ActionCall("dynamodb:GetItem", TABLE, List.of(context(ActionCall.LEADING_KEYS, values)));
        var statement = "\"Action\":\"dynamodb:*\",\"Resource\":\"*\",\"Condition\":{" + condition + "}";
        assertThat(word(role(statement), Map.of(), call)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            "StringEquals":{"dynamodb:Select":"COUNT"}            | COUNT | allowed
            "StringEquals":{"dynamodb:Select":["X","COUNT"]}      | COUNT | allowed
            "StringEquals":{"dynamodb:Select":"COUNT"}            | count | denied
            "StringEquals":{"dynamodb:Select":"COUNT"}            | -     | denied
            "StringEqualsIfExists":{"dynamodb:Select":"COUNT"}    | -     | allowed
            "StringEqualsIfExists":{"dynamodb:Select":"COUNT"}    | ALL   | denied
            "StringNotEquals":{"dynamodb:Select":"COUNT"}         | -     | allowed
            "StringNotEquals":{"dynamodb:Select":"COUNT"}         | COUNT | denied
            """)
    void conditionsOnOneValue(String condition, String value, String expected) {
        var call = new ActionCall("dynamodb:Query", TABLE, List.of(context(ActionCall.SELECT, value)));
        var statement = "\"Action\":\"dynamodb:Query\",\"Resource\":\"*\",\"Condition\":{" + condition + "}";
        assertThat(word(role(statement), Map.of(), call)).isEqualTo(expected);
    }

    @Test
    void whereAwsDoesNotSayWhichContextItIsAllHaveToBeAllowed() {
        var statement = """
                "Action":"dynamodb:PutItem","Resource":"*",
                "Condition":{"ForAllValues:StringLike":{"dynamodb:LeadingKeys":"pay#*"}}""";
        var own = context(ActionCall.LEADING_KEYS, "pay#1");
        var all = context(ActionCall.LEADING_KEYS, "pay#1 streak#2");
        assertThat(word(role(statement), Map.of(), new ActionCall("dynamodb:PutItem", TABLE, List.of(own))))
                .isEqualTo("allowed");
        assertThat(word(role(statement), Map.of(), new ActionCall("dynamodb:PutItem", TABLE, List.of(own, all))))
                .isEqualTo("denied");
        // Each may be allowed by another statement.
        var other = statement.replace("pay#*", "*");
        assertThat(word(role(statement, other), Map.of(), new ActionCall("dynamodb:PutItem", TABLE, List.of(own, all))))
                .isEqualTo("allowed");
    }

    @Test
    void aDenialWins() {
        var deny = statement("Deny", "\"Action\":\"dynamodb:PutItem\",\"Resource\":\"*\"");
        var caller = role(List.of(statement("Allow", "\"Action\":\"dynamodb:*\",\"Resource\":\"*\""), deny));
        var verdict = new PolicyJudge(Map.of()).judge(caller, ActionCall.of("dynamodb:PutItem", TABLE));
        assertThat(verdict)
                .isEqualTo(new PolicyVerdict.Denied(
                        "with an explicit deny in an identity-based policy",
                        "IntakeRole, policy made, statement 2 denies it: no other statement helps"));
        assertThat(word(caller, Map.of(), ActionCall.of("dynamodb:GetItem", TABLE)))
                .isEqualTo("allowed");
    }

    /// The principal of a queue's policy, who sends, and whether the role's own policy lets it.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            {"Service":"sns.amazonaws.com"}                   | sns  | no  | allowed
            {"Service":"sqs.amazonaws.com"}                   | sns  | no  | denied
            {"AWS":"*"}                                       | sns  | no  | allowed
            {"Service":"sns.amazonaws.com"}                   | role | no  | denied
            {"AWS":"arn:aws:iam::123456789012:root"}          | role | no  | denied
            {"AWS":"arn:aws:iam::123456789012:root"}          | role | yes | allowed
            {"AWS":"arn:aws:iam::123456789012:role/anxin-IntakeRole"} | role | no | allowed
            {"AWS":"arn:aws:iam::123456789012:role/anxin-OtherRole"}  | role | no | denied
            {"Service":"sns.amazonaws.com"}                   | role | yes | allowed
            """)
    void policiesOfResources(String principal, String who, String own, String expected) {
        var attached = resource(principal, "\"Action\":\"sqs:SendMessage\",\"Resource\":\"" + QUEUE + "\"");
        var role = own.equals("yes") ? role("\"Action\":\"sqs:SendMessage\",\"Resource\":\"*\"") : role(List.of());
        var caller = who.equals("sns") ? new Caller.Service("sns.amazonaws.com") : role;
        assertThat(word(caller, Map.of(QUEUE, attached), ActionCall.of("sqs:SendMessage", QUEUE)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"arn:aws:sns:eu-west-1:123456789012:news,allowed", "arn:aws:sns:eu-west-1:123456789012:other,denied"})
    void aServiceComesFromWhereThePolicySays(String topic, String expected) {
        var attached = resource("{\"Service\":\"sns.amazonaws.com\"}", """
                "Action":"sqs:SendMessage","Resource":"*","Condition":{"ArnEquals":{"aws:SourceArn":"%s"}}""".formatted(TOPIC));
        var call = ActionCall.of("sqs:SendMessage", QUEUE).with(ActionCall.SOURCE_ARN, topic);
        assertThat(word(new Caller.Service("sns.amazonaws.com"), Map.of(QUEUE, attached), call))
                .isEqualTo(expected);
    }

    /// A key is reached through IAM only if its own policy says so.
    @ParameterizedTest
    @CsvSource({
        "root,yes,allowed",
        "root,no,denied",
        "role/anxin-OtherRole,yes,denied",
        "role/anxin-IntakeRole,no,allowed"
    })
    void keys(String principal, String own, String expected) {
        var attached = resource(
                "{\"AWS\":\"arn:aws:iam::123456789012:" + principal + "\"}", "\"Action\":\"kms:*\",\"Resource\":\"*\"");
        var caller = own.equals("yes") ? role("\"Action\":\"kms:Decrypt\",\"Resource\":\"*\"") : role(List.of());
        assertThat(word(caller, Map.of(KEY, attached), ActionCall.of("kms:Decrypt", KEY)))
                .isEqualTo(expected);
    }

    @Test
    void namesTheStatementThatWouldAllowIt() {
        var caller = role("""
                "Action":["dynamodb:GetItem","dynamodb:Query"],"Resource":"%s",
                "Condition":{"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["pay#*"]}}""".formatted(TABLE));
        var call =
                new ActionCall("dynamodb:Query", TABLE, List.of(context(ActionCall.LEADING_KEYS, "report#2026-03-01")));
        assertThat(new PolicyJudge(Map.of()).judge(caller, call))
                .isEqualTo(new PolicyVerdict.Denied(
                        "because no identity-based policy allows the dynamodb:Query action",
                        "IntakeRole needs - {Effect: Allow, Action: dynamodb:Query, Resource: " + TABLE
                                + ", Condition: {\"ForAllValues:StringLike\": {\"dynamodb:LeadingKeys\": [\"report#*\"]}}}."
                                + " IntakeRole, policy made, statement 1 allows it, but not with"
                                + " dynamodb:LeadingKeys = [\"report#2026-03-01\"]"));
        assertThat(new PolicyJudge(Map.of())
                        .judge(new Caller.Service("sns.amazonaws.com"), ActionCall.of("sqs:SendMessage", QUEUE)))
                .isEqualTo(new PolicyVerdict.Denied(
                        "because no resource-based policy allows the sqs:SendMessage action",
                        "the policy of " + QUEUE + " needs - {Effect: Allow, Principal: {Service: sns.amazonaws.com},"
                                + " Action: sqs:SendMessage, Resource: " + QUEUE + "}"));
    }

    /// What it does not know it does not read.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            "Action":"dynamodb:PartiQLSelect","Resource":"*"       | the action dynamodb:PartiQLSelect is not judged here
            "Action":"s3:*","Resource":"*"                         | the action s3:* is not judged here
            "Action":"sqs:SendMessage","Resource":"work"           | the resource work is no ARN
            "Action":"sqs:SendMessage"                             | wants either Resource or NotResource
            "Action":"sqs:SendMessage","NotAction":"x","Resource":"*" | wants either Action or NotAction
            "Action":[],"Resource":"*"                             | Action is empty
            "Action":"sqs:SendMessage","Resource":"arn:aws:sqs:*:*:${aws:userid}" | the policy variable in arn:aws:sqs:*:*:${aws:userid} is not judged here
            "Principal":"*","Action":"sqs:SendMessage","Resource":"*" | Principal means nothing here
            "Action":"sqs:SendMessage","Resource":"*","Condition":{"DateLessThan":{"aws:CurrentTime":"2027-01-01T00:00:00Z"}} | the operator DateLessThan is not judged here
            "Action":"sqs:SendMessage","Resource":"*","Condition":{"ForSomeValues:StringEquals":{"aws:SourceArn":"x"}} | the operator ForSomeValues:StringEquals is not judged here
            "Action":"sqs:SendMessage","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/a":"b"}} | the condition key aws:PrincipalTag/a is not judged here
            "Action":"sqs:SendMessage","Resource":"*","Condition":{"StringLike":{"dynamodb:LeadingKeys":"b"}} | dynamodb:LeadingKeys has many values: its operator must begin with ForAllValues: or ForAnyValue:
            "Action":"sqs:SendMessage","Resource":"*","Extra":1    | Extra is not judged here
            """)
    void refusesToReadWhatItDoesNotKnow(String statement, String fault) {
        assertThatThrownBy(() -> role(statement))
                .isInstanceOf(PolicyFault.class)
                .hasMessage("IntakeRole, policy made, statement 1: " + fault);
    }

    @Test
    void refusesToReadPoliciesOfTheOldVersion() {
        assertThatThrownBy(() -> PolicyReader.ofRole("made", JsonMapper.shared().readTree("{\"Statement\":[]}")))
                .hasMessage("made: Version must be \"2012-10-17\": the older one is not judged here");
    }

    private static Map<String, Set<String>> context(String key, String values) {
        return values.equals("-") ? Map.of() : Map.of(key, Set.of(values.split(" ")));
    }

    private static Caller.Role role(String... statements) {
        return role(
                List.of(statements).stream().map(one -> statement("Allow", one)).toList());
    }

    private static Caller.Role role(List<String> statements) {
        var read = statements.isEmpty()
                ? List.<Statement>of()
                : PolicyReader.ofRole("IntakeRole, policy made", document(statements));
        return new Caller.Role(
                "IntakeRole", ROLE, "arn:aws:sts::123456789012:assumed-role/anxin-IntakeRole/made", read);
    }

    private static List<Statement> resource(String principal, String statement) {
        return PolicyReader.ofResource(
                "made", document(List.of(statement("Allow", "\"Principal\":" + principal + "," + statement))));
    }

    private static String statement(String effect, String rest) {
        return "{\"Effect\":\"" + effect + "\"," + rest + "}";
    }

    private static JsonNode document(List<String> statements) {
        return JsonMapper.shared()
                .readTree("{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}");
    }

    private static String word(Caller caller, Map<String, List<Statement>> attached, ActionCall call) {
        return switch (new PolicyJudge(attached).judge(caller, call)) {
            case PolicyVerdict.Allowed _ -> "allowed";
            case PolicyVerdict.Denied _ -> "denied";
        };
    }
}
