/**
 * The contract between the services: Avro records, the list of topics, and every released schema.
 */
package metropolis.schemas;
