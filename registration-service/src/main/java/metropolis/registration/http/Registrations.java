package metropolis.registration.http;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import metropolis.platform.values.Cause;
import metropolis.registration.enrolment.Command;
import metropolis.registration.enrolment.ConferenceBook;
import metropolis.registration.enrolment.Photo;
import metropolis.registration.enrolment.Printable;
import metropolis.registration.enrolment.Refusal;
import metropolis.registration.programme.Programme;

/** What the pages and the API ask of the service. Any thread may use it. */
public interface Registrations {

  /**
   * @param changed false if it was so already, or was refused
   */
  record Answer(boolean changed, Optional<Refusal> refusal) {}

  /**
   * Sends a command and waits until it is decided and durable.
   *
   * @throws metropolis.platform.values.Unanswered if the outcome is not known in time
   */
  Answer ask(String conference, Cause cause, Command command);

  /**
   * Reads what is known of a conference. The query copies what it returns.
   *
   * @return empty if there is no such conference
   * @throws metropolis.platform.values.HeldElsewhere if another instance has to be asked
   */
  <R> Optional<R> read(String conference, Function<ConferenceBook, R> query);

  /** Reads every conference held here. */
  <R> List<R> readAll(Function<ConferenceBook, R> query);

  /**
   * The portrait of a registration, which may have been set this moment.
   *
   * @param id as the registration has it
   * @return empty if it has been replaced or removed meanwhile
   * @throws metropolis.platform.values.NotReady if the conference is not held here
   */
  Optional<Photo> photo(String conference, String registrationId, String id);

  /** What a badge can show. */
  Printable printable();

  /**
   * Reads the text of a conference file.
   *
   * @throws UnreadableProgramme that says what is wrong
   */
  Programme programme(byte[] file);

  /** The text of a conference file is not one. */
  final class UnreadableProgramme extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * @param problems one a line, with line, column and remedy
     */
    public UnreadableProgramme(String problems) {
      super(problems, null, false, false);
    }
  }
}
