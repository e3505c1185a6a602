package metropolis.registration.enrolment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Role;
import metropolis.registration.enrolment.Refusal.Code;
import metropolis.registration.programme.Programme;
import metropolis.registration.programme.ProgrammeProblem;
import metropolis.registration.programme.ProgrammeRules;
import metropolis.registration.programme.Session;
import metropolis.registration.seating.Timetable;

/**
 * What may be asked in which state, by whom and when: for each command the rules in the order in
 * which they are told. It reads the book and changes nothing.
 */
final class EnrolmentRules {

  /** More sessions than anybody can attend in a week. */
  static final int MOST_SESSIONS = 60;

  private final ConferenceBook book;
  private final Printable printable;

  EnrolmentRules(ConferenceBook book, Printable printable) {
    this.book = book;
    this.printable = printable;
  }

  /** Why the command is refused; empty if it may be carried out. */
  Optional<Refusal> refusal(Cause cause, Command command) {
    return switch (command) {
      case Command.AnnounceConference c ->
          first(
              () -> staffOnly(cause),
              () -> programmeIsSound(c.programme()),
              () -> nothingInUseGoes(c.programme()));
      case Command.Submit c -> refusal(cause, c);
      case Command.Approve c ->
          first(() -> staffOnly(cause), () -> awaitsApproval(c.registrationId()));
      case Command.Refuse c ->
          first(
              () -> staffOnly(cause),
              () -> awaitsApproval(c.registrationId()),
              () -> noteIsUsable(c.note()));
      case Command.Cancel c ->
          first(
              () -> ownOrStaff(cause, c.registrationId()),
              () -> known(c.registrationId()),
              () -> notRefused(c.registrationId()),
              () -> noteIsUsable(c.note()));
      case Command.ChangeProfile c ->
          first(
              () -> ownOrStaff(cause, c.registrationId()),
              () -> known(c.registrationId()),
              () -> notErased(c.registrationId()),
              () -> living(c.registrationId()),
              () -> seenNewest(c),
              () -> categoryStays(c),
              () -> profileIsSound(c.profile()));
      case Command.ChooseSessions c ->
          first(
              () -> ownOrStaff(cause, c.registrationId()),
              () -> known(c.registrationId()),
              () -> living(c.registrationId()),
              () -> sessionsAreSound(c.sessions()),
              () -> addedSessionsAreToCome(cause, c.registrationId(), c.sessions()));
      case Command.SetPhoto c ->
          first(
              () -> ownOrStaff(cause, c.registrationId()),
              () -> known(c.registrationId()),
              () -> notErased(c.registrationId()),
              () -> living(c.registrationId()),
              () -> photoIsUsable(c.photo()));
      // Whoever has cancelled may still take the picture back.
      case Command.RemovePhoto c ->
          first(
              () -> ownOrStaff(cause, c.registrationId()),
              () -> known(c.registrationId()),
              () -> notErased(c.registrationId()));
      case Command.Erase c -> first(() -> staffOnly(cause), () -> known(c.registrationId()));
    };
  }

  private Optional<Refusal> refusal(Cause cause, Command.Submit c) {
    if (book.programme().isEmpty()) {
      return Optional.of(Refusal.of(Code.UNKNOWN_CONFERENCE));
    }
    if (book.registration(c.registrationId()).isPresent()) {
      return Optional.empty();
    }
    return first(
        () -> channelIsOpenTo(cause, c.channel()),
        () -> registrationIsOpen(cause, c.channel()),
        () -> profileIsSound(c.profile()),
        () -> consentIsGiven(c),
        () -> samePersonIsNew(c),
        () -> sessionsAreSound(c.sessions()),
        () -> addedSessionsAreToCome(cause, c.registrationId(), c.sessions()));
  }

  /** A later rule may rely on the earlier ones, so it is only asked once they hold. */
  @SafeVarargs
  private static Optional<Refusal> first(Supplier<Optional<Refusal>>... rules) {
    for (Supplier<Optional<Refusal>> rule : rules) {
      Optional<Refusal> refusal = rule.get();
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return Optional.empty();
  }

  private static Optional<Refusal> when(boolean wrong, Code code) {
    return wrong ? Optional.of(Refusal.of(code)) : Optional.empty();
  }

  private static boolean staff(Cause cause) {
    return switch (cause.actor().role()) {
      case SECRETARIAT, ADMIN, SYSTEM -> true;
      case DELEGATE, FINANCE, GATE -> false;
    };
  }

  private static Optional<Refusal> staffOnly(Cause cause) {
    return when(!staff(cause), Code.NOT_ALLOWED);
  }

  private static Optional<Refusal> ownOrStaff(Cause cause, String registrationId) {
    boolean own =
        cause.actor().role() == Role.DELEGATE && cause.actor().id().equals(registrationId);
    return when(!own && !staff(cause), Code.NOT_ALLOWED);
  }

  private static Optional<Refusal> channelIsOpenTo(Cause cause, Channel channel) {
    return when(channel != Channel.FORM && !staff(cause), Code.NOT_ALLOWED);
  }

  private Optional<Refusal> programmeIsSound(Programme programme) {
    List<ProgrammeProblem> problems = ProgrammeRules.check(programme);
    if (problems.isEmpty() && programme.id().equals(book.conferenceId())) {
      return Optional.empty();
    }
    Map<String, String> details = new LinkedHashMap<>();
    problems.stream().limit(20).forEach(p -> details.putIfAbsent(p.path(), p.remedy()));
    return Optional.of(new Refusal(Code.INVALID_PROGRAMME, "", details));
  }

  /** What delegates have been promised may change in size, but cannot vanish. */
  private Optional<Refusal> nothingInUseGoes(Programme next) {
    Set<String> gone = new TreeSet<>();
    boolean otherCurrency =
        book.size() > 0
            && book.programme().filter(p -> !p.currency().equals(next.currency())).isPresent();
    if (otherCurrency) {
      gone.add("currency");
    }
    for (Registration r : book.living()) {
      if (next.category(r.category()).isEmpty()) {
        gone.add("category " + r.category());
      }
      r.wishes().stream()
          .filter(s -> next.session(s).isEmpty())
          .forEach(s -> gone.add("session " + s));
    }
    return gone.isEmpty()
        ? Optional.empty()
        : Optional.of(new Refusal(Code.STILL_IN_USE, "", Map.of("inUse", String.join(", ", gone))));
  }

  private Optional<Refusal> known(String id) {
    return when(book.registration(id).isEmpty(), Code.UNKNOWN_REGISTRATION);
  }

  private Optional<Refusal> living(String id) {
    return book.registration(id)
        .filter(r -> r.status().over())
        .map(_ -> Refusal.of(Code.WRONG_STATE));
  }

  private Optional<Refusal> notErased(String id) {
    return book.registration(id).filter(Registration::erased).map(_ -> Refusal.of(Code.ERASED));
  }

  private Optional<Refusal> notRefused(String id) {
    return book.registration(id)
        .filter(r -> r.status() instanceof Status.Refused)
        .map(_ -> Refusal.of(Code.WRONG_STATE));
  }

  private Optional<Refusal> awaitsApproval(String id) {
    Optional<Registration> registration = book.registration(id);
    if (registration.isEmpty()) {
      return Optional.of(Refusal.of(Code.UNKNOWN_REGISTRATION));
    }
    return when(
        !(registration.get().status() instanceof Status.AwaitingApproval), Code.WRONG_STATE);
  }

  private static Optional<Refusal> noteIsUsable(String note) {
    boolean usable =
        note.codePointCount(0, note.length()) <= Note.LONGEST && Letters.safe(note, true);
    return usable ? Optional.empty() : Optional.of(Refusal.of(Code.NOTE_UNUSABLE, "note"));
  }

  private static Optional<Refusal> photoIsUsable(Photo photo) {
    return photo.plausible()
        ? Optional.empty()
        : Optional.of(Refusal.of(Code.PHOTO_UNUSABLE, "photo"));
  }

  private Optional<Refusal> registrationIsOpen(Cause cause, Channel channel) {
    Programme programme = book.programme().orElseThrow();
    if (channel != Channel.FORM) {
      return Optional.empty();
    }
    return first(
        () -> when(!programme.opened(cause.time()), Code.NOT_YET_OPEN),
        () -> when(programme.closed(cause.time()), Code.CLOSED));
  }

  private Optional<Refusal> profileIsSound(Profile profile) {
    List<FieldProblem> problems =
        ProfileRules.check(profile, book.programme().orElseThrow(), printable);
    if (problems.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> details = new TreeMap<>();
    problems.forEach(p -> details.put(p.field(), p.told()));
    return Optional.of(new Refusal(Code.INVALID_PROFILE, problems.getFirst().field(), details));
  }

  private static Optional<Refusal> consentIsGiven(Command.Submit c) {
    return c.profile().consented().isEmpty()
        ? Optional.of(Refusal.of(Code.CONSENT_MISSING, "consent"))
        : Optional.empty();
  }

  /**
   * A file often repeats who has registered by the form. For the public form the same question
   * would tell strangers who is registered, so there it is left to the secretariat.
   */
  private Optional<Refusal> samePersonIsNew(Command.Submit c) {
    if (c.channel() == Channel.FORM) {
      return Optional.empty();
    }
    return book.sharingEmail(c.profile().email(), c.registrationId()).stream()
        .filter(id -> sameName(book.registration(id).orElseThrow().profile(), c.profile()))
        .findFirst()
        .map(id -> new Refusal(Code.ALREADY_REGISTERED, "email", Map.of("registration", id)));
  }

  private static boolean sameName(Optional<Profile> one, Profile other) {
    return one.filter(p -> Letters.folded(p.name()).equals(Letters.folded(other.name())))
        .isPresent();
  }

  private Optional<Refusal> categoryStays(Command.ChangeProfile c) {
    String category = book.registration(c.registrationId()).orElseThrow().category();
    return c.profile().category().equals(category)
        ? Optional.empty()
        : Optional.of(Refusal.of(Code.CATEGORY_FIXED, "category"));
  }

  private Optional<Refusal> seenNewest(Command.ChangeProfile c) {
    int version = book.registration(c.registrationId()).orElseThrow().profileVersion();
    return when(
        c.seenVersion().isPresent() && c.seenVersion().getAsInt() != version,
        Code.CHANGED_MEANWHILE);
  }

  private Optional<Refusal> sessionsAreSound(List<String> ids) {
    Programme programme = book.programme().orElseThrow();
    if (ids.size() > MOST_SESSIONS) {
      return Optional.of(Refusal.of(Code.TOO_MANY_SESSIONS, "sessions"));
    }
    Optional<String> unknown = ids.stream().filter(s -> programme.session(s).isEmpty()).findFirst();
    if (unknown.isPresent()) {
      return Optional.of(
          new Refusal(Code.UNKNOWN_SESSION, "sessions", Map.of("session", unknown.get())));
    }
    List<Session> sessions =
        ids.stream().distinct().flatMap(s -> programme.session(s).stream()).toList();
    return Timetable.clashes(sessions).stream()
        .findFirst()
        .map(
            clash ->
                new Refusal(
                    Code.SESSIONS_OVERLAP,
                    "sessions",
                    Map.of("first", clash.first().id(), "second", clash.second().id())));
  }

  private Optional<Refusal> addedSessionsAreToCome(Cause cause, String id, List<String> ids) {
    if (staff(cause)) {
      return Optional.empty();
    }
    List<String> before = book.registration(id).map(Registration::wishes).orElse(List.of());
    Programme programme = book.programme().orElseThrow();
    return ids.stream()
        .filter(s -> !before.contains(s))
        .filter(s -> !programme.session(s).orElseThrow().ends().isAfter(cause.time()))
        .findFirst()
        .map(s -> new Refusal(Code.SESSION_OVER, "sessions", Map.of("session", s)));
  }
}
