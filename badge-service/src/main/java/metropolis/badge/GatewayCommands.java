package metropolis.badge;

import java.util.OptionalInt;
import metropolis.badge.admission.Scan;
import metropolis.badge.admission.UndoReason;
import metropolis.badge.credential.IssueReason;
import metropolis.badge.credential.RevocationReason;
import metropolis.badge.credential.Words;
import metropolis.badge.http.Commands;
import metropolis.badge.wire.AdmissionWire;
import metropolis.badge.wire.Metas;
import metropolis.platform.kafka.EntityKey;
import metropolis.platform.values.Cause;
import metropolis.schemas.badge.ReissueBadge;
import metropolis.schemas.badge.RevokeBadge;
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
  public Answer reissue(
      String conference,
      String registrationId,
      OptionalInt serial,
      IssueReason reason,
      Cause cause) {
    return send(
        conference,
        registrationId,
        new ReissueBadge(
            Metas.command(cause, conference, registrationId),
            registrationId,
            orNull(serial),
            Words.of(reason)));
  }

  @Override
  public Answer revoke(
      String conference,
      String registrationId,
      OptionalInt serial,
      RevocationReason reason,
      Cause cause) {
    return send(
        conference,
        registrationId,
        new RevokeBadge(
            Metas.command(cause, conference, registrationId),
            registrationId,
            orNull(serial),
            Words.of(reason)));
  }

  private Answer send(String conference, String entity, SpecificRecord command) {
    CommandReply reply = gateway.send(new EntityKey(conference, entity), command);
    return switch (reply.getOutcome()) {
      case DONE -> new Answer.Done();
      case REFUSED -> new Answer.Refused(reply.getCode());
      case FAILED ->
          throw new IllegalStateException("a command could not be decided: " + reply.getCode());
    };
  }

  private static Integer orNull(OptionalInt serial) {
    return serial.isPresent() ? serial.getAsInt() : null;
  }
}
