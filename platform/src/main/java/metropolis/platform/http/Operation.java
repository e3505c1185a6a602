package metropolis.platform.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One operation of the JSON API: where it is mounted and what the OpenAPI description says of it.
 * Built up while routes are mounted, by one thread, and not changed afterwards.
 *
 * @param <B> type of the body, {@code Void} for none
 * @param <R> type of the answer, {@code Void} for none
 */
public final class Operation<B, R> {

  /** A parameter in the query string. */
  record Query(String name, String description, boolean required) {}

  private static final String JSON = "application/json";

  private final String method;
  private final String path;
  private final String id;
  private final String summary;
  private final List<Query> query = new ArrayList<>();
  private final Map<Integer, String> refusals = new TreeMap<>();
  private Class<?> body = Void.class;
  private List<String> bodyMediaTypes = List.of();
  private Class<?> answer = Void.class;
  private String answerMediaType;
  private int status;
  private long bodyLimit = Routes.DEFAULT_LIMIT;
  private Duration cached = Duration.ZERO;
  private boolean often;

  private Operation(String method, String path, String id, String summary) {
    this.method = method;
    this.path = path;
    this.id = id;
    this.summary = summary;
    this.status = method.equals("GET") ? 200 : 204;
  }

  /**
   * @param id unique, camel case: programs generate their method names from it
   * @param summary one English sentence
   */
  public static Operation<Void, Void> get(String path, String id, String summary) {
    return new Operation<>("GET", path, id, summary);
  }

  public static Operation<Void, Void> post(String path, String id, String summary) {
    return new Operation<>("POST", path, id, summary);
  }

  public static Operation<Void, Void> put(String path, String id, String summary) {
    return new Operation<>("PUT", path, id, summary);
  }

  public static Operation<Void, Void> delete(String path, String id, String summary) {
    return new Operation<>("DELETE", path, id, summary);
  }

  /** Takes a JSON object, read into this record. */
  public <T> Operation<T, R> body(Class<T> type) {
    body = type;
    bodyMediaTypes = List.of(JSON);
    return retyped();
  }

  /**
   * Takes a body that is no JSON: the handler has it from {@link Exchange#bytes()}. One that is
   * sent as anything else is refused.
   */
  public Operation<Void, R> raw(String mediaType, long limitBytes) {
    body = Void.class;
    bodyMediaTypes = List.of(mediaType);
    bodyLimit = limitBytes;
    return retyped();
  }

  /** Other media types under which the same {@link #raw} body may come. */
  public Operation<B, R> orSentAs(String... mediaTypes) {
    bodyMediaTypes =
        Stream.concat(bodyMediaTypes.stream(), Stream.of(mediaTypes)).distinct().toList();
    return this;
  }

  /** Answers this record as JSON with status 200. */
  public <T> Operation<B, T> answers(Class<T> type) {
    return answers(200, type);
  }

  public <T> Operation<B, T> answers(int success, Class<T> type) {
    status = success;
    answer = type;
    answerMediaType = JSON;
    return retyped();
  }

  /** Answers a file or a stream: the handler returns a {@link Reply}. */
  public Operation<B, Reply> answersFile(String mediaType) {
    status = 200;
    answer = Reply.class;
    answerMediaType = mediaType;
    return retyped();
  }

  /**
   * Answers this record as a document that clients keep: the handler returns {@link Reply.Kept}.
   */
  public Operation<B, Reply> answersKept(Class<?> type) {
    return answers(200, type).retyped();
  }

  /** Largest body in bytes; 64 KiB unless said otherwise. */
  public Operation<B, R> limit(long bodyBytes) {
    bodyLimit = bodyBytes;
    return this;
  }

  public Operation<B, R> query(String name, String description) {
    query.add(new Query(name, description, false));
    return this;
  }

  public Operation<B, R> requiredQuery(String name, String description) {
    query.add(new Query(name, description, true));
    return this;
  }

  /** Anybody may keep the answer for so long, also on the way; for what is public. */
  public Operation<B, R> cached(Duration length) {
    cached = length;
    return this;
  }

  /** Asked for far more than others, so that it is looked for before them. */
  public Operation<B, R> often() {
    often = true;
    return this;
  }

  boolean isOften() {
    return often;
  }

  Duration cached() {
    return cached;
  }

  /**
   * A status beyond those that every operation of its kind may answer.
   *
   * @param description its codes, e.g. {@code "session-full, registration-closed"}
   */
  public Operation<B, R> refuses(int refusal, String description) {
    refusals.put(refusal, description);
    return this;
  }

  public String method() {
    return method;
  }

  public String path() {
    return path;
  }

  public String id() {
    return id;
  }

  String summary() {
    return summary;
  }

  boolean takesJson() {
    return body != Void.class;
  }

  /** The type of the JSON body; {@code Void} if there is none. */
  @SuppressWarnings("unchecked")
  Class<B> body() {
    return (Class<B>) body;
  }

  /** None if it takes no body. */
  List<String> bodyMediaTypes() {
    return bodyMediaTypes;
  }

  Class<?> answer() {
    return answer;
  }

  /** Null if it answers nothing. */
  String answerMediaType() {
    return answerMediaType;
  }

  int status() {
    return status;
  }

  long bodyLimit() {
    return bodyMediaTypes.isEmpty() ? 0 : bodyLimit;
  }

  List<Query> query() {
    return List.copyOf(query);
  }

  Map<Integer, String> refusals() {
    return new TreeMap<>(refusals);
  }

  @SuppressWarnings("unchecked")
  private <C, S> Operation<C, S> retyped() {
    return (Operation<C, S>) this;
  }
}
