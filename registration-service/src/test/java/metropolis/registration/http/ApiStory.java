package metropolis.registration.http;

import metropolis.registration.Example;
import org.junit.jupiter.api.AfterEach;

/** A conference on a real server, and a delegate to be registered by a program. */
abstract class ApiStory {

  static final String API = "/api/registration/" + Example.CONFERENCE;

  static final String ANA =
      """
      {"category":"ngo","givenName":"Ana","familyName":"Müller","organisation":"Example",
       "country":"CH","email":"ana@example.org","sessions":["plenary"],"consent":true}
      """;

  final TestSite site = new TestSite();

  @AfterEach
  void close() {
    site.close();
  }
}
