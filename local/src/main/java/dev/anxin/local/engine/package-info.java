/// What stands in for AWS's own services: DynamoDB Local, ElasticMQ, and small fronts for SNS and Secrets
/// Manager, on loopback and free ports, and the clients that speak to them or to any other endpoint. Of the
/// template they know its resources ([Provision]) and its filters.
@NullMarked
package dev.anxin.local.engine;

import org.jspecify.annotations.NullMarked;
