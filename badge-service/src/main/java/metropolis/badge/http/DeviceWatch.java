package metropolis.badge.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import metropolis.badge.device.Contact;
import metropolis.badge.device.Device;
import metropolis.platform.values.Actor;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Role;

/**
 * When each device was heard of last. Devices tell every few seconds: that is kept here, in memory;
 * once a minute it is kept for good, so that a restart forgets no more than a minute. Neither is an
 * event: nobody asks years later how full a battery was. Any thread may use it.
 */
final class DeviceWatch {

  private static final Duration KEPT_EVERY = Duration.ofMinutes(1);

  private record Key(String conference, String device) {}

  private final Map<Key, Contact> latest = new ConcurrentHashMap<>();
  private final Map<Key, Instant> kept = new ConcurrentHashMap<>();
  private final Commands commands;

  DeviceWatch(Commands commands) {
    this.commands = commands;
  }

  void heard(String conference, Device device, Contact contact) {
    Key key = new Key(conference, device.id());
    latest.put(key, contact);
    Instant before = kept.get(key);
    if (before == null || !contact.time().isBefore(before.plus(KEPT_EVERY))) {
      kept.put(key, contact.time());
      commands.report(
          conference,
          device.id(),
          contact,
          new Cause(
              "contact-" + device.id() + "-" + contact.time().toEpochMilli(),
              new Actor(Role.GATE, device.id()),
              contact.time()));
    }
  }

  /** A device was heard of by its scans: how it is otherwise is as it was. */
  Optional<Contact> contact(String conference, Device device) {
    return Optional.ofNullable(latest.get(new Key(conference, device.id()))).or(device::contact);
  }
}
