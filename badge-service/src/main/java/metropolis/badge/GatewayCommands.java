package metropolis.badge;

import java.util.Map;
import java.util.OptionalInt;
import metropolis.badge.admission.OverrideReason;
import metropolis.badge.admission.Resolution;
import metropolis.badge.admission.Scan;
import metropolis.badge.admission.UndoReason;
import metropolis.badge.credential.Wish;
import metropolis.badge.credential.Words;
import metropolis.badge.device.Contact;
import metropolis.badge.device.Enrolling;
import metropolis.badge.http.Commands;
import metropolis.badge.printing.PrintJobs;
import metropolis.badge.printing.Printing;
import metropolis.badge.wire.AdmissionWire;
import metropolis.badge.wire.DeviceWire;
import metropolis.badge.wire.JobWire;
import metropolis.badge.wire.Metas;
import metropolis.badge.wire.RunWire;
import metropolis.badge.wire.SeatWire;
import metropolis.badge.wire.WishWire;
import metropolis.platform.kafka.EntityKey;
import metropolis.platform.values.Cause;
import metropolis.schemas.badge.UndoScan;
import metropolis.schemas.common.CommandReply;
import org.apache.avro.specific.SpecificRecord;

/** Sends commands to whoever decides, and waits. Any thread may use it. */
final class GatewayCommands implements Commands {

  /** Where commands go. */
  @FunctionalInterface
  interface Gateway {
    CommandReply send(EntityKey key, SpecificRecord command);
  }

  private final Gateway gateway;

  GatewayCommands(Gateway gateway) {
    this.gateway = gateway;
  }

  @Override
  public Answer record(String conference, Scan scan) {
    return send(conference, scan.id(), AdmissionWire.command(conference, scan));
  }

  @Override
  public Answer undo(String conference, String scanId, UndoReason reason, Cause cause) {
    return send(
        conference,
        scanId,
        new UndoScan(Metas.command(cause, conference, scanId), scanId, Words.of(reason)));
  }

  @Override
  public Answer override(String conference, String scanId, OverrideReason reason, Cause cause) {
    return send(conference, scanId, AdmissionWire.override(conference, scanId, reason, cause));
  }

  @Override
  public Answer resolve(String conference, String scanId, Resolution resolution, Cause cause) {
    return send(conference, scanId, AdmissionWire.resolve(conference, scanId, resolution, cause));
  }

  @Override
  public Answer invite(String conference, String codeHash, String gate, Cause cause) {
    return send(
        conference,
        DeviceWire.invitationEntity(codeHash),
        DeviceWire.invite(
            conference, codeHash, gate, cause.time().plus(Enrolling.CODE_LASTS), cause));
  }

  @Override
  public Answer enrol(String conference, String codeHash, String device, String name, Cause cause) {
    return send(conference, device, DeviceWire.enrol(conference, codeHash, device, name, cause));
  }

  @Override
  public Answer revokeDevice(String conference, String device, Cause cause) {
    return send(conference, device, DeviceWire.revoke(conference, device, cause));
  }

  @Override
  public Answer report(String conference, String device, Contact contact, Cause cause) {
    return send(conference, device, DeviceWire.report(conference, device, contact, cause));
  }

  @Override
  public Answer releaseSeats(String conference, String session, Cause cause) {
    return send(conference, session, SeatWire.release(conference, session, cause));
  }

  @Override
  public Answer wish(
      String conference, String registrationId, OptionalInt serial, Wish wish, Cause cause) {
    return send(
        conference,
        registrationId,
        WishWire.command(conference, registrationId, serial, wish, cause));
  }

  @Override
  public Answer startRun(String conference, Printing.Plan plan, Cause cause) {
    return send(conference, RunWire.NEW_RUN, RunWire.start(conference, plan, cause));
  }

  @Override
  public Answer drawn(String conference, Printing.Drawn drawn) {
    return send(conference, RunWire.entity(drawn.run()), RunWire.draw(conference, drawn));
  }

  @Override
  public Answer confirm(String conference, Printing.Pages pages, Cause cause) {
    return send(conference, RunWire.entity(pages.run()), RunWire.confirm(conference, pages, cause));
  }

  @Override
  public Answer endRun(String conference, int run, Cause cause) {
    return send(conference, RunWire.entity(run), RunWire.end(conference, run, cause));
  }

  @Override
  public Answer queueJob(String conference, PrintJobs.Order order, Cause cause) {
    return send(conference, order.registrationId(), JobWire.queue(conference, order, cause));
  }

  @Override
  public Answer advanceJob(
      String conference, String job, int attempt, PrintJobs.Step step, Cause cause) {
    return send(
        conference, JobWire.entity(job), JobWire.advance(conference, job, attempt, step, cause));
  }

  private Answer send(String conference, String entity, SpecificRecord command) {
    CommandReply reply = gateway.send(new EntityKey(conference, entity), command);
    return switch (reply.getOutcome()) {
      case DONE -> new Answer.Done(Map.copyOf(reply.getData()));
      case REFUSED -> new Answer.Refused(reply.getCode());
      case FAILED ->
          throw new IllegalStateException("a command could not be decided: " + reply.getCode());
    };
  }
}
