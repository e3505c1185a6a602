/** Avro records to domain values and back: the only place that knows both. */
package metropolis.badge.wire;
