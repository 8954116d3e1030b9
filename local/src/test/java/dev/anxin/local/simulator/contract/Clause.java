package dev.anxin.local.simulator.contract;

/// One thing that every gateway must do.
///
/// @param name a sentence of which the gateway is the subject
/// @param proof throws if it does not
record Clause(String name, Proof proof) {
    interface Proof {
        void of(ContractParty party) throws Exception;
    }
}
