package metropolis.payment;

import java.io.IOException;
import metropolis.platform.service.Launcher;

/** Starts payment alone. */
public final class Main {

  private Main() {}

  /**
   * @param arguments see {@link metropolis.platform.service.LaunchSettings}
   */
  public static void main(String[] arguments) throws IOException {
    Launcher.runAlone(PaymentService::new, arguments);
  }
}
