/** The badge desk, the doors and the JSON API: no Kafka and no Avro, these are behind ports. */
package metropolis.badge.http;
