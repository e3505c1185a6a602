package metropolis.badge.rendering;

import java.io.OutputStream;
import java.util.Iterator;
import java.util.Optional;
import metropolis.rendering.font.Faces;
import metropolis.rendering.page.PdfDocument;
import metropolis.rendering.page.PdfSettings;
import metropolis.rendering.text.Typesetter;

/**
 * Prints certificates of attendance as PDF/A-2a and PDF/UA-1. The same certificates give the same
 * bytes. Any thread may use it.
 */
public final class CertificatePrinter {

  private final Typesetter typesetter = new Typesetter(Faces.shared());

  /** Whether the name can be written, in its own letters or in Latin ones. */
  public boolean isPrintable(Wearer wearer) {
    return name(wearer).isPresent();
  }

  static Optional<String> name(Wearer wearer) {
    return Composer.name(wearer, new Found());
  }

  /**
   * Prints certificates as they come, each on a page of its own or, with many sessions, on several.
   *
   * @param title of the document
   * @param language of the document; a certificate may have another
   * @param out is left open
   * @throws IllegalArgumentException if there is none, or a name cannot be written
   * @throws java.io.UncheckedIOException if the stream fails
   */
  public void print(
      Stationery stationery,
      String title,
      String language,
      Iterator<Certificate> certificates,
      OutputStream out) {
    if (!certificates.hasNext()) {
      throw new IllegalArgumentException("no certificate to print");
    }
    try (PdfDocument document = new PdfDocument(out, PdfSettings.forMail(title, language))) {
      while (certificates.hasNext()) {
        new CertificatePainter(typesetter, document, stationery, certificates.next()).paint();
      }
    }
  }
}
