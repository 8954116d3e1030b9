package dev.anxin.simulation.table;

/// Hears of every unit that a table on demand is charged.
public interface UnitMeter {
    /// Nobody counts.
    UnitMeter NONE = new UnitMeter() {
        @Override
        public void wrote(Place place, double units) {}

        @Override
        public void read(Place place, double units) {}
    };

    /// @param index its name; empty for the table itself
    /// @param partition the value of the partition key there
    /// @param sort of the item; empty where it is many
    record Place(String index, String partition, String sort) {}

    void wrote(Place place, double units);

    void read(Place place, double units);
}
