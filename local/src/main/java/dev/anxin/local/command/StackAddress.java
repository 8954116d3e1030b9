package dev.anxin.local.command;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.local.engine.EngineClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;

/// A stack to speak to: one that runs on this machine, or one that `sam deploy` made.
///
/// @param names logical ids of the template and what `Ref` gives for them; `ApiUrl`, where gateways call
record StackAddress(EngineClients engineClients, Json names) {
    static StackAddress of(RunningStack running) {
        var names = new LinkedHashMap<>(running.names().members());
        names.put("ApiUrl", Json.of(running.api().toString()));
        return new StackAddress(running.engineClients(), new Json.Fields(names));
    }

    /// Of what `sam list stack-outputs --output json` printed.
    ///
    /// @param clients credentials and region are theirs to find
    /// @throws Refusal if the file is none of these, or there is no region
    static StackAddress deployed(Path outputs, Supplier<EngineClients> clients) {
        try {
            var values = Json.parse(Files.readAllBytes(outputs)).elements().stream()
                    .collect(Collectors.toMap(
                            output -> output.needText("OutputKey"), output -> output.needText("OutputValue")));
            if (values.isEmpty()) {
                throw new BadJson("no outputs");
            }
            var names = Json.object(
                    "Ledger", values.getOrDefault("TableName", ""),
                    "AccountsDocument", values.getOrDefault("AccountsDocumentArn", ""),
                    "CallSecrets", values.getOrDefault("CallSecretsArn", ""),
                    "ApiUrl", values.getOrDefault("ApiUrl", ""),
                    "Reconciliations", values.getOrDefault("ReconciliationsQueueUrl", ""),
                    "Deliveries", values.getOrDefault("DeliveriesQueueUrl", ""),
                    "DeliveriesDeadLetters", values.getOrDefault("DeliveriesDeadLettersQueueUrl", ""));
            return new StackAddress(clients.get(), names);
        } catch (IOException | BadJson other) {
            throw new Refusal(
                    "These are no outputs of a stack as 'sam list stack-outputs --output json' prints them: " + outputs,
                    other);
        } catch (SdkException nowhere) {
            throw new Refusal(
                    "AWS cannot be spoken to (region and credentials are the environment's): " + nowhere.getMessage(),
                    nowhere);
        }
    }

    /// @throws Refusal if the stack has no such thing
    String physical(String logicalId) {
        return names.at(logicalId)
                .text()
                .filter(name -> !name.isEmpty())
                .orElseThrow(() -> new Refusal("The stack has no " + logicalId + ": deploy it anew"));
    }

    /// One of the documents in Secrets Manager.
    Json document(String logicalId) {
        var arn = physical(logicalId);
        return Json.parse(engineClients
                .secrets()
                .getSecretValue(request -> request.secretId(arn))
                .secretString());
    }
}
