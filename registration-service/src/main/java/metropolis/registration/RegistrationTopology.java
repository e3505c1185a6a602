package metropolis.registration;

import java.util.function.Supplier;
import metropolis.platform.kafka.Shards;
import metropolis.platform.kafka.Table;
import metropolis.platform.kafka.Writer;
import metropolis.platform.kafka.WriterTopology;
import metropolis.registration.enrolment.ConferenceBook;
import metropolis.registration.enrolment.Printable;
import metropolis.schemas.Topics;
import org.apache.kafka.streams.Topology;

/** How records flow: commands and what the other services decided in, facts and persons out. */
public final class RegistrationTopology {

  static final String PROGRAMMES = "programmes";
  static final String REGISTRATIONS = "registrations";

  private RegistrationTopology() {}

  /**
   * @param photos of the topic of photos, which the writer fills
   * @param printable what a badge can show
   */
  public static Topology build(Shards<ConferenceBook> shards, Table photos, Printable printable) {
    Supplier<Writer<ConferenceBook>> writers = () -> new RegistrationWriter(printable);
    return WriterTopology.<ConferenceBook>deciding(
            Topics.REGISTRATION_COMMANDS, Topics.REGISTRATION_REPLIES)
        .following(Topics.PAYMENT_EVENTS)
        .following(Topics.BADGE_EVENTS)
        .following(Topics.CHECK_IN_EVENTS)
        .keeping(PROGRAMMES)
        .keeping(REGISTRATIONS)
        .writing(Topics.CONFERENCES)
        .writing(Topics.DELEGATES)
        .writing(Topics.DELEGATE_PHOTOS)
        .reading(photos)
        .writing(Topics.REGISTRATION_EVENTS)
        .build(writers, shards);
  }
}
