/**
 * Pages and JSON API: request, command, reply, response. No Kafka and no Avro: what it needs of the
 * service stands in {@link metropolis.registration.http.Registrations}.
 */
package metropolis.registration.http;
