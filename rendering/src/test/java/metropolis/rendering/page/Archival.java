package metropolis.rendering.page;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.Collectors;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Asks veraPDF. */
public final class Archival {

  static {
    VeraGreenfieldFoundryProvider.initialise();
  }

  private Archival() {}

  /** What is wrong with a document, in words; empty if it is PDF/A-2a and PDF/UA-1. */
  public static List<String> faults(byte[] pdf) {
    List<String> faults = new java.util.ArrayList<>(faults(pdf, PDFAFlavour.PDFA_2_A));
    faults.addAll(faults(pdf, PDFAFlavour.PDFUA_1));
    return faults;
  }

  private static List<String> faults(byte[] pdf, PDFAFlavour flavour) {
    try (PDFAParser parser =
            Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      return validator.validate(parser).getTestAssertions().stream()
          .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
          .map(fault -> fault.getRuleId().getClause() + " " + fault.getMessage())
          .distinct()
          .collect(Collectors.toList());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
