package metropolis.registration;

import static metropolis.registration.Example.CONFERENCE;
import static metropolis.registration.Example.EARLY;
import static metropolis.registration.Example.profile;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import metropolis.platform.kafka.EntityKey;
import metropolis.platform.kafka.Serdes;
import metropolis.platform.kafka.Shards;
import metropolis.platform.kafka.Table;
import metropolis.platform.values.Cause;
import metropolis.registration.enrolment.Channel;
import metropolis.registration.enrolment.Command;
import metropolis.registration.enrolment.ConferenceBook;
import metropolis.registration.enrolment.Photo;
import metropolis.registration.wire.CommandWire;
import metropolis.registration.wire.PhotoWire;
import metropolis.rendering.page.Portraits;
import metropolis.schemas.Topic;
import metropolis.schemas.Topics;
import metropolis.schemas.delegate.DelegatePhoto;
import metropolis.schemas.delegate.DelegateProfile;
import metropolis.schemas.registration.ProfileChanged;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Photos on their way: from a command to their topic, to the table and, by id, to the profile. */
class PhotoTopologyTest {

  private static final EntityKey ANA = new EntityKey(CONFERENCE, "ANA");
  private static final Photo PHOTO = new Photo(Portraits.drawn(1).bytes());
  private static final Photo OTHER = new Photo(Portraits.drawn(2).bytes());

  private final Shards<ConferenceBook> shards = new Shards<>(1);
  private final Table table = new Table(Topics.DELEGATE_PHOTOS, 1);
  private final TopologyTestDriver driver =
      new TopologyTestDriver(
          RegistrationTopology.build(shards, table, new FontCoverage()), properties());
  private final TestOutputTopic<EntityKey, SpecificRecord> photos = output(Topics.DELEGATE_PHOTOS);
  private final TestOutputTopic<EntityKey, SpecificRecord> delegates = output(Topics.DELEGATES);
  private final TestOutputTopic<EntityKey, SpecificRecord> events =
      output(Topics.REGISTRATION_EVENTS);
  private int sent;

  @BeforeEach
  void anaIsRegistered() {
    send(new Command.AnnounceConference(Example.programme()));
    send(new Command.Submit("ANA", Channel.DESK, profile("ngo", "ANA"), List.of()));
    delegates.readValuesToList();
    events.readValuesToList();
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void a_photo_goes_to_its_topic_and_its_id_to_the_profile() {
    send(new Command.SetPhoto("ANA", PHOTO));

    assertThat(photos.readKeyValuesToList())
        .containsExactly(KeyValue.pair(ANA, PhotoWire.toAvro(CONFERENCE, "ANA", PHOTO)));
    assertThat(delegates.readValue())
        .isInstanceOfSatisfying(
            DelegateProfile.class,
            person -> {
              assertThat(person.getPhoto()).isEqualTo(PHOTO.id());
              assertThat(person.getVersion()).isEqualTo(2);
            });
  }

  @Test
  void the_table_has_what_was_set_last() {
    send(new Command.SetPhoto("ANA", PHOTO));
    send(new Command.SetPhoto("ANA", OTHER));

    assertThat(table.await(ANA, found -> true, Duration.ofSeconds(1)))
        .map(found -> PhotoWire.toDomain((DelegatePhoto) found))
        .contains(OTHER);
  }

  @Test
  void events_and_the_writers_stores_hold_no_picture() {
    send(new Command.SetPhoto("ANA", PHOTO));

    assertThat(events.readValuesToList())
        .singleElement()
        .isInstanceOfSatisfying(
            ProfileChanged.class, e -> assertThat(e.getFields()).containsExactly("photo"));
    String picture = new String(PHOTO.jpeg(), 20, 40, StandardCharsets.ISO_8859_1);
    assertThat(stored()).doesNotContain(picture).contains(PHOTO.id());
  }

  @Test
  void a_removed_photo_leaves_a_tombstone_and_nothing_in_the_table() {
    send(new Command.SetPhoto("ANA", PHOTO));
    photos.readValuesToList();

    send(new Command.RemovePhoto("ANA"));

    assertThat(photos.readKeyValuesToList()).containsExactly(KeyValue.pair(ANA, null));
    assertThat(table.get(ANA)).isEmpty();
    assertThat(stored()).doesNotContain(PHOTO.id());
  }

  @Test
  void an_erased_person_leaves_a_tombstone_and_nothing_in_table_or_store() {
    send(new Command.SetPhoto("ANA", PHOTO));
    photos.readValuesToList();
    delegates.readValuesToList();

    send(new Command.Erase("ANA"));

    assertThat(photos.readKeyValuesToList()).containsExactly(KeyValue.pair(ANA, null));
    assertThat(delegates.readKeyValuesToList()).containsExactly(KeyValue.pair(ANA, null));
    assertThat(table.get(ANA)).isEmpty();
    assertThat(stored()).doesNotContain(PHOTO.id());
  }

  @Test
  void a_refused_photo_goes_nowhere() {
    send(new Command.SetPhoto("ANA", new Photo(new byte[500])));

    assertThat(photos.isEmpty()).isTrue();
    assertThat(delegates.isEmpty()).isTrue();
  }

  @Test
  void the_same_photo_again_is_not_written_again() {
    send(new Command.SetPhoto("ANA", PHOTO));
    photos.readValuesToList();

    send(new Command.SetPhoto("ANA", PHOTO));

    assertThat(photos.isEmpty()).isTrue();
  }

  private String stored() {
    return driver.<EntityKey, SpecificRecord>getKeyValueStore("registrations").get(ANA).toString();
  }

  private void send(Command command) {
    Cause cause = new Cause("command-" + ++sent, Example.SECRETARIAT, EARLY);
    driver
        .createInputTopic(
            Topics.REGISTRATION_COMMANDS.name(),
            Serdes.key().serializer(),
            Serdes.value().serializer())
        .pipeInput(
            new EntityKey(CONFERENCE, CommandWire.entity(command)),
            CommandWire.toAvro(CONFERENCE, cause, command));
  }

  private TestOutputTopic<EntityKey, SpecificRecord> output(Topic topic) {
    return driver.createOutputTopic(
        topic.name(), Serdes.key().deserializer(), Serdes.value().deserializer());
  }

  private static Properties properties() {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "registration-photos");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, "target/kafka-streams");
    return properties;
  }
}
