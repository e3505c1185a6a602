package metropolis.platform.http;

/** A service's part of the HTTP server: several can be mounted on one port. */
@FunctionalInterface
public interface HttpModule {
  void routes(Routes routes);
}
