/// One suite of cases, run the same on the ports in memory, on DynamoDB Local with ElasticMQ, and on whatever
/// AWS_ENDPOINT_URL names: where they differ, the simulation would prove something about a world that does not
/// exist.
@NullMarked
package dev.anxin.simulation.contract;

import org.jspecify.annotations.NullMarked;
