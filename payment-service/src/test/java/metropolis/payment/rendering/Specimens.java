package metropolis.payment.rendering;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import metropolis.payment.dossier.PostalAddress;
import metropolis.payment.ledger.Figures;
import metropolis.payment.ledger.VatRate;
import metropolis.payment.reference.Iban;
import metropolis.payment.reference.PaymentReference;
import metropolis.payment.reference.ShortCode;
import metropolis.payment.rendering.FinanceDocument.CreditNote;
import metropolis.payment.rendering.FinanceDocument.Invoice;
import metropolis.payment.rendering.FinanceDocument.Item;
import metropolis.payment.rendering.FinanceDocument.Payment;
import metropolis.payment.rendering.FinanceDocument.Receipt;
import metropolis.payment.rendering.FinanceDocument.Reminder;
import metropolis.payment.rendering.FinanceDocument.Transfer;
import metropolis.payment.rendering.FinanceDocument.Vat;
import metropolis.payment.rendering.Letterhead.Addressee;
import metropolis.payment.rendering.Letterhead.Conference;
import metropolis.payment.rendering.Letterhead.Sender;
import metropolis.platform.values.Money;

/** Papers to be drawn: invented people with the names that are hardest to set. */
final class Specimens {

  static final PostalAddress GENEVA =
      new PostalAddress("Ms Ana Souza", "Rue de Lausanne", "120", "1202", "Genève", "CH");
  static final Addressee ANA =
      new Addressee(
          List.of("Ms Ana Souza"), "Ministry of Migration", Optional.of(GENEVA), "CH", "en");
  static final Iban QR_IBAN = new Iban("CH4431999123000889012");

  /** One of a script each, with what the office knows of them. */
  static final List<Addressee> NAMES =
      List.of(
          person("MA", "نور الدين بن عبد الرحمن الهاشمي", "Noureddine Al-Hachimi", "جمعية الجسور"),
          person("PK", "نگہت پروین چغتائی", "Nighat Parveen Chughtai", "ادارہ برائے مہاجرت"),
          person("IL", "יְהוֹנָתָן בֶּן־שַׁחַר", "Yehonatan Ben-Shahar", "המכון לחקר ההגירה"),
          person(
              "IN",
              "क्षितिज श्रीवास्तव-त्रिपाठी",
              "Kshitij Shrivastava-Tripathi",
              "राष्ट्रीय प्रवासन संस्थान"),
          person("LK", "ஸ்ரீகிருஷ்ணமூர்த்தி", "Srikrishnamurthy", "Migration Desk"),
          person("TH", "สมชาย ใจดีกุลวงศ์", "Somchai Jaideekulwong", "มูลนิธิแรงงานข้ามชาติ"),
          person("KH", "សុខ ស្រីពេជ្រ", "Sok Sreypich", "Ministry of Interior"),
          person("MM", "ခင်မြတ်နိုး", "Khin Myat Noe", "Department of Labour"),
          person("ET", "ከበደ ወልደማርያም", "Kebede Woldemariam", "Expert group"),
          person("BT", "དོན་གྲུབ་པདྨ་ལྷུན་པོ", "Dondrup Pema Lhunpo", "Planning"),
          person("TW", "諸葛骨直", "Chu-ko Ku-chih", "國際移民研究中心"),
          person("JP", "佐々木 骨直", "Sasaki Honenao", "移民政策研究所"),
          person("KR", "남궁 슬기로운", "Namgung Seulgiroun", "이주정책연구원"),
          person("NG", "Adébọ́lá Ọ̀ṣúntókun", "Adébọ́lá Ọ̀ṣúntókun", "Ilé-iṣẹ́"),
          person("VN", "Đặng Thị Hương Giang", "Đặng Thị Hương Giang", "Viện Nghiên cứu"),
          person("OM", "Dr Aïsha بنت سالم (UN-OCHA)", "Dr Aïsha bint Salim", "OCHA · مكتب"));

  private Specimens() {}

  private static Addressee person(String country, String name, String latin, String organisation) {
    PostalAddress address = new PostalAddress("", "Main Road", "7", "10110", "Capital", country);
    List<String> names = name.equals(latin) ? List.of(name) : List.of(name, latin);
    return new Addressee(names, organisation, Optional.of(address), country, "en");
  }

  static Letterhead head(String language, Addressee addressee) {
    return new Letterhead(
        Locale.of(language),
        new Conference(
            "International Metropolis Conference 2004",
            "Centre International de Conférences",
            "Genève",
            LocalDate.of(2004, 9, 27),
            LocalDate.of(2004, 10, 1)),
        new Sender(
            new PostalAddress(
                "Metropolis Conference Association",
                "Rue de Varembé",
                "17",
                "1202",
                "Genève",
                "CH"),
            "EXAMCHGG",
            "Example Bank, Geneva",
            "CHE-123.456.788",
            "finance@metropolis2004.example"),
        addressee);
  }

  static Invoice invoice(String language, Addressee addressee, Figures figures, int vat) {
    return invoice(QR_IBAN, language, addressee, figures, vat);
  }

  static Invoice invoice(
      Iban account, String language, Addressee addressee, Figures figures, int vat) {
    Iban abroad = account.isQrIban() ? new Iban("CH9300762011623852957") : account;
    return new Invoice(
        head(language, addressee),
        "2004-000001",
        LocalDate.of(2004, 6, 14),
        LocalDate.of(2004, 7, 14),
        new Transfer(
            account,
            abroad,
            PaymentReference.ofInvoice(account, "metropolis-2004", 2004, 1),
            PaymentReference.abroad("metropolis-2004", 2004, 1),
            ShortCode.of("metropolis-2004", 2004, 1)),
        List.of(item(addressee, 45000, vat)),
        chf(45000),
        figures,
        figures.credited().isPositive(),
        false);
  }

  /** For a delegation of so many, from everywhere, of which the second has withdrawn. */
  static Invoice group(String language, int delegates, int vat) {
    List<Item> items =
        IntStream.range(0, delegates)
            .mapToObj(
                i -> {
                  Addressee delegate = NAMES.get(i % NAMES.size());
                  return new Item(
                      "Government", "EARLY", delegate.names(), chf(45000), vat(vat), "", i == 1);
                })
            .toList();
    PostalAddress ministry =
        new PostalAddress("Ministry of Migration", "Bundesgasse", "3", "3003", "Bern", "CH");
    Invoice one = invoice(language, Addressee.of(ministry, language), open(45000), vat);
    return new Invoice(
        one.head(),
        "2004-000007",
        one.date(),
        one.due(),
        one.transfer(),
        items,
        chf(45000L * delegates),
        new Figures(chf(0), chf(0), chf(45000), chf(45000L * (delegates - 1))),
        false,
        false);
  }

  static Reminder reminder(String language, Addressee addressee, int level) {
    return new Reminder(
        head(language, addressee),
        "2004-000001-M" + level,
        LocalDate.of(2004, 8, 14),
        level,
        LocalDate.of(2004, 8, 24),
        chf(45000),
        invoice(language, addressee, open(45000), 810));
  }

  static CreditNote creditNote(String language, Addressee addressee) {
    return new CreditNote(
        head(language, addressee),
        "2004-000001-C1",
        LocalDate.of(2004, 7, 1),
        "2004-000001",
        LocalDate.of(2004, 6, 14),
        item(addressee, 45000, 810),
        chf(25000),
        chf(20000),
        "registration-ended",
        "");
  }

  static Receipt receipt(String language, Addressee addressee) {
    return new Receipt(
        head(language, addressee),
        "2004-000001-R1",
        LocalDate.of(2004, 7, 1),
        "2004-000001",
        LocalDate.of(2004, 6, 14),
        List.of(item(addressee, 45000, 810)),
        chf(45000),
        List.of(
            new Payment(LocalDate.of(2004, 6, 20), chf(20000)),
            new Payment(LocalDate.of(2004, 6, 30), chf(20000))),
        chf(5000),
        chf(0));
  }

  private static Item item(Addressee addressee, long minor, int vat) {
    return new Item("Government", "EARLY", addressee.names(), chf(minor), vat(vat), "", false);
  }

  private static Vat vat(int rate) {
    return rate == 0
        ? new Vat(VatRate.NONE, "Not subject to Swiss value added tax.")
        : new Vat(new VatRate(rate), "Services supplied in Switzerland; place of supply Geneva.");
  }

  static Figures open(long minor) {
    return new Figures(chf(0), chf(0), chf(0), chf(minor));
  }

  static Money chf(long minor) {
    return Money.of(minor, "CHF");
  }
}
