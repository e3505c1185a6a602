/**
 * The Kafka runtime of the services: one writer per conference, commands answered once, reads from
 * the writer's own memory.
 */
package metropolis.platform.kafka;
