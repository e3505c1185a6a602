package metropolis.payment.office;

import java.util.List;

/**
 * An uploaded file of the bank: all its statements, to be taken together or not at all.
 *
 * @param uploadHash SHA-256 of the file, hexadecimal
 * @param compressed the file by gzip; not copied, and nobody changes it
 * @param statements in the order of the file, with what came in words
 */
public record Parcel(
    String uploadHash, String fileName, byte[] compressed, List<Order> statements) {

  public Parcel {
    statements = List.copyOf(statements);
  }
}
