package dev.anxin.local.simulator;

import java.net.URI;

/// Where a gateway is called.
interface CallTarget {
    URI uri();

    void shut();

    void open();

    /// No door at all: whoever calls has the gateway at hand.
    record AtHand(URI uri) implements CallTarget {
        @Override
        public void shut() {}

        @Override
        public void open() {}
    }
}
