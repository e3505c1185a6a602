/**
 * The HTTP server every service mounts its routes on: checked requests in, replies or problems out,
 * by one table. No Kafka and no Avro here.
 */
package metropolis.platform.http;
