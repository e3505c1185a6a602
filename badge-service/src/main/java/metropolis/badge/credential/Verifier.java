package metropolis.badge.credential;

/** Checks Ed25519 signatures (RFC 8032) made with one key. Threads may share it. */
@FunctionalInterface
public interface Verifier {

  /**
   * Whether the signature is this key's over this content; false for one so broken that it cannot
   * even be compared.
   *
   * @param signature 64 bytes
   */
  boolean verifies(byte[] content, byte[] signature);
}
