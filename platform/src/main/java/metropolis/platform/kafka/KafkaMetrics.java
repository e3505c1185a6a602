package metropolis.platform.kafka;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * What Kafka's clients and Kafka Streams measure of themselves, in Prometheus' words, read when it
 * is asked for. Micrometer's binders make a meter of each of thousands of metrics, and compare all
 * of them with each other every minute: that took a twentieth of the processors under load. Any
 * thread may use it.
 */
public final class KafkaMetrics implements MultiCollector {

  /** Groups that tell of the program or of the metrics themselves, and no measure. */
  private static final Set<String> LEFT_OUT = Set.of("app-info", "kafka-metrics-count");

  private static final String COUNTER = "-total";

  private final List<Supplier<? extends Map<MetricName, ? extends Metric>>> sources =
      new CopyOnWriteArrayList<>();

  /** Kafka's metrics beside whatever else a registry holds; once for each registry. */
  public static KafkaMetrics in(PrometheusRegistry registry) {
    KafkaMetrics metrics = new KafkaMetrics();
    registry.register(metrics);
    return metrics;
  }

  private KafkaMetrics() {}

  /** Whatever a client has to tell, each time it is asked. */
  void add(Supplier<? extends Map<MetricName, ? extends Metric>> client) {
    sources.add(client);
  }

  @Override
  public MetricSnapshots collect() {
    Map<String, Family> families = new TreeMap<>();
    for (var source : sources) {
      for (Metric metric : source.get().values()) {
        MetricName name = metric.metricName();
        // Not a number is what nothing was measured of yet.
        if (!LEFT_OUT.contains(name.group())
            && metric.metricValue() instanceof Number value
            && !Double.isNaN(value.doubleValue())) {
          families
              .computeIfAbsent(familyOf(name), ignored -> new Family(name))
              .add(name, value.doubleValue());
        }
      }
    }
    return new MetricSnapshots(families.values().stream().map(Family::snapshot).toList());
  }

  /** As Micrometer names them: {@code kafka_consumer_fetch_manager_records_lag_max}. */
  private static String familyOf(MetricName name) {
    String group = name.group();
    String of = group.endsWith("-metrics") ? group.substring(0, group.length() - 8) : group;
    return ("kafka." + of + "." + name.name()).replace('-', '_').replace('.', '_');
  }

  /** All values of one name. For one thread. */
  private static final class Family {
    private final String name;
    private final String help;
    private final boolean counter;
    private final Map<Labels, Double> values = new TreeMap<>();
    private int most;

    Family(MetricName first) {
      counter = first.name().endsWith(COUNTER);
      // Without the suffix of a counter, which is Prometheus' own to add.
      name = PrometheusNaming.sanitizeMetricName(familyOf(first));
      help = first.description();
    }

    /**
     * Kafka tells many a thing by partition, by topic and in all: only the finest is kept, so that
     * a sum counts nothing twice.
     */
    void add(MetricName metric, double value) {
      Map<String, String> tags = metric.tags();
      if (tags.size() < most) {
        return;
      }
      if (tags.size() > most) {
        values.clear();
        most = tags.size();
      }
      Labels.Builder labels = Labels.builder();
      tags.forEach(
          (tag, text) ->
              labels.label(PrometheusNaming.sanitizeLabelName(tag.replace('-', '_')), text));
      values.put(labels.build(), value);
    }

    MetricSnapshot snapshot() {
      return counter ? counted() : gauged();
    }

    private MetricSnapshot counted() {
      var snapshot = CounterSnapshot.builder().name(name).help(help);
      values.forEach(
          (labels, value) -> {
            // One that went below nothing would be refused, and all others with it.
            double atLeast = Math.max(0, value);
            var point = CounterSnapshot.CounterDataPointSnapshot.builder().labels(labels);
            snapshot.dataPoint(point.value(atLeast).build());
          });
      return snapshot.build();
    }

    private MetricSnapshot gauged() {
      var snapshot = GaugeSnapshot.builder().name(name).help(help);
      values.forEach(
          (labels, value) -> {
            var point = GaugeSnapshot.GaugeDataPointSnapshot.builder().labels(labels);
            snapshot.dataPoint(point.value(value).build());
          });
      return snapshot.build();
    }
  }
}
