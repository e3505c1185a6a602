package metropolis.platform.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One operation of the JSON API: where it is mounted and what the OpenAPI description says of it.
 * Immutable; each {@code with}-like method returns a changed copy.
 *
 * @param <B> type of the body, {@code Void} for none
 * @param <R> type of the answer
 */
public final class Operation<B, R> {

  /** A parameter in the query string. */
  public record Query(String name, String description, boolean required) {}

  final String method;
  final String path;
  final String id;
  final String summary;
  final Class<B> body;
  final String bodyMediaType;
  final Class<R> answer;
  final String answerMediaType;
  final int status;
  final long bodyLimit;
  final List<Query> query;
  final Map<Integer, String> refusals;

  private Operation(
      String method,
      String path,
      String id,
      String summary,
      Class<B> body,
      String bodyMediaType,
      Class<R> answer,
      String answerMediaType,
      int status,
      long bodyLimit,
      List<Query> query,
      Map<Integer, String> refusals) {
    this.method = method;
    this.path = path;
    this.id = id;
    this.summary = summary;
    this.body = body;
    this.bodyMediaType = bodyMediaType;
    this.answer = answer;
    this.answerMediaType = answerMediaType;
    this.status = status;
    this.bodyLimit = bodyLimit;
    this.query = List.copyOf(query);
    this.refusals = Map.copyOf(refusals);
  }

  /**
   * @param id unique, camel case: programs generate their method names from it
   * @param summary one English sentence
   */
  public static Operation<Void, Void> get(String path, String id, String summary) {
    return of("GET", path, id, summary);
  }

  public static Operation<Void, Void> post(String path, String id, String summary) {
    return of("POST", path, id, summary);
  }

  public static Operation<Void, Void> put(String path, String id, String summary) {
    return of("PUT", path, id, summary);
  }

  public static Operation<Void, Void> delete(String path, String id, String summary) {
    return of("DELETE", path, id, summary);
  }

  private static Operation<Void, Void> of(String method, String path, String id, String summary) {
    return new Operation<>(
        method,
        path,
        id,
        summary,
        Void.class,
        null,
        Void.class,
        null,
        method.equals("GET") ? 200 : 204,
        Routes.DEFAULT_LIMIT,
        List.of(),
        Map.of());
  }

  /** A JSON object, read into this record. */
  public <T> Operation<T, R> body(Class<T> type) {
    return new Operation<>(
        method,
        path,
        id,
        summary,
        type,
        "application/json",
        answer,
        answerMediaType,
        status,
        bodyLimit,
        query,
        refusals);
  }

  /** A body that is no JSON: the handler takes it from {@link Exchange#bytes()}. */
  public Operation<Void, R> raw(String mediaType, long limitBytes) {
    return new Operation<>(
        method,
        path,
        id,
        summary,
        Void.class,
        mediaType,
        answer,
        answerMediaType,
        status,
        limitBytes,
        query,
        refusals);
  }

  /** Answers this record as JSON with status 200. */
  public <T> Operation<B, T> answers(Class<T> type) {
    return answers(200, type);
  }

  public <T> Operation<B, T> answers(int status, Class<T> type) {
    return new Operation<>(
        method,
        path,
        id,
        summary,
        body,
        bodyMediaType,
        type,
        "application/json",
        status,
        bodyLimit,
        query,
        refusals);
  }

  /** Answers a file or a stream: the handler returns a {@link Reply}. */
  public Operation<B, Reply> answersFile(String mediaType) {
    return new Operation<>(
        method,
        path,
        id,
        summary,
        body,
        bodyMediaType,
        Reply.class,
        mediaType,
        200,
        bodyLimit,
        query,
        refusals);
  }

  public Operation<B, R> limit(long bodyBytes) {
    return new Operation<>(
        method,
        path,
        id,
        summary,
        body,
        bodyMediaType,
        answer,
        answerMediaType,
        status,
        bodyBytes,
        query,
        refusals);
  }

  public Operation<B, R> query(String name, String description) {
    return withQuery(new Query(name, description, false));
  }

  public Operation<B, R> requiredQuery(String name, String description) {
    return withQuery(new Query(name, description, true));
  }

  private Operation<B, R> withQuery(Query parameter) {
    var all = new ArrayList<>(query);
    all.add(parameter);
    return new Operation<>(
        method,
        path,
        id,
        summary,
        body,
        bodyMediaType,
        answer,
        answerMediaType,
        status,
        bodyLimit,
        all,
        refusals);
  }

  /** A status beyond those that every operation of its kind may answer, with its codes. */
  public Operation<B, R> refuses(int status, String description) {
    var all = new TreeMap<>(refusals);
    all.put(status, description);
    return new Operation<>(
        method,
        path,
        id,
        summary,
        body,
        bodyMediaType,
        answer,
        answerMediaType,
        this.status,
        bodyLimit,
        query,
        all);
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
}
