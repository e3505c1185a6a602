package metropolis.badge.device;

import java.time.Duration;
import java.util.Optional;
import metropolis.platform.values.Cause;

/** The rules by which devices are trusted. They return what happens, and change nothing. */
public final class Enrolling {

  /** How long a code is worth anything. */
  public static final Duration CODE_LASTS = Duration.ofMinutes(10);

  private Enrolling() {}

  /** Why a device or its staff do not get what they ask for. */
  public enum Refusal {
    /** Wrong, used or too old: whoever tries codes is not told which. */
    UNKNOWN_CODE,
    UNKNOWN_DEVICE,
    DEVICE_REVOKED
  }

  /** What came of a request about a device. */
  public sealed interface Outcome {

    /** Trust began or ended. */
    record Happened(DeviceEvent event, Device device) implements Outcome {}

    /** Nothing new: it is so already, or is only taken note of. */
    record Noted(Device device) implements Outcome {}

    record Refused(Refusal why) implements Outcome {}
  }

  public static Invitation invite(String codeHash, String gate, Cause cause) {
    return new Invitation(
        codeHash, gate, cause.time().plus(CODE_LASTS), cause.actor().id(), Optional.empty());
  }

  /**
   * A device shows a code.
   *
   * @param device its id, which follows from the code: asked again it is the same device
   */
  public static Outcome enrol(
      DeviceBook book, String codeHash, String device, String name, Cause cause) {
    Optional<Invitation> found = book.invitation(codeHash);
    if (found.isEmpty()
        || found.get().device().isPresent()
        || !cause.time().isBefore(found.get().expires())) {
      return new Outcome.Refused(Refusal.UNKNOWN_CODE);
    }
    DeviceEvent.Enrolled enrolled =
        new DeviceEvent.Enrolled(device, found.get().gate(), found.get().invitedBy(), cause);
    return new Outcome.Happened(
        enrolled, new Device(enrolled, name, Optional.empty(), Optional.empty()));
  }

  public static Outcome revoke(DeviceBook book, String device, Cause cause) {
    Optional<Device> held = book.device(device);
    if (held.isEmpty()) {
      return new Outcome.Refused(Refusal.UNKNOWN_DEVICE);
    }
    if (held.get().revoked().isPresent()) {
      return new Outcome.Noted(held.get());
    }
    DeviceEvent.Revoked revoked = new DeviceEvent.Revoked(device, held.get().gate(), cause);
    return new Outcome.Happened(revoked, held.get().with(revoked));
  }

  /** A device tells how it is. */
  public static Outcome report(DeviceBook book, String device, Contact contact) {
    return book.device(device)
        .<Outcome>map(
            held ->
                held.revoked().isPresent()
                    ? new Outcome.Refused(Refusal.DEVICE_REVOKED)
                    : new Outcome.Noted(held.with(contact)))
        .orElseGet(() -> new Outcome.Refused(Refusal.UNKNOWN_DEVICE));
  }
}
