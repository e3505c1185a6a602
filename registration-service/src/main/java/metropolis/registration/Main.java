package metropolis.registration;

import java.io.IOException;
import metropolis.platform.service.Launcher;

/** Starts the registration service alone, against the cluster that the environment names. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) throws IOException {
    Launcher.runAlone(RegistrationService::new, arguments);
  }
}
