package metropolis.platform.kafka;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a record that cannot be read, or whose handling failed, on the service's dead-letter topic
 * in the same transaction, and lets the stream go on. The record stays as it came; headers {@code
 * reason}, {@code topic}, {@code partition} and {@code offset} say why and whence. Kafka Streams
 * makes one for each task.
 */
public final class DeadLetters
    implements DeserializationExceptionHandler, ProcessingExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

  private String deadLetters;

  /** For Kafka Streams. */
  public DeadLetters() {}

  @Override
  public void configure(Map<String, ?> configs) {
    deadLetters = (String) configs.get(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG);
  }

  @Override
  public DeserializationExceptionHandler.Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
    return DeserializationExceptionHandler.Response.resume(
        letter(context, record.key(), record.value(), reason(exception)));
  }

  @Override
  public ProcessingExceptionHandler.Response handleError(
      ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
    LOG.error(
        "a record could not be handled: topic={} partition={} offset={}",
        context.topic(),
        context.partition(),
        context.offset(),
        exception);
    return ProcessingExceptionHandler.Response.resume(
        letter(
            context,
            context.sourceRawKey(),
            context.sourceRawValue(),
            "not handled: " + exception.getClass().getSimpleName()));
  }

  private List<ProducerRecord<byte[], byte[]>> letter(
      ErrorHandlerContext context, byte[] key, byte[] value, String reason) {
    LOG.warn(
        "a record was put with the dead letters: topic={} partition={} offset={} reason={}",
        context.topic(),
        context.partition(),
        context.offset(),
        reason);
    ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(deadLetters, key, value);
    Headers headers = letter.headers();
    header(headers, "reason", reason);
    header(headers, "topic", context.topic());
    header(headers, "partition", String.valueOf(context.partition()));
    header(headers, "offset", String.valueOf(context.offset()));
    return List.of(letter);
  }

  private static void header(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  /** Our own serdes say what is wrong without repeating content; other messages may repeat it. */
  private static String reason(Exception exception) {
    Throwable cause = exception;
    while (cause != null) {
      if (cause instanceof org.apache.kafka.common.errors.SerializationException) {
        return cause.getMessage();
      }
      cause = cause.getCause();
    }
    return exception.getClass().getSimpleName();
  }
}
