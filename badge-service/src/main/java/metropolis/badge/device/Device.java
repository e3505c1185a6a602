package metropolis.badge.device;

import java.util.Optional;

/**
 * A device of one gate. Immutable.
 *
 * @param name what staff call it
 * @param contact when it was heard of last, to the minute; empty if never since it was enrolled
 */
public record Device(
    DeviceEvent.Enrolled enrolled,
    String name,
    Optional<DeviceEvent.Revoked> revoked,
    Optional<Contact> contact) {

  public String id() {
    return enrolled.device();
  }

  public String gate() {
    return enrolled.gate();
  }

  Device with(DeviceEvent.Revoked end) {
    return new Device(enrolled, name, Optional.of(end), contact);
  }

  Device with(Contact last) {
    return new Device(enrolled, name, revoked, Optional.of(last));
  }
}
