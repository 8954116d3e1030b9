package dev.anxin.aws.message;

import dev.anxin.aws.Unreadable;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.reconcile.Run;
import java.time.Instant;

/// What the queue of reconciliations carries.
public sealed interface ReconcileMessage {
    int VERSION = 1;

    Run run();

    /// In the queue.
    default String group() {
        return switch (this) {
            case Start _ -> "start";
            case Page page -> page.part();
            case CatchUp(var _, var account, var _) -> "catch-up-" + account;
        };
    }

    /// Begin: split the run into its parts.
    record Start(Run run) implements ReconcileMessage {}

    /// Begin: hear what an account's gateway told since then and could not deliver. It shares nothing with a run of
    /// the same minute but the time.
    record CatchUp(Run run, String account, Instant since) implements ReconcileMessage {}

    /// Do one page of a part.
    ///
    /// @param page its number in its part, from 0; a page that is done is not done again
    /// @param from not before this time: the gateway may be asked so often and no more
    /// @param waits how often this part has waited for a gateway that is given a rest
    /// @param sender which message had this page done, and when; kept while the page waits. Of two that are
    ///     sent for one page, only one goes on
    record Page(Run run, String part, long page, Instant from, int waits, String sender) implements ReconcileMessage {
        public Page later(Instant when) {
            return new Page(run, part, page, when, waits + 1, sender);
        }
    }

    default Json write() {
        return switch (this) {
            case CatchUp(var run, var account, var since) ->
                Json.object("v", VERSION, "kind", "catch-up", "run", run.at(), "account", account, "since", since);
            case Start(var run) -> Json.object("v", VERSION, "kind", "start", "run", run.at());
            case Page(var run, var part, var page, var from, var waits, var sender) ->
                Json.object(
                        "v", VERSION, "kind", "page", "run", run.at(), "part", part, "page", page, "from", from,
                        "waits", waits, "sender", sender);
        };
    }

    /// @throws Unreadable if it is not what [#write] writes, or of a newer version
    static ReconcileMessage read(String text) {
        try {
            var json = Json.parse(text);
            if (json.needWhole("v") > VERSION) {
                throw new Unreadable("a reconciliation of a newer version (" + json.needWhole("v") + ")");
            }
            var run = new Run(json.needInstant("run"));
            return switch (json.needText("kind")) {
                case "start" -> new Start(run);
                case "catch-up" -> new CatchUp(run, json.needText("account"), json.needInstant("since"));
                case "page" ->
                    new Page(
                            run,
                            json.needText("part"),
                            json.needWhole("page"),
                            json.needInstant("from"),
                            Math.toIntExact(json.needWhole("waits")),
                            json.at("sender").text().orElse(""));
                default -> throw new Unreadable("a reconciliation of an unknown kind");
            };
        } catch (BadJson | ArithmeticException damaged) {
            throw new Unreadable("no message of a reconciliation", damaged);
        }
    }
}
