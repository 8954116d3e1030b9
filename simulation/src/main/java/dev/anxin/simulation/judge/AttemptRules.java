package dev.anxin.simulation.judge;

import dev.anxin.ledger.Message;
import dev.anxin.payment.PaymentKey;
import dev.anxin.simulation.story.PlanRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Who hears of a customer's attempts: of each that failed at its gateway at most once, and of no other.
///
/// @param failed those that failed, as the gateway calls them
record AttemptRules(PaymentKey payment, Set<String> failed) {
    static AttemptRules of(PlanRun run, PaymentKey payment) {
        return new AttemptRules(payment, run.world().gateway(payment.account()).failedAttempts(payment.reference()));
    }

    /// @param events ids of all that its shop was told
    /// @param told its customer
    /// @return what is wrong, in words
    List<String> wrong(Set<String> events, Set<Message> told) {
        var wrong = new ArrayList<String>();
        var begin = payment + ":payment.failed";
        var heard = events.stream().filter(id -> id.startsWith(begin)).toList();
        if (heard.size() > failed.size()) {
            wrong.add(payment + ": of its attempts " + failed + " failed, and its shop hears " + heard);
        }
        told.forEach(message -> {
            if (message instanceof Message.NotPaid(var attempt)
                    && !attempt.equals(Message.END)
                    && !failed.contains(attempt)) {
                wrong.add(payment + ": its customer hears of attempt " + attempt + ", and " + failed + " failed");
            }
        });
        return wrong;
    }
}
