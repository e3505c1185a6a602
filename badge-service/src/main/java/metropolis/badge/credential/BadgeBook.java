package metropolis.badge.credential;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The badges of one conference, changed only by applying events. Not safe for use by several
 * threads: one writes, readers are kept out meanwhile by whoever owns the book.
 */
public final class BadgeBook {

  /** One print of a badge. */
  public record Print(BadgeId badge, int serial) {}

  private final Map<BadgeId, Badge> badges = new LinkedHashMap<>();
  private final Map<String, BadgeId> byRegistration = new HashMap<>();
  private final Map<PrintedCode, List<Print>> byCode = new HashMap<>();

  public Optional<Badge> badge(BadgeId id) {
    return Optional.ofNullable(badges.get(id));
  }

  public Optional<Badge> ofRegistration(String registrationId) {
    return Optional.ofNullable(byRegistration.get(registrationId)).map(badges::get);
  }

  /**
   * The print a typed code belongs to, current or not. None if no print has the code, and none in
   * the unlikely case that two have it: a door must not guess.
   */
  public Optional<Print> print(PrintedCode code) {
    List<Print> prints = byCode.getOrDefault(code, List.of());
    return prints.size() == 1 ? Optional.of(prints.getFirst()) : Optional.empty();
  }

  /** All badges in the order of their first print. */
  public Collection<Badge> all() {
    return Collections.unmodifiableCollection(badges.values());
  }

  public void apply(BadgeEvent event) {
    switch (event) {
      case BadgeEvent.Issued issued -> {
        Badge before = badges.get(issued.badge());
        put(before == null ? Badge.begun(issued) : before.with(issued));
        index(issued);
      }
      case BadgeEvent.Revoked _,
          BadgeEvent.Printed _,
          BadgeEvent.HandedOver _,
          BadgeEvent.Returned _,
          BadgeEvent.WentStale _ ->
          put(badges.get(event.badge()).with(event));
    }
  }

  /** Takes in a badge as it was kept. */
  public void restore(Badge badge) {
    put(badge);
    for (BadgeEvent event : badge.history()) {
      if (event instanceof BadgeEvent.Issued issued) {
        index(issued);
      }
    }
  }

  private void put(Badge badge) {
    badges.put(badge.id(), badge);
    byRegistration.put(badge.registrationId(), badge.id());
  }

  private void index(BadgeEvent.Issued issued) {
    byCode
        .computeIfAbsent(
            PrintedCode.of(issued.badge(), issued.serial()), code -> new ArrayList<>(1))
        .add(new Print(issued.badge(), issued.serial()));
  }
}
