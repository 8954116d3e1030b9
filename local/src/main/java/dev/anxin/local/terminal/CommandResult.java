package dev.anxin.local.terminal;

import dev.anxin.json.Json;

/// The answer of a command, as a value: [Output] shows it to people or to a program.
public interface CommandResult {
    /// For people.
    void print(Screen screen);

    /// For programs: an object whose `schema` names its form, with amounts in minor units beside their
    /// `currency`, and times in ISO 8601, as in the API and in events.
    Json json();

    /// 0: it is so. 1: it is not. 2: it could not be found out.
    int exitCode();
}
