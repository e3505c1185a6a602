package metropolis.badge.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import metropolis.badge.admission.Gate;
import metropolis.badge.device.Contact;
import metropolis.badge.device.Device;
import metropolis.platform.values.Actor;
import metropolis.platform.values.Cause;

/**
 * Has seats that nobody took given away when their time has come. It waits for gates of the room
 * that have yet to tell who came in: whoever sits there must not lose the seat. Any thread may use
 * it.
 */
public final class Releases {

  /** A device that was silent for longer is in its cupboard. */
  private static final Duration IN_USE = Duration.ofHours(12);

  private final Books books;
  private final Commands commands;
  private final DeviceWatch watch;

  Releases(Books books, Commands commands, DeviceWatch watch) {
    this.books = books;
    this.commands = commands;
    this.watch = watch;
  }

  /** Gives away what is due by now; to be called again and again. */
  public void run(Instant now) {
    for (Books.DueRelease due : books.dueReleases(now)) {
      if (!isAwaited(due, now)) {
        commands.releaseSeats(
            due.conference(),
            due.session(),
            new Cause(
                "release-" + due.conference() + "-" + due.session(), Actor.system("badge"), now));
      }
    }
  }

  private boolean isAwaited(Books.DueRelease due, Instant now) {
    List<Device> devices = books.devices(due.conference()).orElse(List.of());
    return books
        .conference(due.conference())
        .map(Books.Conference::venue)
        .filter(
            venue ->
                devices.stream()
                    .filter(device -> device.revoked().isEmpty())
                    .filter(
                        device ->
                            venue
                                .gate(device.gate())
                                .map(Gate::zone)
                                .equals(Optional.of(due.zone())))
                    .flatMap(device -> watch.contact(due.conference(), device).stream())
                    .anyMatch(contact -> mayKnowMore(contact, due.due(), now)))
        .isPresent();
  }

  private static boolean mayKnowMore(Contact contact, Instant due, Instant now) {
    boolean inUse = !contact.time().isBefore(now.minus(IN_USE));
    return inUse && (contact.waiting() > 0 || contact.time().isBefore(due));
  }
}
