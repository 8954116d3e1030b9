package dev.anxin.local.demo;

import dev.anxin.local.LocalStack;
import dev.anxin.local.engine.Inbox;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/// Anxin as the world outside sees it. It may run in another process, and die now and then.
public interface SystemUnderTest {
    /// The API's base, without a slash at its end.
    URI api();

    /// Where the shop's server gets its tokens.
    URI issuer();

    /// What reached customers so far, oldest first.
    List<Inbox.Message> inbox();

    /// What people of operations were called for so far, oldest first.
    List<Inbox.Message> calls();

    /// Asks a gateway what it could not deliver.
    void catchUp(String account, Instant since);

    static SystemUnderTest of(LocalStack stack) {
        return new SystemUnderTest() {
            @Override
            public URI api() {
                return stack.apiUri();
            }

            @Override
            public URI issuer() {
                return URI.create(stack.issuer());
            }

            @Override
            public List<Inbox.Message> inbox() {
                return published("CustomerTopic");
            }

            @Override
            public List<Inbox.Message> calls() {
                return published("OperationsTopic");
            }

            @Override
            public void catchUp(String account, Instant since) {
                new CatchUpRequest(stack.engineClients(), stack.physical("Reconciliations"))
                        .send(account, since, stack.pace().clock().instant());
            }

            private List<Inbox.Message> published(String topic) {
                var arn = stack.physical(topic);
                return stack.inbox().messages().stream()
                        .filter(message -> message.to().equals(arn))
                        .toList();
            }
        };
    }
}
