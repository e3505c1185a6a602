package metropolis.badge;

import java.util.Map;
import metropolis.badge.credential.Words;
import metropolis.badge.device.Device;
import metropolis.badge.device.Enrolling;
import metropolis.badge.device.Invitation;
import metropolis.badge.wire.DeviceWire;
import metropolis.badge.wire.Metas;
import metropolis.platform.kafka.Effects;
import metropolis.platform.kafka.EntityKey;
import metropolis.schemas.Topics;
import metropolis.schemas.badge.EnrolDevice;
import metropolis.schemas.badge.InviteDevice;
import metropolis.schemas.badge.ReportDevice;
import metropolis.schemas.badge.RevokeDevice;
import metropolis.schemas.common.CommandMeta;

/** What devices and their staff ask for, decided and carried out. */
final class DeviceDecisions {

  private DeviceDecisions() {}

  static Effects invited(ConferenceBook book, InviteDevice command) {
    if (book.admissions().venue().gate(command.getGate()).isEmpty()) {
      return Answers.refusal(command.getMeta(), "unknown-gate", "gate");
    }
    Invitation invitation =
        Enrolling.invite(command.getCodeHash(), command.getGate(), Metas.cause(command.getMeta()));
    return kept(Effects.none(), book, invitation).reply(Answers.done(command.getMeta(), "invited"));
  }

  static Effects enrolled(ConferenceBook book, EnrolDevice command) {
    Enrolling.Outcome outcome =
        Enrolling.enrol(
            book.devices(),
            command.getCodeHash(),
            command.getDevice(),
            command.getName(),
            Metas.cause(command.getMeta()));
    Effects effects = answered(book, command.getMeta(), "enrolled", outcome);
    if (outcome instanceof Enrolling.Outcome.Happened) {
      Invitation used =
          book.devices()
              .invitation(command.getCodeHash())
              .orElseThrow()
              .usedBy(command.getDevice());
      kept(effects, book, used);
    }
    return effects;
  }

  static Effects revoked(ConferenceBook book, RevokeDevice command) {
    return answered(
        book,
        command.getMeta(),
        "revoked",
        Enrolling.revoke(book.devices(), command.getDevice(), Metas.cause(command.getMeta())));
  }

  /** Kept and not published: how a battery was at ten past nine is no fact to keep for ever. */
  static Effects reported(ConferenceBook book, ReportDevice command) {
    return answered(
        book,
        command.getMeta(),
        "noted",
        Enrolling.report(book.devices(), command.getDevice(), DeviceWire.contact(command)));
  }

  private static Effects answered(
      ConferenceBook book, CommandMeta meta, String code, Enrolling.Outcome outcome) {
    return switch (outcome) {
      case Enrolling.Outcome.Happened happened -> {
        Effects effects = kept(Effects.none(), book, happened.device());
        effects.publish(
            Topics.CHECK_IN_EVENTS,
            new EntityKey(book.id(), happened.device().id()),
            DeviceWire.event(book.id(), happened.event()));
        yield effects.reply(Answers.done(meta, code, Map.of("gate", happened.device().gate())));
      }
      case Enrolling.Outcome.Noted noted ->
          kept(Effects.none(), book, noted.device()).reply(Answers.done(meta, code));
      case Enrolling.Outcome.Refused refused ->
          Answers.refusal(meta, Words.of(refused.why()), null);
    };
  }

  private static Effects kept(Effects effects, ConferenceBook book, Device device) {
    book.devices().put(device);
    return effects.put(
        Stores.DEVICES, new EntityKey(book.id(), device.id()), DeviceWire.state(book.id(), device));
  }

  private static Effects kept(Effects effects, ConferenceBook book, Invitation invitation) {
    book.devices().put(invitation);
    return effects.put(
        Stores.DEVICES,
        new EntityKey(book.id(), DeviceWire.invitationEntity(invitation.codeHash())),
        DeviceWire.state(invitation));
  }
}
