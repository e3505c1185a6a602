package metropolis.badge.admission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One badge in one zone on one day, made of all its passages that stand. It depends on what
 * happened when, and not on when it was told. Immutable.
 *
 * @param passages in the order in which they happened
 * @param entry by which the badge is inside; empty if it is outside
 * @param again passages inward of somebody who was inside, and the entry of each
 */
record Stay(List<CheckIn> passages, Optional<CheckIn> entry, Map<String, CheckIn> again) {

  static Stay of(Stream<CheckIn> told) {
    List<CheckIn> passages = told.filter(CheckIn::stands).sorted(CheckIn.BY_TIME).toList();
    Map<String, CheckIn> again = new HashMap<>();
    CheckIn entry = null;
    for (CheckIn passage : passages) {
      if (!passage.inward()) {
        entry = null;
      } else if (entry == null) {
        entry = passage;
      } else {
        again.put(passage.scanId(), entry);
      }
    }
    return new Stay(passages, Optional.ofNullable(entry), again);
  }

  /** By which entry the badge was inside just before a scan. */
  Optional<CheckIn> insideBefore(CheckIn scan) {
    CheckIn entry = null;
    for (CheckIn passage : passages) {
      if (CheckIn.BY_TIME.compare(passage, scan) >= 0) {
        break;
      }
      if (!passage.inward()) {
        entry = null;
      } else if (entry == null) {
        entry = passage;
      }
    }
    return Optional.ofNullable(entry);
  }

  List<Conflict> conflicts(AntiPassBack policy) {
    List<Conflict> found = new ArrayList<>();
    for (CheckIn passage : passages) {
      Optional<CheckIn> first = Optional.ofNullable(again.get(passage.scanId()));
      if (passage.againstTheRules()) {
        found.add(new Conflict(passage, Conflict.Kind.AGAINST_THE_RULES, first));
      } else if (first.isPresent() && policy != AntiPassBack.NONE && !passage.knowing()) {
        found.add(new Conflict(passage, Conflict.Kind.DOUBLE_ENTRY, first));
      }
    }
    return found;
  }
}
