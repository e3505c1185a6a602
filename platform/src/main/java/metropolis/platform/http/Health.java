package metropolis.platform.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;

/** What operators and their programs ask: alive, ready, and in numbers. */
final class Health {

  record Check(String name, boolean ready, String detail) {}

  record Report(boolean ready, List<Check> checks) {}

  record Live(boolean live) {}

  private Health() {}

  static void routes(Routes routes, List<Readiness> checks, PrometheusMeterRegistry meters) {
    routes.plain("/health/live", Access.PUBLIC, _ -> Reply.json(new Live(true)));
    routes.plain(
        "/health/ready",
        Access.PUBLIC,
        _ -> {
          Report report = report(checks);
          return Reply.json(report.ready() ? 200 : 503, report);
        });
    routes.plain(
        "/metrics",
        Access.PUBLIC,
        _ -> new Reply.Text(200, "text/plain; version=0.0.4; charset=utf-8", meters.scrape()));
  }

  static Report report(List<Readiness> checks) {
    List<Check> states =
        checks.stream()
            .map(
                check -> {
                  try {
                    Readiness.State state = check.state();
                    return new Check(check.name(), state.ready(), state.detail());
                  } catch (RuntimeException e) {
                    return new Check(check.name(), false, e.getClass().getSimpleName());
                  }
                })
            .toList();
    return new Report(states.stream().allMatch(Check::ready), states);
  }
}
