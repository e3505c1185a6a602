package metropolis.registration.wire;

import java.util.OptionalInt;
import metropolis.platform.values.Cause;
import metropolis.registration.enrolment.CancellationReason;
import metropolis.registration.enrolment.Channel;
import metropolis.registration.enrolment.Command;
import metropolis.registration.enrolment.RefusalReason;
import metropolis.schemas.common.CommandMeta;
import metropolis.schemas.registration.AnnounceConference;
import metropolis.schemas.registration.ApproveRegistration;
import metropolis.schemas.registration.CancelRegistration;
import metropolis.schemas.registration.ChangeProfile;
import metropolis.schemas.registration.ChooseSessions;
import metropolis.schemas.registration.EraseRegistration;
import metropolis.schemas.registration.RefuseRegistration;
import metropolis.schemas.registration.RemovePhoto;
import metropolis.schemas.registration.SetPhoto;
import metropolis.schemas.registration.SubmitRegistration;
import org.apache.avro.specific.SpecificRecord;

/** Commands, both ways. */
public final class CommandWire {

  private CommandWire() {}

  /** The entity a command is about: a registration, or the programme. */
  public static String entity(Command command) {
    return switch (command) {
      case Command.AnnounceConference _ -> ProgrammeWire.ENTITY;
      case Command.Submit c -> c.registrationId();
      case Command.Approve c -> c.registrationId();
      case Command.Refuse c -> c.registrationId();
      case Command.Cancel c -> c.registrationId();
      case Command.ChangeProfile c -> c.registrationId();
      case Command.ChooseSessions c -> c.registrationId();
      case Command.SetPhoto c -> c.registrationId();
      case Command.RemovePhoto c -> c.registrationId();
      case Command.Erase c -> c.registrationId();
    };
  }

  public static SpecificRecord toAvro(String conference, Cause cause, Command command) {
    CommandMeta meta = Common.command(cause, conference, entity(command));
    return switch (command) {
      case Command.AnnounceConference c ->
          new AnnounceConference(meta, ProgrammeWire.toAvro(c.programme(), 0, cause));
      case Command.Submit c ->
          new SubmitRegistration(
              meta,
              channel(c.channel()),
              ProfileWire.toAvro(conference, c.registrationId(), 1, c.profile()),
              c.sessions());
      case Command.Approve _ -> new ApproveRegistration(meta);
      case Command.Refuse c -> new RefuseRegistration(meta, Common.code(c.reason()), c.note());
      case Command.Cancel c -> new CancelRegistration(meta, Common.code(c.reason()), c.note());
      case Command.ChangeProfile c ->
          new ChangeProfile(
              meta,
              ProfileWire.toAvro(
                  conference, c.registrationId(), c.seenVersion().orElse(0), c.profile()));
      case Command.ChooseSessions c -> new ChooseSessions(meta, c.sessions());
      case Command.SetPhoto c -> new SetPhoto(meta, PhotoWire.bytes(c.photo()));
      case Command.RemovePhoto _ -> new RemovePhoto(meta);
      case Command.Erase _ -> new EraseRegistration(meta);
    };
  }

  public static Cause cause(SpecificRecord command) {
    return Common.cause((CommandMeta) command.get(0));
  }

  /**
   * @throws IllegalArgumentException if the record is no command of this service, or a code in it
   *     is unknown
   */
  public static Command toDomain(SpecificRecord command) {
    return switch (command) {
      case AnnounceConference c ->
          new Command.AnnounceConference(ProgrammeWire.toDomain(c.getProgramme()));
      case SubmitRegistration c ->
          new Command.Submit(
              id(c.getMeta()),
              channel(c.getChannel()),
              ProfileWire.toDomain(c.getProfile()),
              c.getSessions());
      case ApproveRegistration c -> new Command.Approve(id(c.getMeta()));
      case RefuseRegistration c ->
          new Command.Refuse(
              id(c.getMeta()), Common.named(RefusalReason.class, c.getReason()), c.getNote());
      case CancelRegistration c ->
          new Command.Cancel(
              id(c.getMeta()), Common.named(CancellationReason.class, c.getReason()), c.getNote());
      case ChangeProfile c -> {
        int seen = c.getProfile().getVersion();
        yield new Command.ChangeProfile(
            id(c.getMeta()),
            ProfileWire.toDomain(c.getProfile()),
            seen == 0 ? OptionalInt.empty() : OptionalInt.of(seen));
      }
      case ChooseSessions c -> new Command.ChooseSessions(id(c.getMeta()), c.getSessions());
      case SetPhoto c -> new Command.SetPhoto(id(c.getMeta()), PhotoWire.photo(c.getJpeg()));
      case RemovePhoto c -> new Command.RemovePhoto(id(c.getMeta()));
      case EraseRegistration c -> new Command.Erase(id(c.getMeta()));
      default ->
          throw new IllegalArgumentException("not a command: " + command.getSchema().getName());
    };
  }

  private static String id(CommandMeta meta) {
    return meta.getEntityId();
  }

  static metropolis.schemas.registration.Channel channel(Channel channel) {
    return switch (channel) {
      case FORM -> metropolis.schemas.registration.Channel.FORM;
      case DESK -> metropolis.schemas.registration.Channel.DESK;
      case IMPORT -> metropolis.schemas.registration.Channel.IMPORT;
      case API -> metropolis.schemas.registration.Channel.API;
    };
  }

  static Channel channel(metropolis.schemas.registration.Channel channel) {
    return switch (channel) {
      case FORM -> Channel.FORM;
      case DESK -> Channel.DESK;
      case IMPORT -> Channel.IMPORT;
      case API -> Channel.API;
    };
  }
}
