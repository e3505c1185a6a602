package metropolis.allinone.forbidden;

import org.apache.kafka.clients.admin.NewTopic;

/** A rule that reaches for Kafka, to show that the import table catches it. */
public record ImportsKafka(NewTopic topic) {}
