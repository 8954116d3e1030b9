package dev.anxin.local.simulator;

import java.net.URI;

/// Where a gateway is called.
interface Entrance {
    URI uri();

    void shut();

    void open();

    /// No door at all: whoever calls has the gateway at hand.
    record AtHand(URI uri) implements Entrance {
        @Override
        public void shut() {}

        @Override
        public void open() {}
    }
}
