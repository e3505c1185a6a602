package metropolis.badge.credential;

/**
 * What a badge was printed from.
 *
 * @param template its name
 * @param templateVersion a version or a hash: what tells two templates of that name apart
 * @param sha256 of the document that went to the printer, in lower-case hexadecimal digits
 * @param profileVersion the edition of the person's details as they were printed; they are not kept
 *     themselves
 */
public record Imprint(String template, String templateVersion, String sha256, int profileVersion) {

  public Imprint {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not a SHA-256 hash");
    }
  }
}
