package dev.anxin.local.template;

import java.util.ArrayList;

/// Reads what a rule of an event bus hands on. No bus is here: who plays the gateway sends its envelopes to the queues.
final class RuleReader {
    private RuleReader() {}

    /// @param arn of the rule
    static SamTemplate.Rule read(String id, String arn, Section section) {
        var pattern = section.take("EventPattern");
        section.filter("EventPattern", pattern.asString(pattern.toString()));
        section.only("State", "ENABLED");
        var queues = new ArrayList<String>();
        for (var target : section.parts("Targets").values()) {
            queues.add(target.text("Arn"));
            target.part("DeadLetterConfig").maybe("Arn").ifPresent(queues::add);
        }
        return new SamTemplate.Rule(id, arn, queues);
    }
}
