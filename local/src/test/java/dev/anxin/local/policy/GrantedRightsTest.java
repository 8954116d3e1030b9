package dev.anxin.local.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Which parts of what is granted nobody needs.
final class GrantedRightsTest {
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:123456789012:work";
    private static final String TABLE = "arn:aws:dynamodb:eu-west-1:123456789012:table/ledger";
    private static final String POLICY = """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":["sqs:SendMessage","sqs:ReceiveMessage"],"Resource":["%1$s","%1$s-dead"]},
              {"Effect":"Allow","Action":"dynamodb:GetItem","Resource":"%2$s",
               "Condition":{"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["pay#*","order#*"]}}},
              {"Effect":"Allow","Action":"dynamodb:*","Resource":"%2$s"}]}""".formatted(QUEUE, TABLE);

    @Test
    void namesEachPartWithoutWhichEveryCallWouldStillBeAllowed() {
        var get = new ActionCall("dynamodb:GetItem", TABLE, List.of(Map.of(ActionCall.LEADING_KEYS, Set.of("pay#1"))));
        var put = ActionCall.of("dynamodb:PutItem", TABLE);
        assertThat(unused(Map.of("R", List.of(ActionCall.of("sqs:SendMessage", QUEUE), get, put))))
                .containsExactly(
                        "R, statement 1: " + QUEUE + "-dead",
                        "R, statement 1: sqs:receivemessage",
                        // The third statement allows it too.
                        "R, statement 2: " + TABLE,
                        "R, statement 2: dynamodb:getitem",
                        "R, statement 2: order#*",
                        "R, statement 2: pay#*");
    }

    @Test
    void whatAnotherCallsHelpsNobody() {
        assertThat(unused(Map.of("S", List.of(ActionCall.of("sqs:SendMessage", QUEUE)))))
                .contains("R, statement 1: sqs:sendmessage", "R, statement 3: dynamodb:*");
    }

    @Test
    void whatIsNotAllowedAtAllIsOfOtherPolicies() {
        var call = ActionCall.of("sqs:DeleteMessage", QUEUE);
        assertThat(granted(Map.of("R", List.of(call))).denied()).containsExactly("R sqs:DeleteMessage " + QUEUE);
        assertThat(granted(Map.of("gone", List.of(call))).denied()).containsExactly("gone sqs:DeleteMessage " + QUEUE);
        assertThat(granted(Map.of("R", List.of(ActionCall.of("sqs:SendMessage", QUEUE))))
                        .denied())
                .isEmpty();
    }

    private static List<String> unused(Map<String, List<ActionCall>> calls) {
        return granted(calls).unused();
    }

    private static GrantedRights granted(Map<String, List<ActionCall>> calls) {
        var statements = PolicyReader.ofRole("R", JsonMapper.shared().readTree(POLICY));
        var role = new Caller.Role("R", "arn:aws:iam::123456789012:role/r", "made", statements);
        return new GrantedRights(new Policies(Map.of("F", role), Map.of(), Map.of()), calls);
    }
}
