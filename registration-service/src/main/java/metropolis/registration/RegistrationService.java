package metropolis.registration;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import metropolis.platform.config.ConfigException;
import metropolis.platform.http.HttpModule;
import metropolis.platform.kafka.EntityKey;
import metropolis.platform.kafka.ServiceRuntime;
import metropolis.platform.kafka.Shards;
import metropolis.platform.kafka.Table;
import metropolis.platform.service.Service;
import metropolis.platform.service.ServiceContext;
import metropolis.platform.values.Actor;
import metropolis.platform.values.Cause;
import metropolis.platform.values.NotReady;
import metropolis.platform.values.Unanswered;
import metropolis.registration.enrolment.Command;
import metropolis.registration.enrolment.ConferenceBook;
import metropolis.registration.enrolment.Photo;
import metropolis.registration.enrolment.Printable;
import metropolis.registration.enrolment.Refusal;
import metropolis.registration.http.RegistrationHttp;
import metropolis.registration.http.Registrations;
import metropolis.registration.programme.Programme;
import metropolis.registration.wire.CommandWire;
import metropolis.registration.wire.PhotoWire;
import metropolis.registration.wire.ReplyWire;
import metropolis.schemas.Topics;
import metropolis.schemas.common.CommandReply;
import metropolis.schemas.delegate.DelegatePhoto;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires the stream, the commands and the pages. Any thread may use it. */
public final class RegistrationService implements Service, Registrations {
  private static final Logger LOG = LoggerFactory.getLogger(RegistrationService.class);
  private static final int READY_CHECK_MILLIS = 50;

  /** A photo comes back by its topic some milliseconds after it was decided on. */
  private static final Duration PHOTO_PATIENCE = Duration.ofSeconds(2);

  private final RegistrationConfig config;
  private final InstantSource clock;
  private final Printable printable = new FontCoverage();
  private final Shards<ConferenceBook> shards;
  private final Table photos;
  private final ServiceRuntime runtime;
  private final HttpModule http = new RegistrationHttp(this);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean announced;

  public RegistrationService(ServiceContext context) {
    this.config = RegistrationConfig.from(context.environment());
    this.clock = context.clock();
    this.announced = config.conferences().isEmpty();
    this.shards = new Shards<>(context.kafka().partitions());
    this.photos = new Table(Topics.DELEGATE_PHOTOS, context.kafka().partitions());
    this.runtime =
        new ServiceRuntime(
            Topics.REGISTRATION,
            RegistrationTopology.build(shards, photos, printable),
            shards,
            Topics.REGISTRATION_COMMANDS,
            Topics.REGISTRATION_REPLIES,
            context.kafka(),
            context.self(),
            RegistrationTopology.REGISTRATIONS);
  }

  @Override
  public String name() {
    return Topics.REGISTRATION;
  }

  @Override
  public ServiceRuntime runtime() {
    return runtime;
  }

  @Override
  public HttpModule http() {
    return http;
  }

  @Override
  public void start() {
    runtime.start();
    if (!announced) {
      Thread.ofVirtual().name("announce-conferences").start(this::announce);
    }
  }

  /** Ready only with its conferences: otherwise the first visitor would find none. */
  @Override
  public Optional<String> notReady() {
    Optional<String> stream = runtime.notReady();
    return stream.isPresent() || announced
        ? stream
        : Optional.of("announcing the configured conferences");
  }

  private void announce() {
    try {
      for (Programme programme : config.conferences()) {
        announce(programme);
      }
      announced = true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void announce(Programme programme) throws InterruptedException {
    Cause cause =
        new Cause(UUID.randomUUID().toString(), Actor.system(Topics.REGISTRATION), clock.instant());
    while (stopped.getCount() > 0) {
      if (runtime.notReady().isEmpty()) {
        try {
          Answer answer = ask(programme.id(), cause, new Command.AnnounceConference(programme));
          answer
              .refusal()
              .ifPresentOrElse(
                  r ->
                      LOG.error(
                          "a configured conference was not announced: conference={} code={}"
                              + " details={}",
                          programme.id(),
                          r.code().code(),
                          r.details()),
                  () -> LOG.info("conference={} changed={}", programme.id(), answer.changed()));
          return;
        } catch (Unanswered | NotReady _) {
          LOG.info("conference={} is announced again", programme.id());
        }
      }
      if (stopped.await(READY_CHECK_MILLIS, TimeUnit.MILLISECONDS)) {
        return;
      }
    }
  }

  @Override
  public Answer ask(String conference, Cause cause, Command command) {
    EntityKey key = new EntityKey(conference, CommandWire.entity(command));
    CommandReply reply = runtime.send(key, CommandWire.toAvro(conference, cause, command));
    Optional<Refusal> refusal = ReplyWire.refusal(reply);
    return new Answer(refusal.isEmpty() && reply.getCode().equals(ReplyWire.DONE), refusal);
  }

  @Override
  public <R> Optional<R> read(String conference, Function<ConferenceBook, R> query) {
    return shards.read(conference, query);
  }

  @Override
  public <R> List<R> readAll(Function<ConferenceBook, R> query) {
    return shards.readAll(query);
  }

  @Override
  public Optional<Photo> photo(String conference, String registrationId, String id) {
    return photos
        .await(
            new EntityKey(conference, registrationId),
            photo -> photo instanceof DelegatePhoto found && found.getPhotoId().equals(id),
            PHOTO_PATIENCE)
        .map(found -> PhotoWire.toDomain((DelegatePhoto) found));
  }

  @Override
  public Printable printable() {
    return printable;
  }

  @Override
  public Programme programme(byte[] file) {
    try {
      return ConferenceFile.read(file);
    } catch (ConfigException e) {
      throw new UnreadableProgramme(e.getMessage());
    }
  }

  @Override
  public void close() {
    stopped.countDown();
    runtime.close();
  }
}
