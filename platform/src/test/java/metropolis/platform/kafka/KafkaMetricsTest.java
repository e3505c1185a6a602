package metropolis.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KafkaMetricsTest {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final KafkaMetrics metrics = KafkaMetrics.in(registry.getPrometheusRegistry());
  private final Map<MetricName, Metric> client = new LinkedHashMap<>();

  private record Value(MetricName metricName, Object metricValue) implements Metric {}

  @BeforeEach
  void a_client_of_kafka() {
    metrics.add(() -> client);
  }

  private void measured(String group, String name, Object value, Map<String, String> tags) {
    MetricName metric = new MetricName(name, group, "What it is.", tags);
    client.put(metric, new Value(metric, value));
  }

  @Test
  void a_gauge_is_told_by_its_group_and_name_with_its_tags() {
    measured("stream-thread-metrics", "process-latency-avg", 1.5, Map.of("thread-id", "t-1"));

    assertThat(registry.scrape())
        .contains("# HELP kafka_stream_thread_process_latency_avg What it is.")
        .contains("# TYPE kafka_stream_thread_process_latency_avg gauge")
        .contains("kafka_stream_thread_process_latency_avg{thread_id=\"t-1\"} 1.5");
  }

  @Test
  void a_total_is_a_counter() {
    measured("producer-metrics", "record-send-total", 7.0, Map.of("client-id", "p"));

    assertThat(registry.scrape())
        .contains("# TYPE kafka_producer_record_send_total counter")
        .contains("kafka_producer_record_send_total{client_id=\"p\"} 7.0");
  }

  @Test
  void clients_of_several_services_share_a_family() {
    measured("producer-metrics", "record-send-total", 7.0, Map.of("client-id", "p"));
    MetricName other =
        new MetricName(
            "record-send-total", "producer-metrics", "What it is.", Map.of("client-id", "q"));
    metrics.add(() -> Map.of(other, new Value(other, 8.0)));

    assertThat(registry.scrape())
        .containsOnlyOnce("# TYPE kafka_producer_record_send_total counter")
        .contains("{client_id=\"p\"} 7.0")
        .contains("{client_id=\"q\"} 8.0");
  }

  @Test
  void of_what_is_told_in_all_and_in_part_the_finest_is_kept() {
    String group = "consumer-fetch-manager-metrics";
    measured(group, "records-lag-max", 3.0, Map.of("client-id", "c"));
    measured(group, "records-lag-max", 2.0, Map.of("client-id", "c", "partition", "0"));
    measured(group, "records-lag-max", 9.0, Map.of("client-id", "d"));

    assertThat(registry.scrape())
        .contains("records_lag_max{client_id=\"c\",partition=\"0\"} 2.0")
        .doesNotContain("3.0")
        .doesNotContain("9.0");
  }

  @Test
  void what_is_no_number_or_not_measured_yet_is_left_out() {
    measured("app-info", "start-time-ms", 5L, Map.of());
    measured("producer-metrics", "state", "RUNNING", Map.of());
    measured("producer-metrics", "request-latency-avg", Double.NaN, Map.of());

    assertThat(registry.scrape()).doesNotContain("kafka_");
  }

  @Test
  void what_is_measured_later_is_told_at_the_next_asking() {
    assertThat(registry.scrape()).doesNotContain("kafka_");

    measured("producer-metrics", "record-send-total", 7.0, Map.of());

    assertThat(registry.scrape()).contains("kafka_producer_record_send_total 7.0");
  }
}
