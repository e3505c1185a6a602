package metropolis.badge.credential;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Map;

/** Keys for tests. */
public final class Keys {

  private Keys() {}

  public static KeyRing ring() {
    return ring(1, pair());
  }

  static KeyRing ring(int id, KeyPair pair) {
    return new KeyRing(Map.of(id, pair.getPublic()), pair.getPrivate());
  }

  static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
