package metropolis.platform.http;

/**
 * Answers an operation of the JSON API.
 *
 * @param <B> the body, already read and checked; {@code Void} (and null) for operations without one
 * @param <R> what is answered as JSON, or a {@link Reply} for operations that answer a file
 */
@FunctionalInterface
public interface ApiHandler<B, R> {
  R handle(Exchange exchange, B body) throws Exception;
}
