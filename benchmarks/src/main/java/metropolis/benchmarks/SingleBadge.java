package metropolis.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import metropolis.badge.rendering.Face;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One badge to bytes, by one thread, another badge each time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class SingleBadge {

  private static final int BADGES = 512;

  private BadgeSamples samples;
  private PdfBoxBadge peer;
  private List<Face> composed;
  private List<PDDocument> ready;
  private int next;

  /** Makes what is not measured. */
  @Setup
  public void prepare() throws IOException {
    samples = BadgeSamples.a6();
    peer = new PdfBoxBadge(samples);
    composed =
        IntStream.range(0, BADGES).mapToObj(i -> samples.face(samples.anybody(i), i)).toList();
    ready = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      ready.add(Loader.loadPDF(samples.pdf(List.of(composed.get(i)))));
    }
  }

  @TearDown
  public void close() throws IOException {
    for (PDDocument document : ready) {
      document.close();
    }
  }

  /** The product: composed and drawn, sixteen scripts in turn. */
  @Benchmark
  public byte[] mixed() {
    int i = next++ & BADGES - 1;
    return samples.pdf(List.of(samples.face(samples.anybody(i), i)));
  }

  /** The same with Latin letters only. */
  @Benchmark
  public byte[] latin() {
    int i = next++ & BADGES - 1;
    return samples.pdf(List.of(samples.face(samples.latin(i), i)));
  }

  /** What was composed before, only drawn. */
  @Benchmark
  public byte[] drawn() {
    return samples.pdf(List.of(composed.get(next++ & BADGES - 1)));
  }

  @Benchmark
  public byte[] pdfBoxNaive() throws IOException {
    return peer.naive(next++ & BADGES - 1);
  }

  @Benchmark
  public byte[] pdfBoxShared() throws IOException {
    return peer.shared(next++ & BADGES - 1);
  }

  /** PDFBox as a serialiser: pages and fonts were read before, nothing is deflated. */
  @Benchmark
  public byte[] pdfBoxSerialiser() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 15);
    ready.get(next++ & 15).save(bytes, CompressParameters.NO_COMPRESSION);
    return bytes.toByteArray();
  }
}
