package metropolis.platform.http;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What went wrong with a request, as a value: rendered as {@code application/problem+json} (RFC
 * 9457) for programs and as a page for people. Immutable.
 *
 * @param status HTTP status
 * @param code what programs test for, e.g. {@code session-full}
 * @param detail one English sentence on what to do about it; empty if the code says it all
 * @param fields what is wrong with which field, in the order of the form or document
 * @param data more members of the JSON object, e.g. the command id of an unanswered command
 * @param retryAfterSeconds 0 if trying again would not help
 */
public record Problem(
    int status,
    String code,
    String detail,
    List<Field> fields,
    Map<String, String> data,
    int retryAfterSeconds) {

  /**
   * @param field where: the name of a form field or parameter, or a JSON path such as {@code
   *     $.sessions[2]}
   * @param remedy what to do about it
   */
  public record Field(String field, String remedy) {
    public Field {
      Objects.requireNonNull(field, "field");
      Objects.requireNonNull(remedy, "remedy");
    }
  }

  /** Remedies that readers of pages meet too; {@code ErrorPage} has them in their language. */
  public static final String NO_CONTROLS = "Remove the control characters.";

  public static final String NO_UTF_8 = "Send text as UTF-8.";

  private static final int RETRY_SECONDS = 2;

  public Problem {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(detail, "detail");
    fields = List.copyOf(fields);
    data = Map.copyOf(data);
  }

  /** A problem without fields. */
  public static Problem of(int status, String code, String detail) {
    return new Problem(status, code, detail, List.of(), Map.of(), 0);
  }

  public static Problem badRequest(String detail) {
    return of(400, "bad-request", detail);
  }

  public static Problem badRequest(String field, String remedy) {
    return fieldErrors(List.of(new Field(field, remedy)));
  }

  public static Problem fieldErrors(List<Field> fields) {
    return new Problem(
        400, "invalid-fields", "Correct the fields named and send again.", fields, Map.of(), 0);
  }

  public static Problem notSignedIn() {
    return of(401, "not-signed-in", "Sign in, or send an API token as a bearer token.");
  }

  public static Problem forbidden() {
    return of(403, "forbidden", "Your account does not have the role that this needs.");
  }

  public static Problem forgedForm() {
    return of(403, "form-expired", "Load the page again and send the form from there.");
  }

  public static Problem notFound() {
    return of(404, "not-found", "Check the address.");
  }

  /** Nothing of this kind and id, e.g. {@code notFound("unknown-delegate", "…")}. */
  public static Problem notFound(String code, String detail) {
    return of(404, code, detail);
  }

  public static Problem methodNotAllowed() {
    return of(405, "method-not-allowed", "Check the method.");
  }

  /** The request is understood, and the state of things does not allow it. */
  public static Problem conflict(String code, String detail) {
    return of(409, code, detail);
  }

  public static Problem tooLarge(long limitBytes) {
    return of(413, "too-large", "Send at most " + limitBytes + " bytes.");
  }

  public static Problem unsupportedMediaType(String expected) {
    return of(415, "unsupported-media-type", "Send " + expected + ".");
  }

  public static Problem tooManyRequests(int retryAfterSeconds) {
    return new Problem(
        429,
        "too-many-attempts",
        "Wait and try again.",
        List.of(),
        Map.of(),
        Math.max(1, retryAfterSeconds));
  }

  public static Problem unavailable() {
    return new Problem(
        503, "unavailable", "Try again shortly.", List.of(), Map.of(), RETRY_SECONDS);
  }

  /** The outcome of a command is not known yet. */
  public static Problem unanswered(String commandId) {
    return new Problem(
        503,
        "unanswered",
        "Send the same command with the same Idempotency-Key again: it is carried out once.",
        List.of(),
        Map.of("commandId", commandId),
        RETRY_SECONDS);
  }

  static Problem internal(String incident) {
    return new Problem(
        500,
        "internal-error",
        "Report the incident number to whoever runs this site.",
        List.of(),
        Map.of("incident", incident),
        0);
  }

  public Problem with(String name, String value) {
    var more = new java.util.HashMap<>(data);
    more.put(name, value);
    return new Problem(status, code, detail, fields, more, retryAfterSeconds);
  }

  /** To leave a handler from deep inside: {@code throw Problem.notFound().refuse()}. */
  public Refusal refuse() {
    return new Refusal(this);
  }
}
