package metropolis.payment.layout;

import static metropolis.payment.layout.CsvProfile.Column.ACCOUNT;
import static metropolis.payment.layout.CsvProfile.Column.AMOUNT;
import static metropolis.payment.layout.CsvProfile.Column.BOOKING_DATE;
import static metropolis.payment.layout.CsvProfile.Column.CREDIT;
import static metropolis.payment.layout.CsvProfile.Column.CURRENCY;
import static metropolis.payment.layout.CsvProfile.Column.DEBIT;
import static metropolis.payment.layout.CsvProfile.Column.DETAIL_AMOUNT;
import static metropolis.payment.layout.CsvProfile.Column.MORE_TEXT;
import static metropolis.payment.layout.CsvProfile.Column.REFERENCE;
import static metropolis.payment.layout.CsvProfile.Column.STILL_MORE_TEXT;
import static metropolis.payment.layout.CsvProfile.Column.TEXT;
import static metropolis.payment.layout.CsvProfile.Column.TRANSACTION;
import static metropolis.payment.layout.CsvProfile.Column.VALUE_DATE;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import metropolis.payment.layout.CsvProfile.Column;

/**
 * Layouts of banks that finance need not describe. Headings are those that the banks print in their
 * languages; where a bank has changed its layout, both are found by the same profile.
 */
public final class CsvProfiles {

  /** Some banks add a time of the day that is always midnight. */
  private static final List<String> DATES =
      List.of("dd.MM.uuuu", "dd.MM.uu", "uuuu-MM-dd", "uuuu-MM-dd HH:mm:ss.S");

  private static final CsvProfile UBS =
      profile(
          "ubs",
          "UBS",
          Map.ofEntries(
              column(
                  BOOKING_DATE,
                  "Buchungsdatum",
                  "Booking date",
                  "Date de comptabilisation",
                  "Data di registrazione",
                  "Data di contabilizzazione"),
              column(
                  VALUE_DATE,
                  "Valutadatum",
                  "Valuta",
                  "Value date",
                  "Date de valeur",
                  "Data di valuta"),
              column(CURRENCY, "Währung", "Currency", "Monnaie", "Moneta"),
              column(DEBIT, "Belastung", "Debit", "Débit", "Addebito"),
              column(CREDIT, "Gutschrift", "Credit", "Crédit", "Accredito"),
              column(
                  DETAIL_AMOUNT,
                  "Einzelbetrag",
                  "Individual amount",
                  "Sous-montant",
                  "Importo singolo"),
              column(
                  TRANSACTION,
                  "Transaktions-Nr.",
                  "Transaction no.",
                  "N° de transaction",
                  "N. di transazione"),
              column(TEXT, "Beschreibung1", "Description1", "Descrizione1"),
              column(MORE_TEXT, "Beschreibung2", "Description2", "Descrizione2"),
              column(STILL_MORE_TEXT, "Beschreibung3", "Description3", "Descrizione3")),
          Set.of(TRANSACTION, DETAIL_AMOUNT, TEXT),
          ".",
          true,
          Optional.empty());

  private static final CsvProfile ZKB =
      profile(
          "zkb",
          "Zürcher Kantonalbank",
          Map.ofEntries(
              column(BOOKING_DATE, "Datum", "Date", "Data"),
              column(VALUE_DATE, "Valuta", "Value date", "Valeur"),
              column(CURRENCY, "Whg", "Curr", "Mon"),
              column(DEBIT, "Belastung", "Debit", "Débit", "Addebito"),
              column(CREDIT, "Gutschrift", "Credit", "Crédit", "Accredito"),
              column(
                  DETAIL_AMOUNT,
                  "Betrag Detail",
                  "Amount details",
                  "Montant détail",
                  "Importo dettaglio"),
              column(
                  TRANSACTION, "ZKB-Referenz", "ZKB reference", "Référence ZKB", "Riferimento ZKB"),
              column(
                  REFERENCE,
                  "Referenznummer",
                  "Reference number",
                  "Numéro de référence",
                  "Numero di riferimento"),
              column(
                  TEXT,
                  "Buchungstext",
                  "Booking text",
                  "Texte comptable",
                  "Testo di registrazione"),
              column(
                  MORE_TEXT,
                  "Zahlungszweck",
                  "Payment purpose",
                  "Motif du paiement",
                  "Motivo del pagamento"),
              column(STILL_MORE_TEXT, "Details", "Détails", "Dettagli")),
          Set.of(TRANSACTION, TEXT),
          ".",
          true,
          Optional.empty());

  private static final CsvProfile POSTFINANCE =
      profile(
          "postfinance",
          "PostFinance",
          Map.ofEntries(
              column(BOOKING_DATE, "Buchungsdatum", "Datum", "Date", "Data", "Booking date"),
              column(VALUE_DATE, "Valuta", "Valeur", "Value date", "Value"),
              column(DEBIT, "Lastschrift", "Débit", "Addebito", "Debit"),
              column(CREDIT, "Gutschrift", "Crédit", "Accredito", "Credit"),
              column(
                  TEXT,
                  "Avisierungstext",
                  "Texte de notification",
                  "Testo di avviso",
                  "Notification text")),
          Set.of(TEXT, DEBIT, CREDIT),
          ".",
          false,
          Optional.empty());

  private static final CsvProfile RAIFFEISEN =
      profile(
          "raiffeisen",
          "Raiffeisen",
          Map.ofEntries(
              column(ACCOUNT, "IBAN"),
              column(
                  BOOKING_DATE, "Booked At", "Gebucht am", "Comptabilisé le", "Contabilizzato il"),
              column(VALUE_DATE, "Valuta Date", "Valutadatum", "Date de valeur", "Data di valuta"),
              column(TEXT, "Text", "Texte", "Testo"),
              column(
                  AMOUNT,
                  "Credit/Debit Amount",
                  "Gutschrift/Belastung Betrag",
                  "Montant crédit/débit",
                  "Importo accredito/addebito")),
          Set.of(ACCOUNT, AMOUNT, TEXT),
          ".",
          true,
          Optional.of(Currency.getInstance("CHF")));

  private static final CsvProfile BCV =
      profile(
          "bcv",
          "Banque Cantonale Vaudoise",
          Map.ofEntries(
              column(
                  BOOKING_DATE,
                  "Date d'exécution",
                  "Date exécution",
                  "Date comptable",
                  "Execution date",
                  "Ausführungsdatum"),
              column(VALUE_DATE, "Date valeur", "Date de valeur", "Value date", "Valutadatum"),
              column(DEBIT, "Débit", "Debit", "Belastung"),
              column(CREDIT, "Crédit", "Credit", "Gutschrift"),
              column(TEXT, "Libellé", "Description", "Buchungstext")),
          Set.of(TEXT, DEBIT, CREDIT),
          ".",
          true,
          Optional.of(Currency.getInstance("CHF")));

  private static final CsvProfile MIGROS =
      profile(
          "migros",
          "Migros Bank",
          Map.ofEntries(
              column(BOOKING_DATE, "Datum", "Date", "Data"),
              column(VALUE_DATE, "Valuta", "Valeur"),
              column(TEXT, "Buchungstext", "Texte comptable", "Testo di registrazione"),
              column(MORE_TEXT, "Mitteilung", "Communication", "Comunicazione"),
              column(REFERENCE, "Referenz", "Référence", "Riferimento"),
              column(AMOUNT, "Betrag", "Montant", "Importo")),
          Set.of(TEXT, AMOUNT, VALUE_DATE),
          ".,",
          false,
          Optional.empty());

  private CsvProfiles() {}

  /** The most particular first: a file is of the first that fits it. */
  public static List<CsvProfile> readyMade() {
    return List.of(UBS, ZKB, POSTFINANCE, RAIFFEISEN, BCV, MIGROS);
  }

  private static CsvProfile profile(
      String id,
      String name,
      Map<Column, List<String>> headings,
      Set<Column> signature,
      String decimals,
      boolean continued,
      Optional<Currency> currency) {
    return new CsvProfile(
        id,
        name,
        Optional.empty(),
        Optional.empty(),
        headings,
        signature,
        DATES,
        decimals,
        continued,
        List.of("Disclaimer", "Total", "Totale"),
        currency);
  }

  private static Map.Entry<Column, List<String>> column(Column column, String... headings) {
    return Map.entry(column, List.of(headings));
  }
}
