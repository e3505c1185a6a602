package metropolis.badge.device;

import metropolis.platform.values.Cause;

/** What happened to the trust in a device. */
public sealed interface DeviceEvent {

  String device();

  String gate();

  Cause cause();

  /**
   * @param invitedBy whose code it showed: the id of an account
   */
  record Enrolled(String device, String gate, String invitedBy, Cause cause)
      implements DeviceEvent {}

  /** It gets nothing any more, and wipes what it has when it asks next. */
  record Revoked(String device, String gate, Cause cause) implements DeviceEvent {}
}
