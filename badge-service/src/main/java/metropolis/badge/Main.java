package metropolis.badge;

import java.io.IOException;
import metropolis.platform.service.Launcher;

/** Starts badge-service alone. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) throws IOException {
    Launcher.runAlone(BadgeService::new, arguments);
  }
}
