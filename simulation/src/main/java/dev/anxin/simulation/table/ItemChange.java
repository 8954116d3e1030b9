package dev.anxin.simulation.table;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One change of an item, as a stream with new and old images carries it.
///
/// @param before its attributes, none if there was no such item
/// @param after its attributes, none if it was deleted
public record ItemChange(ItemKey itemKey, Map<String, AttributeValue> before, Map<String, AttributeValue> after) {}
