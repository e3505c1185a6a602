package metropolis.platform.http;

import java.io.Serial;

/** Carries a problem out of a handler. It is no bug and leaves no stack trace. */
public final class Refusal extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final transient Problem problem;

  Refusal(Problem problem) {
    super(problem.status() + " " + problem.code(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
