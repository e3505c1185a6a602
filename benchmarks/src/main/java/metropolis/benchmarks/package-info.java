/** What {@code ./run bench} measures. Each run measures its own raw Kafka, for the ratios. */
package metropolis.benchmarks;
