package dev.anxin.simulation.judge;

import dev.anxin.json.Json;
import dev.anxin.simulation.story.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What phones of customers show: all that their shops' account publishes for them, and nothing else.
final class SmsRules {
    /// By the notification's id: its words, which name times, each time that it was published.
    private final Map<String, Set<String>> published = new LinkedHashMap<>();

    private final List<String> shown = new ArrayList<>();

    /// Of an account that sends texts.
    void published(String id, Json notification) {
        var words = published.computeIfAbsent(id, _ -> new LinkedHashSet<>());
        words.add(notification.needText("sms"));
        // An older copy of the function does not know them.
        notification.at("channels", "sms", "text").text().ifPresent(words::add);
    }

    /// @return whether these words are of anything that was published
    boolean show(String words) {
        shown.add(words);
        return published.values().stream().anyMatch(each -> each.contains(words));
    }

    /// Everything is shown; and once, where nothing goes wrong.
    List<String> wrong(Plan plan) {
        var wrong = new ArrayList<String>();
        published.forEach((id, words) -> {
            if (words.stream().noneMatch(shown::contains)) {
                wrong.add("no phone showed " + id);
            }
        });
        if (plan.isUndisturbed() && plan.weather().twice() == 0 && shown.size() > published.size()) {
            wrong.add("phones showed something twice, and nothing had gone wrong");
        }
        return wrong;
    }
}
