package metropolis.badge.device;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The devices of one conference. Not safe for use by several threads: one writes, readers are kept
 * out meanwhile by whoever owns the book.
 */
public final class DeviceBook {

  private final Map<String, Device> devices = new LinkedHashMap<>();
  private final Map<String, Invitation> invitations = new HashMap<>();

  public Optional<Device> device(String id) {
    return Optional.ofNullable(devices.get(id));
  }

  public Collection<Device> all() {
    return Collections.unmodifiableCollection(devices.values());
  }

  public Optional<Invitation> invitation(String codeHash) {
    return Optional.ofNullable(invitations.get(codeHash));
  }

  public void put(Invitation invitation) {
    invitations.put(invitation.codeHash(), invitation);
  }

  public void put(Device device) {
    devices.put(device.id(), device);
  }
}
