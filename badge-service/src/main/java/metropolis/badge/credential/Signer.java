package metropolis.badge.credential;

/** Makes Ed25519 signatures (RFC 8032) with one key. Threads may share it. */
@FunctionalInterface
public interface Signer {

  /**
   * The one signature of this key over this content.
   *
   * @return 64 bytes
   */
  byte[] sign(byte[] content);
}
