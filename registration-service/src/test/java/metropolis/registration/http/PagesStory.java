package metropolis.registration.http;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import metropolis.platform.values.Actor;
import metropolis.platform.values.Cause;
import metropolis.registration.Example;
import metropolis.registration.enrolment.Channel;
import metropolis.registration.enrolment.Command;
import metropolis.registration.enrolment.Fact;
import metropolis.registration.enrolment.Profile;
import org.junit.jupiter.api.AfterEach;

/** A conference on a real server, and who comes to its pages. */
abstract class PagesStory {

  static final String HOME = "/" + Example.CONFERENCE;
  static final String REGISTER = HOME + "/register";
  static final String DESK = HOME + "/desk";
  static final String ANAS_ID = "ANA0000000000000";
  final TestSite site = new TestSite();

  @AfterEach
  void close() {
    site.close();
  }

  HttpResponse<String> registerAna() {
    return site.fillIn(REGISTER, REGISTER, ana());
  }

  static String[] ana() {
    return new String[] {
      "category", "ngo", "givenName", "Ana", "familyName", "Müller", "organisation", "Example",
      "country", "CH", "email", "ana@example.org", "language", "en", "sessions", "plenary",
      "consent", "yes"
    };
  }

  void submit(String id, String category, String name) {
    Profile profile = Example.profile(category, name);
    site.registrations.ask(
        Example.CONFERENCE,
        new Cause("submit-" + id, Example.SECRETARIAT, Example.EARLY),
        new Command.Submit(
            id, Channel.DESK, profile.consentedAt(Optional.of(Example.EARLY)), List.of()));
  }

  void tell(Fact fact) {
    site.registrations.tell(
        Example.CONFERENCE, Example.by(Actor.system("payment"), Example.EARLY), fact);
  }

  static String id(int number) {
    return "D" + "0".repeat(13) + number / 10 + number % 10;
  }

  static String location(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElseThrow();
  }
}
