package metropolis.payment.dossier;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The persons of one conference's books. One writer; readers need its lock. */
public final class Dossiers {

  private final Map<String, Payer> payers = new HashMap<>();
  private final Map<String, Payer> addressees = new HashMap<>();
  private final Map<String, PostalAddress> readdressed = new HashMap<>();
  private final Map<String, Narrative> narratives = new HashMap<>();
  private final Map<String, String> notes = new HashMap<>();
  private final Map<String, String> fileNames = new HashMap<>();

  /** A delegate as known now. */
  public Optional<Payer> payer(String registrationId) {
    return Optional.ofNullable(payers.get(registrationId));
  }

  public void keep(Payer payer) {
    payers.put(payer.registrationId(), payer);
  }

  /** Erases a delegate. The addressee of an invoice stays: the books keep it by law. */
  public void forget(String registrationId) {
    payers.remove(registrationId);
  }

  /** To whom an invoice was addressed; empty until the delegate is known. */
  public Optional<Payer> addressee(String invoiceNumber) {
    return Optional.ofNullable(addressees.get(invoiceNumber));
  }

  public void address(String invoiceNumber, Payer payer) {
    addressees.put(invoiceNumber, payer);
  }

  /** Whom an invoice was addressed to in the delegate's place, if it was. */
  public Optional<PostalAddress> readdressed(String invoiceNumber) {
    return Optional.ofNullable(readdressed.get(invoiceNumber));
  }

  public void readdress(String invoiceNumber, PostalAddress address) {
    readdressed.put(invoiceNumber, address);
  }

  public Narrative narrative(String lineKey) {
    return narratives.getOrDefault(lineKey, Narrative.NONE);
  }

  public void narrate(String lineKey, Narrative narrative) {
    narratives.put(lineKey, narrative);
  }

  /** What finance noted with a waiver; empty if nothing. */
  public String note(String waiverId) {
    return notes.getOrDefault(waiverId, "");
  }

  public void note(String waiverId, String text) {
    if (text.isBlank()) {
      notes.remove(waiverId);
    } else {
      notes.put(waiverId, text);
    }
  }

  /** Under which name a statement was uploaded. */
  public String fileName(String importId) {
    return fileNames.getOrDefault(importId, "");
  }

  public void named(String importId, String fileName) {
    fileNames.put(importId, fileName);
  }
}
