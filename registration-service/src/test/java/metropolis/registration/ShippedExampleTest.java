package metropolis.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import metropolis.platform.values.Cause;
import metropolis.registration.enrolment.Channel;
import metropolis.registration.enrolment.Command;
import metropolis.registration.enrolment.ConferenceBook;
import metropolis.registration.enrolment.Decision;
import metropolis.registration.enrolment.Enrolment;
import metropolis.registration.enrolment.Printable;
import metropolis.registration.intake.DelegateFile;
import metropolis.registration.intake.DelegateRow;
import metropolis.registration.programme.Programme;
import org.junit.jupiter.api.Test;

/** The conference and the delegates that are shipped show what the product can do. */
class ShippedExampleTest {
  private static final Path EXAMPLE = Path.of("../examples/metropolis-2004");
  private static final Instant IN_TIME = Instant.parse("2004-05-03T08:00:00Z");

  private static final Printable PRINTABLE = new FontCoverage();

  private final Programme programme = ConferenceFile.read(EXAMPLE.resolve("conference.yaml"));

  @Test
  void every_row_can_be_registered() throws IOException {
    DelegateFile.Readable file = delegates();

    assertThat(file.problems()).isEmpty();
    assertThat(file.rows()).hasSizeGreaterThanOrEqualTo(64);
  }

  @Test
  void the_delegates_come_from_many_countries_and_write_in_many_scripts() throws IOException {
    Set<String> countries = new TreeSet<>();
    Set<Character.UnicodeScript> scripts = new TreeSet<>();

    for (DelegateRow row : delegates().rows()) {
      countries.add(row.profile().country());
      row.profile().name().codePoints().mapToObj(Character.UnicodeScript::of).forEach(scripts::add);
    }

    scripts.remove(Character.UnicodeScript.COMMON);
    scripts.remove(Character.UnicodeScript.INHERITED);
    assertThat(countries).hasSizeGreaterThanOrEqualTo(40);
    assertThat(scripts).hasSizeGreaterThanOrEqualTo(20);
  }

  @Test
  void all_are_taken_and_one_workshop_overflows() throws IOException {
    ConferenceBook book = new ConferenceBook(programme.id());
    Enrolment enrolment = new Enrolment(book, PRINTABLE);
    Cause cause = new Cause("import", Example.SECRETARIAT, IN_TIME);
    enrolment.decide(cause, new Command.AnnounceConference(programme));

    for (DelegateRow row : delegates().rows()) {
      Decision decision =
          enrolment.decide(
              cause,
              new Command.Submit("R" + row.line(), Channel.IMPORT, row.profile(), row.sessions()));
      assertThat(decision).isInstanceOf(Decision.Done.class);
    }
    for (var registration : book.registrations()) {
      enrolment.decide(cause, new Command.Approve(registration.id()));
    }

    assertThat(book.seats("ws-local-welcome").free()).isZero();
    assertThat(book.seats("ws-local-welcome").waiting()).isPositive();
  }

  private DelegateFile.Readable delegates() throws IOException {
    byte[] content = Files.readAllBytes(EXAMPLE.resolve("delegates.csv"));
    return (DelegateFile.Readable) DelegateFile.read(content, programme, PRINTABLE, IN_TIME);
  }
}
