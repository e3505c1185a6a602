package metropolis.platform.http;

/** Answers a request that has passed the access, size and forgery checks of its route. */
@FunctionalInterface
public interface Handler {
  Reply handle(Exchange exchange) throws Exception;
}
