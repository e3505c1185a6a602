package metropolis.badge.ipp;

import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.AttributeType;
import com.hp.jipp.encoding.DelimiterTag;
import com.hp.jipp.encoding.Enum;
import com.hp.jipp.encoding.IppInputStream;
import com.hp.jipp.encoding.IppOutputStream;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.JobState;
import com.hp.jipp.model.MediaCol;
import com.hp.jipp.model.Operation;
import com.hp.jipp.model.PrinterState;
import com.hp.jipp.model.Status;
import com.hp.jipp.model.Types;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A printer, spoken to by IPP 2.0 over HTTP (RFC 8010, RFC 8011, PWG 5100.14). A job is announced
 * before its document is given, so that its number is known when the connection breaks. Whatever
 * cannot be reached or understood is an {@link IOException}. Any thread may use it.
 */
public final class IppPrinter {

  public static final String PDF = "application/pdf";

  private static final Duration CONNECTING = Duration.ofSeconds(3);
  private static final Duration ANSWERING = Duration.ofSeconds(10);

  /** A document is taken as fast as the printer has room for it. */
  private static final Duration TAKING = Duration.ofSeconds(60);

  private static final long LONGEST_ANSWER = 1 << 20;
  private static final int MOST_REASONS = 8;
  private static final int FIRST_ERROR = 0x0400;
  private static final int IPP_PORT = 631;
  private static final String USER = "badge-desk";

  private static final Pattern KEYWORD = Pattern.compile("[a-zA-Z0-9._-]{1,80}");
  private static final Pattern SEVERITY = Pattern.compile("-(report|warning|error)$");

  private static final Set<Integer> NOT_NOW =
      Stream.of(
              Status.serverErrorBusy,
              Status.serverErrorTemporaryError,
              Status.serverErrorNotAcceptingJobs,
              Status.serverErrorServiceUnavailable,
              Status.serverErrorDeviceError,
              Status.serverErrorTooManyJobs)
          .map(Status::getCode)
          .collect(Collectors.toUnmodifiableSet());

  private final HttpClient client;
  private final URI web;
  private final URI printer;

  /**
   * @param uri {@code ipp}, {@code ipps}, {@code http} or {@code https}
   */
  public IppPrinter(URI uri) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTING)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    boolean secret = Set.of("ipps", "https").contains(uri.getScheme());
    boolean named = uri.getScheme().startsWith("ipp");
    int port = uri.getPort() < 0 && named ? IPP_PORT : uri.getPort();
    this.web = address(secret ? "https" : "http", uri, port);
    this.printer = named ? uri : address(secret ? "ipps" : "ipp", uri, port(uri, secret));
  }

  private static int port(URI web, boolean secret) {
    int usual = secret ? 443 : 80;
    return web.getPort() < 0 ? usual : web.getPort();
  }

  private static URI address(String scheme, URI uri, int port) {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String host = uri.getHost() + (port < 0 ? "" : ":" + port);
    return URI.create(scheme + "://" + host + path);
  }

  /** Asks how the printer is. */
  public PrinterSight look() throws IOException {
    IppPacket answer =
        ask(
            IppPacket.getPrinterAttributes(
                    printer,
                    Types.printerState,
                    Types.printerStateReasons,
                    Types.printerIsAcceptingJobs,
                    Types.documentFormatSupported,
                    Types.operationsSupported)
                .build(),
            ANSWERING,
            new byte[0]);
    if (isError(answer)) {
      throw new IOException("no state of the printer: " + status(answer));
    }
    AttributeGroup told = group(answer, Tag.printerAttributes);
    List<Integer> operations =
        values(told, Types.operationsSupported).stream().map(Operation::getCode).toList();
    return new PrinterSight(
        is(told.getValue(Types.printerState), PrinterState.stopped),
        is(told.getValue(Types.printerState), PrinterState.processing),
        keywords(
            values(told, Types.printerStateReasons).stream()
                .map(word -> SEVERITY.matcher(word).replaceFirst(""))
                .toList()),
        !Boolean.FALSE.equals(told.getValue(Types.printerIsAcceptingJobs)),
        values(told, Types.documentFormatSupported).contains(PDF),
        operations.contains(Operation.createJob.getCode())
            && operations.contains(Operation.sendDocument.getCode()));
  }

  /**
   * Announces a job. As long as it has no document, nothing is printed.
   *
   * @param name for people at the printer; nothing of a person
   * @param width of the paper in millimetres
   */
  public Taking create(String name, double width, double height) throws IOException {
    MediaCol media = new MediaCol();
    media.setMediaSize(new MediaCol.MediaSize(hundredths(width), hundredths(height)));
    IppPacket answer =
        ask(
            IppPacket.createJob(printer)
                .putOperationAttributes(Types.requestingUserName.of(USER), Types.jobName.of(name))
                .putJobAttributes(
                    Types.copies.of(1), Types.mediaCol.of(media), Types.printScaling.of("none"))
                .build(),
            ANSWERING,
            new byte[0]);
    return taking(answer, answer.getValue(Tag.jobAttributes, Types.jobId));
  }

  private static int hundredths(double millimetres) {
    return Math.toIntExact(Math.round(millimetres * 100));
  }

  /**
   * Gives the document of a job that was announced. If the connection breaks, the printer may have
   * it all the same.
   */
  public Taking send(int number, byte[] pdf) throws IOException {
    IppPacket answer =
        ask(
            IppPacket.sendDocument(printer, number)
                .putOperationAttributes(
                    Types.requestingUserName.of(USER),
                    Types.documentFormat.of(PDF),
                    Types.lastDocument.of(true))
                .build(),
            TAKING,
            pdf);
    return taking(answer, number);
  }

  private static Taking taking(IppPacket answer, Integer number) throws IOException {
    if (NOT_NOW.contains(answer.getCode())) {
      return new Taking.Busy(status(answer));
    }
    if (isError(answer)) {
      return new Taking.Refused(status(answer));
    }
    if (number == null) {
      throw new IOException("the printer gave the job no number");
    }
    return new Taking.Taken(number);
  }

  /** Asks what became of a job. */
  public JobSight job(int number) throws IOException {
    IppPacket answer =
        ask(
            IppPacket.getJobAttributes(
                    printer, number, Types.jobId, Types.jobState, Types.jobStateReasons)
                .putOperationAttributes(Types.requestingUserName.of(USER))
                .build(),
            ANSWERING,
            new byte[0]);
    if (answer.getCode() == Status.clientErrorNotFound.getCode()
        || answer.getCode() == Status.clientErrorGone.getCode()) {
      return new JobSight(JobSight.State.UNKNOWN, List.of());
    }
    if (isError(answer)) {
      throw new IOException("no state of the job: " + status(answer));
    }
    AttributeGroup told = group(answer, Tag.jobAttributes);
    JobState state = told.getValue(Types.jobState);
    if (state == null) {
      throw new IOException("the printer tells no state of the job");
    }
    return new JobSight(state(state), keywords(values(told, Types.jobStateReasons)));
  }

  private static JobSight.State state(JobState told) {
    if (is(told, JobState.completed)) {
      return JobSight.State.COMPLETED;
    }
    if (is(told, JobState.canceled)) {
      return JobSight.State.CANCELLED;
    }
    if (is(told, JobState.aborted)) {
      return JobSight.State.ABORTED;
    }
    if (is(told, JobState.processingStopped)) {
      return JobSight.State.STOPPED;
    }
    return is(told, JobState.processing) ? JobSight.State.PRINTING : JobSight.State.WAITING;
  }

  /** Stops a job, if the printer still can. */
  public void cancel(int number) throws IOException {
    ask(
        IppPacket.cancelJob(printer, number)
            .putOperationAttributes(Types.requestingUserName.of(USER))
            .build(),
        ANSWERING,
        new byte[0]);
  }

  private IppPacket ask(IppPacket request, Duration patience, byte[] document) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(512 + document.length);
    new IppOutputStream(body).write(request);
    body.write(document);
    HttpRequest sent =
        HttpRequest.newBuilder(web)
            .timeout(patience)
            .header("Content-Type", "application/ipp")
            .header("Accept", "application/ipp")
            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
            .build();
    HttpResponse<byte[]> answer;
    try {
      answer = client.send(sent, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    if (answer.statusCode() != 200) {
      throw new IOException("the printer answers with HTTP " + answer.statusCode());
    }
    try {
      return new IppInputStream(new ByteArrayInputStream(answer.body())).readPacket();
    } catch (RuntimeException hostile) {
      throw new IOException("the printer's answer cannot be read", hostile);
    }
  }

  private static boolean isError(IppPacket answer) {
    return answer.getCode() >= FIRST_ERROR;
  }

  private static String status(IppPacket answer) {
    String name = answer.getStatus().getName();
    return KEYWORD.matcher(name).matches() ? name : "status-" + answer.getCode();
  }

  private static AttributeGroup group(IppPacket answer, DelimiterTag tag) throws IOException {
    return answer.getAttributeGroups().stream()
        .filter(group -> group.getTag().equals(tag))
        .findFirst()
        .orElseThrow(() -> new IOException("the printer's answer says nothing"));
  }

  private static <T> List<T> values(AttributeGroup group, AttributeType<T> type) {
    return group.getValues(type).stream().filter(Objects::nonNull).toList();
  }

  /** Names of one number differ between those who wrote them. */
  private static boolean is(Enum told, Enum known) {
    return told != null && told.getCode() == known.getCode();
  }

  private static List<String> keywords(List<String> told) {
    return told.stream()
        .filter(word -> KEYWORD.matcher(word).matches() && !word.equals("none"))
        .distinct()
        .limit(MOST_REASONS)
        .toList();
  }
}
