package metropolis.payment.dossier;

import metropolis.platform.values.Cause;

/**
 * A file of the bank as it was uploaded, which the law has us keep. Names persons.
 *
 * @param uploadHash SHA-256 of the bytes before they were compressed
 * @param compressed by gzip; not copied, and nobody changes it; empty if it is kept in pieces
 * @param pieces how many pieces it is kept in, beside this; 0 if it is kept here
 */
public record KeptFile(
    String uploadHash, String fileName, byte[] compressed, int pieces, Cause cause) {

  /** A file of one piece. */
  public KeptFile(String uploadHash, String fileName, byte[] compressed, Cause cause) {
    this(uploadHash, fileName, compressed, 0, cause);
  }

  /** A long file. */
  public static KeptFile inPieces(String uploadHash, String fileName, int pieces, Cause cause) {
    return new KeptFile(uploadHash, fileName, new byte[0], pieces, cause);
  }
}
