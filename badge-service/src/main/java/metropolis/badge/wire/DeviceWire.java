package metropolis.badge.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import metropolis.badge.device.Contact;
import metropolis.badge.device.Device;
import metropolis.badge.device.DeviceEvent;
import metropolis.badge.device.Invitation;
import metropolis.platform.values.Cause;
import metropolis.schemas.badge.DeviceEnrolled;
import metropolis.schemas.badge.DeviceRevoked;
import metropolis.schemas.badge.EnrolDevice;
import metropolis.schemas.badge.InviteDevice;
import metropolis.schemas.badge.ReportDevice;
import metropolis.schemas.badge.RevokeDevice;
import metropolis.schemas.badge.state.DeviceState;
import metropolis.schemas.badge.state.InvitationState;
import org.apache.avro.specific.SpecificRecord;

/** Devices and their codes. */
public final class DeviceWire {

  private DeviceWire() {}

  /** Whom codes are kept by; the bar of keys cannot be in it, nor can the id of a device. */
  public static String invitationEntity(String codeHash) {
    return "code-" + codeHash;
  }

  public static InviteDevice invite(
      String conference, String codeHash, String gate, Instant expires, Cause cause) {
    return new InviteDevice(
        Metas.command(cause, conference, invitationEntity(codeHash)), gate, codeHash, expires);
  }

  public static EnrolDevice enrol(
      String conference, String codeHash, String device, String name, Cause cause) {
    return new EnrolDevice(Metas.command(cause, conference, device), codeHash, device, name);
  }

  public static RevokeDevice revoke(String conference, String device, Cause cause) {
    return new RevokeDevice(Metas.command(cause, conference, device), device);
  }

  public static ReportDevice report(
      String conference, String device, Contact contact, Cause cause) {
    return new ReportDevice(
        Metas.command(cause, conference, device),
        device,
        contact.battery().isPresent() ? contact.battery().getAsInt() : null,
        contact.waiting(),
        contact.appVersion(),
        contact.offset().toMillis(),
        contact.uncertainty().toMillis());
  }

  public static Contact contact(ReportDevice report) {
    return new Contact(
        report.getMeta().getTime(),
        report.getBattery() == null ? OptionalInt.empty() : OptionalInt.of(report.getBattery()),
        report.getWaiting(),
        report.getAppVersion(),
        Duration.ofMillis(report.getOffsetMillis()),
        Duration.ofMillis(report.getUncertaintyMillis()),
        Optional.empty());
  }

  public static SpecificRecord event(String conference, DeviceEvent event) {
    return switch (event) {
      case DeviceEvent.Enrolled enrolled -> enrolled(conference, enrolled);
      case DeviceEvent.Revoked revoked -> revoked(conference, revoked);
    };
  }

  private static DeviceEnrolled enrolled(String conference, DeviceEvent.Enrolled event) {
    return new DeviceEnrolled(
        Metas.event(event.cause(), conference, event.device()),
        event.device(),
        event.gate(),
        event.invitedBy());
  }

  private static DeviceRevoked revoked(String conference, DeviceEvent.Revoked event) {
    return new DeviceRevoked(
        Metas.event(event.cause(), conference, event.device()), event.device(), event.gate());
  }

  public static InvitationState state(Invitation invitation) {
    return new InvitationState(
        invitation.codeHash(),
        invitation.gate(),
        invitation.expires(),
        invitation.invitedBy(),
        invitation.device().orElse(null));
  }

  public static Invitation invitation(InvitationState state) {
    return new Invitation(
        state.getCodeHash(),
        state.getGate(),
        state.getExpires(),
        state.getInvitedBy(),
        Optional.ofNullable(state.getDevice()));
  }

  public static DeviceState state(String conference, Device device) {
    return new DeviceState(
        enrolled(conference, device.enrolled()),
        device.name(),
        device.revoked().map(event -> revoked(conference, event)).orElse(null),
        device
            .contact()
            .map(
                contact ->
                    report(
                        conference,
                        device.id(),
                        contact,
                        new Cause("contact", device.enrolled().cause().actor(), contact.time())))
            .orElse(null));
  }

  public static Device device(DeviceState state) {
    DeviceEnrolled enrolled = state.getEnrolled();
    return new Device(
        new DeviceEvent.Enrolled(
            enrolled.getDevice(),
            enrolled.getGate(),
            enrolled.getInvitedBy(),
            Metas.cause(enrolled.getMeta())),
        state.getName(),
        Optional.ofNullable(state.getRevoked())
            .map(
                event ->
                    new DeviceEvent.Revoked(
                        event.getDevice(), event.getGate(), Metas.cause(event.getMeta()))),
        Optional.ofNullable(state.getReport()).map(DeviceWire::contact));
  }
}
