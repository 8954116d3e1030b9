package dev.anxin.local.monitoring;

import dev.anxin.local.alarm.AlarmState;
import dev.anxin.local.alarm.StateChange;
import dev.anxin.local.template.PhysicalNames;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.RegionMetadata;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// What CloudWatch publishes to a topic. Source: the CloudWatch user guide, "Notify users of alarm changes".
record AlarmMessage(StateChange change, PhysicalNames names) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx");

    String subject() {
        return change.to() + ": \"" + change.header().name() + "\" in " + region();
    }

    String text() {
        var header = change.header();
        var message = JsonMapper.shared().createObjectNode();
        message.put("AlarmName", header.name())
                .put("AlarmDescription", header.description())
                .put("AWSAccountId", names.account())
                .put("NewStateValue", change.to().name())
                .put("NewStateReason", change.reason())
                .put("StateChangeTime", TIME.format(change.at().atOffset(ZoneOffset.UTC)))
                .put("Region", region())
                .put("AlarmArn", names.arn("cloudwatch", "alarm:" + header.name()))
                .put("OldStateValue", change.from().name());
        fill(message.putArray("OKActions"), header.actions(AlarmState.OK));
        fill(message.putArray("AlarmActions"), header.actions(AlarmState.ALARM));
        fill(message.putArray("InsufficientDataActions"), header.actions(AlarmState.INSUFFICIENT_DATA));
        return message.toString();
    }

    private static void fill(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    /// As people call it.
    private String region() {
        return Optional.ofNullable(RegionMetadata.of(Region.of(names.region())))
                .map(RegionMetadata::description)
                .orElse(names.region());
    }
}
