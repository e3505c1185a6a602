package metropolis.payment.dossier;

import java.util.HashMap;
import java.util.List;
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
  private final Map<String, List<SetApart>> apart = new HashMap<>();
  private final Map<String, KeptFile> files = new HashMap<>();
  private final Map<String, Payee> payees = new HashMap<>();
  private final Map<String, byte[]> orderFiles = new HashMap<>();

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

  /** Who is to pay is held once, though restored apart as a delegate and as an addressee. */
  public void restored() {
    addressees.replaceAll(
        (number, addressee) -> {
          Payer payer = payers.get(addressee.registrationId());
          return addressee.equals(payer) ? payer : addressee;
        });
  }

  /** To whom an invoice was addressed; empty until the delegate is known. */
  public Optional<Payer> addressee(String invoiceNumber) {
    return Optional.ofNullable(addressees.get(invoiceNumber));
  }

  public void address(String invoiceNumber, Payer payer) {
    // The books hold the same text.
    addressees.put(invoiceNumber.intern(), payer);
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

  /** Lines of a statement that are not booked. */
  public List<SetApart> apart(String importId) {
    return apart.getOrDefault(importId, List.of());
  }

  public void setApart(String importId, List<SetApart> lines) {
    if (lines.isEmpty()) {
      apart.remove(importId);
    } else {
      apart.put(importId, List.copyOf(lines));
    }
  }

  /** A file as it was uploaded; empty if it was not kept. */
  public Optional<KeptFile> file(String uploadHash) {
    return Optional.ofNullable(files.get(uploadHash));
  }

  public void keep(KeptFile file) {
    files.put(file.uploadHash(), file);
  }

  /** Under which name a statement was uploaded. */
  public String fileName(String importId) {
    return fileNames.getOrDefault(importId, "");
  }

  public void named(String importId, String fileName) {
    fileNames.put(importId, fileName);
  }

  /** Who gets a refund. */
  public Optional<Payee> payee(String refundId) {
    return Optional.ofNullable(payees.get(refundId));
  }

  public void pay(String refundId, Payee payee) {
    payees.put(refundId, payee);
  }

  /** The file of a payment order, compressed by gzip. Not copied, and nobody changes it. */
  public Optional<byte[]> orderFile(String orderId) {
    return Optional.ofNullable(orderFiles.get(orderId));
  }

  public void keepOrderFile(String orderId, byte[] compressed) {
    orderFiles.put(orderId, compressed);
  }
}
