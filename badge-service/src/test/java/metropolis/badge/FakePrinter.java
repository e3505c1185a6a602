package metropolis.badge;

import com.hp.jipp.encoding.IppInputStream;
import com.hp.jipp.encoding.IppOutputStream;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.JobState;
import com.hp.jipp.model.Operation;
import com.hp.jipp.model.PrinterState;
import com.hp.jipp.model.Status;
import com.hp.jipp.model.Types;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * A printer that speaks IPP, with the moods of real ones. It prints when it is told to, so that
 * tests wait for nothing.
 */
final class FakePrinter implements AutoCloseable {

  /** A job as the printer has it. */
  static final class Job {
    final String name;
    final int width;
    JobState state = JobState.pending;
    List<String> reasons = List.of("none");
    byte[] document = new byte[0];

    Job(String name, int width) {
      this.name = name;
      this.width = width;
    }
  }

  final Map<Integer, Job> jobs = new LinkedHashMap<>();
  final List<Integer> asked = new ArrayList<>();
  PrinterState state = PrinterState.idle;
  List<String> reasons = List.of("none");
  List<String> formats = List.of("application/pdf", "image/pwg-raster");
  List<Operation> operations =
      List.of(Operation.createJob, Operation.sendDocument, Operation.getJobAttributes);
  boolean busy;
  boolean silent;

  /** Takes the next document, and hangs up without a word. */
  boolean hangsUp;

  /** Longer than any answer of a printer. */
  boolean floods;

  final CountDownLatch cancelled = new CountDownLatch(1);

  private final HttpServer server;

  FakePrinter() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/ipp/print", this::answer);
    server.start();
  }

  URI uri() {
    return URI.create("ipp://127.0.0.1:" + server.getAddress().getPort() + "/ipp/print");
  }

  Job only() {
    if (jobs.size() != 1) {
      throw new AssertionError("one job expected, not " + jobs.size());
    }
    return jobs.values().iterator().next();
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      IppInputStream body = new IppInputStream(exchange.getRequestBody());
      IppPacket request = body.readPacket();
      asked.add(request.getCode());
      byte[] document = body.readAllBytes();
      if (silent) {
        return;
      }
      IppPacket response = response(request, document);
      if (response == null) {
        return;
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      new IppOutputStream(bytes).write(response);
      byte[] answer = floods ? new byte[4 << 20] : bytes.toByteArray();
      exchange.getResponseHeaders().add("Content-Type", "application/ipp");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private IppPacket response(IppPacket request, byte[] document) {
    int asks = request.getCode();
    if (asks == Operation.getPrinterAttributes.getCode()) {
      return IppPacket.response(Status.successfulOk)
          .putPrinterAttributes(
              Types.printerState.of(state),
              Types.printerStateReasons.of(reasons),
              Types.printerIsAcceptingJobs.of(true),
              Types.documentFormatSupported.of(formats),
              Types.operationsSupported.of(operations))
          .build();
    }
    if (asks == Operation.createJob.getCode()) {
      return created(request);
    }
    Integer number = request.getValue(Tag.operationAttributes, Types.jobId);
    Job job = jobs.get(number);
    if (job == null) {
      return IppPacket.response(Status.clientErrorNotFound).build();
    }
    if (asks == Operation.sendDocument.getCode()) {
      job.document = document;
      job.state = JobState.processing;
      if (hangsUp) {
        hangsUp = false;
        return null;
      }
    }
    if (asks == Operation.cancelJob.getCode()) {
      job.state = JobState.canceled;
      cancelled.countDown();
    }
    return IppPacket.jobResponse(Status.successfulOk, number, uri(), job.state, job.reasons)
        .build();
  }

  private IppPacket created(IppPacket request) {
    if (busy) {
      return IppPacket.response(Status.serverErrorBusy).build();
    }
    var media = request.getValue(Tag.jobAttributes, Types.mediaCol);
    Job job =
        new Job(
            request.getString(Tag.operationAttributes, Types.jobName),
            media.getMediaSize().getXDimension());
    int number = jobs.size() + 7;
    jobs.put(number, job);
    return IppPacket.jobResponse(Status.successfulOk, number, uri(), job.state, job.reasons)
        .build();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
