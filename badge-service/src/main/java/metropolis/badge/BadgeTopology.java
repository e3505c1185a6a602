package metropolis.badge;

import metropolis.platform.kafka.Shards;
import metropolis.platform.kafka.Table;
import metropolis.platform.kafka.WindowedCounts;
import metropolis.platform.kafka.WriterTopology;
import metropolis.schemas.Topics;
import org.apache.kafka.streams.Topology;

/** The stream of this service, from top to bottom. */
final class BadgeTopology {

  private BadgeTopology() {}

  static Topology build(Shards<ConferenceBook> shards, Table photos, WindowedCounts minutes) {
    return WriterTopology.<ConferenceBook>deciding(Topics.BADGE_COMMANDS, Topics.BADGE_REPLIES)
        .following(Topics.CONFERENCES)
        .following(Topics.DELEGATES)
        .following(Topics.REGISTRATION_EVENTS)
        .reading(photos)
        .keeping(Stores.CONFERENCES)
        .keeping(Stores.BEARERS)
        .keeping(Stores.SEATS)
        .keeping(Stores.BADGES)
        .keeping(Stores.RUNS)
        .keeping(Stores.JOBS)
        .keeping(Stores.CHECK_INS)
        .keeping(Stores.DEVICES)
        .keeping(Stores.RELEASES)
        .keeping(Stores.WAITING)
        .writing(Topics.BADGE_EVENTS)
        .writing(Topics.CHECK_IN_EVENTS)
        .counting(minutes)
        .build(BadgeWriter::new, shards);
  }
}
