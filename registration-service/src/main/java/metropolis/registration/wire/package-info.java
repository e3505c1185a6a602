/** Between Avro and the domain: the only place that knows both. */
package metropolis.registration.wire;
