package metropolis.registration.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Unanswered;
import metropolis.registration.ConferenceFile;
import metropolis.registration.FontCoverage;
import metropolis.registration.enrolment.Command;
import metropolis.registration.enrolment.ConferenceBook;
import metropolis.registration.enrolment.Decision;
import metropolis.registration.enrolment.Enrolment;
import metropolis.registration.enrolment.Fact;
import metropolis.registration.enrolment.Photo;
import metropolis.registration.enrolment.Printable;
import metropolis.registration.programme.Programme;

/** The real rules without a broker, so that routes are tested by themselves. */
final class InMemory implements Registrations {
  private final Map<String, ConferenceBook> books = new HashMap<>();
  private final Map<String, Answer> answered = new HashMap<>();
  private final Map<String, Photo> photos = new HashMap<>();
  private boolean silent;

  /** From now on commands get no answer, as with a broker that is away. */
  synchronized void fallSilent() {
    silent = true;
  }

  synchronized void tell(String conference, Cause cause, Fact fact) {
    new Enrolment(books.get(conference), printable()).follow(cause, fact);
  }

  @Override
  public synchronized Answer ask(String conference, Cause cause, Command command) {
    if (silent) {
      throw new Unanswered(cause.commandId());
    }
    return answered.computeIfAbsent(cause.commandId(), _ -> decide(conference, cause, command));
  }

  private Answer decide(String conference, Cause cause, Command command) {
    ConferenceBook book = books.computeIfAbsent(conference, ConferenceBook::new);
    return switch (new Enrolment(book, printable()).decide(cause, command)) {
      case Decision.Done d -> {
        if (command instanceof Command.SetPhoto c) {
          photos.put(c.photo().id(), c.photo());
        }
        yield new Answer(!d.changed().isEmpty() || d.programmeChanged(), Optional.empty());
      }
      case Decision.Refused r -> new Answer(false, Optional.of(r.refusal()));
    };
  }

  @Override
  public synchronized <R> Optional<R> read(String conference, Function<ConferenceBook, R> query) {
    return Optional.ofNullable(books.get(conference))
        .filter(b -> b.programme().isPresent())
        .map(query);
  }

  @Override
  public synchronized <R> List<R> readAll(Function<ConferenceBook, R> query) {
    return books.values().stream().filter(b -> b.programme().isPresent()).map(query).toList();
  }

  @Override
  public synchronized Optional<Photo> photo(String conference, String registrationId, String id) {
    return Optional.ofNullable(photos.get(id));
  }

  @Override
  public Printable printable() {
    return new FontCoverage();
  }

  @Override
  public Programme programme(byte[] file) {
    try {
      return ConferenceFile.read(file);
    } catch (metropolis.platform.config.ConfigException e) {
      throw new UnreadableProgramme(e.getMessage());
    }
  }
}
