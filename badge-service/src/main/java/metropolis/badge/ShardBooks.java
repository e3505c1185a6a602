package metropolis.badge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import metropolis.badge.admission.CheckIn;
import metropolis.badge.admission.Venue;
import metropolis.badge.credential.Badge;
import metropolis.badge.credential.BadgeBook.Print;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.PrintedCode;
import metropolis.badge.device.Device;
import metropolis.badge.http.Books;
import metropolis.badge.printing.PrintJob;
import metropolis.badge.printing.PrintRun;
import metropolis.badge.roster.Person;
import metropolis.badge.wire.PhotoWire;
import metropolis.platform.kafka.EntityKey;
import metropolis.platform.kafka.Shards;
import metropolis.platform.kafka.Table;
import metropolis.platform.kafka.WindowedCounts;
import metropolis.rendering.page.Picture;

/**
 * Reads the writer's memory. What it returns is immutable, so nothing is shared with the writer.
 */
final class ShardBooks implements Books {

  private static final Comparator<PrintJob> LATEST_FIRST =
      Comparator.comparing((PrintJob job) -> job.queued().cause().time())
          .thenComparing(PrintJob::id)
          .reversed();

  private final Shards<ConferenceBook> shards;
  private final Table photos;
  private final WindowedCounts minutes;

  ShardBooks(Shards<ConferenceBook> shards, Table photos, WindowedCounts minutes) {
    this.shards = shards;
    this.minutes = minutes;
    this.photos = photos;
  }

  @Override
  public Optional<Conference> conference(String conference) {
    return inBook(
        conference,
        book ->
            book.stationery()
                .map(
                    stationery ->
                        new Conference(conference, stationery, book.admissions().venue())));
  }

  @Override
  public Optional<List<Holder>> holders(String conference, String query) {
    return inBook(
        conference,
        book -> {
          Predicate<Badge> wanted = matching(book, query.strip());
          List<Holder> found = new ArrayList<>();
          for (Badge badge : book.badges().all()) {
            if (wanted.test(badge)) {
              found.add(holder(book, badge));
            }
          }
          return Optional.of(found);
        });
  }

  private static Predicate<Badge> matching(ConferenceBook book, String query) {
    if (query.isEmpty()) {
      return badge -> true;
    }
    Predicate<String> person = book.roster().matching(query);
    String id = query.toUpperCase(Locale.ROOT);
    Optional<PrintedCode> code = PrintedCode.typed(query);
    return badge ->
        person.test(badge.registrationId())
            || badge.id().text().equals(id)
            || badge.registrationId().equals(id)
            || code.filter(badge.code()::equals).isPresent();
  }

  @Override
  public Optional<Holder> holder(String conference, BadgeId badge) {
    return inBook(conference, book -> book.badges().badge(badge).map(held -> holder(book, held)));
  }

  @Override
  public Optional<Holder> holderOf(String conference, String registrationId) {
    return inBook(
        conference,
        book -> book.badges().ofRegistration(registrationId).map(held -> holder(book, held)));
  }

  @Override
  public Optional<Picture> photo(String conference, String registrationId, String id) {
    return photos
        .get(new EntityKey(conference, registrationId))
        .flatMap(found -> PhotoWire.picture(found, id));
  }

  @Override
  public Optional<List<PrintRun>> runs(String conference) {
    return inBook(conference, book -> Optional.of(List.copyOf(book.runs().all()).reversed()));
  }

  @Override
  public Optional<RunSheet> run(String conference, int number) {
    return inBook(
        conference,
        book ->
            book.runs()
                .run(number)
                .map(
                    run ->
                        new RunSheet(
                            run,
                            run.members().stream()
                                .map(member -> new RunPlace(member, holder(book, member)))
                                .toList())));
  }

  @Override
  public Optional<List<DeskJob>> printJobs(String conference) {
    return inBook(
        conference,
        book ->
            Optional.of(
                book.jobs().all().stream()
                    .sorted(LATEST_FIRST)
                    .map(
                        job ->
                            new DeskJob(
                                job, holder(book, book.badges().badge(job.badge()).orElseThrow())))
                    .toList()));
  }

  @Override
  public Optional<PrintJob> printJob(String conference, String job) {
    return inBook(conference, book -> book.jobs().job(job));
  }

  @Override
  public List<OpenJob> openJobs() {
    return shards
        .readAll(
            book -> book.jobs().open().stream().map(job -> new OpenJob(book.id(), job)).toList())
        .stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparing(OpenJob::job, LATEST_FIRST).reversed())
        .toList();
  }

  /** A badge that a run holds is never forgotten. */
  private static Holder holder(ConferenceBook book, PrintRun.Member member) {
    return holder(book, book.badges().badge(member.badge()).orElseThrow());
  }

  @Override
  public Optional<Print> print(String conference, PrintedCode code) {
    return inBook(conference, book -> book.badges().print(code));
  }

  @Override
  public List<CheckIn> checkIns(String conference, BadgeId badge) {
    return inBook(conference, book -> Optional.of(book.admissions().of(badge)))
        .orElse(List.of())
        .stream()
        .sorted(Comparator.comparing(CheckIn::time))
        .toList();
  }

  @Override
  public Optional<Scanned> scanned(String conference, String scanId) {
    return inBook(
        conference,
        book ->
            book.admissions()
                .checkIn(scanId)
                .map(
                    checkIn ->
                        new Scanned(
                            checkIn,
                            checkIn
                                .recorded()
                                .print()
                                .flatMap(print -> book.badges().badge(print.badge()))
                                .map(badge -> holder(book, badge)))));
  }

  @Override
  public Optional<Doors> doors(String conference, Instant now) {
    return inBook(
        conference,
        book -> {
          Venue venue = book.admissions().venue();
          return Optional.of(
              new Doors(
                  venue.gates().values().stream()
                      .map(gate -> new GateDay(gate, book.admissions().count(gate.id(), now)))
                      .toList(),
                  venue.zones().values().stream()
                      .map(zone -> new ZoneDay(zone, book.admissions().inside(zone.id(), now)))
                      .toList()));
        });
  }

  @Override
  public Optional<RosterSince> roster(String conference, long since) {
    return inBook(conference, book -> Optional.of(DoorBooks.roster(book, since)));
  }

  @Override
  public Optional<Long> rosterVersion(String conference) {
    return inBook(conference, book -> Optional.of(book.rosterLog().version()));
  }

  @Override
  public Optional<List<Present>> inside(String conference, String zone, Instant now) {
    return inBook(conference, book -> Optional.of(DoorBooks.inside(book, zone, now)));
  }

  @Override
  public Optional<List<Dispute>> conflicts(String conference) {
    return inBook(conference, book -> Optional.of(DoorBooks.conflicts(book)));
  }

  @Override
  public Optional<List<Device>> devices(String conference) {
    return inBook(conference, book -> Optional.of(List.copyOf(book.devices().all())));
  }

  @Override
  public Optional<Device> device(String conference, String device) {
    return inBook(conference, book -> book.devices().device(device));
  }

  @Override
  public Optional<Control> control(String conference, Instant now) {
    return inBook(conference, book -> Optional.of(DoorBooks.control(book, minutes, now)));
  }

  @Override
  public Optional<List<Attendee>> attendance(String conference, String session) {
    return inBook(conference, book -> DoorBooks.attendance(book, session));
  }

  @Override
  public Optional<List<Visitor>> visitors(String conference, Set<BadgeId> badges) {
    return inBook(conference, book -> Optional.of(DoorBooks.visitors(book, badges)));
  }

  @Override
  public List<DueRelease> dueReleases(Instant now) {
    return shards.readAll(book -> DoorBooks.dueReleases(book, now)).stream()
        .flatMap(List::stream)
        .toList();
  }

  static Holder holder(ConferenceBook book, Badge badge) {
    Optional<Person> person = book.roster().person(badge.registrationId());
    return new Holder(
        badge,
        person.map(Person::bearer),
        person.map(Person::edition).orElse(0),
        book.roster().place(badge.registrationId()),
        book.staleDetails(badge),
        book.runs().openRunOf(badge));
  }

  /** A conference that was not announced yet is unknown, whatever else was heard of it. */
  private <R> Optional<R> inBook(
      String conference, Function<ConferenceBook, Optional<R>> question) {
    return shards
        .read(
            conference,
            book -> book.programme().isPresent() ? question.apply(book) : Optional.<R>empty())
        .flatMap(Function.identity());
  }
}
