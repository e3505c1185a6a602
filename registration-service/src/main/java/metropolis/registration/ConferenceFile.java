package metropolis.registration;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import metropolis.platform.config.ConfigFile;
import metropolis.platform.config.Strict;
import metropolis.platform.values.MayBeNull;
import metropolis.platform.values.Money;
import metropolis.registration.programme.Approval;
import metropolis.registration.programme.BankCharges;
import metropolis.registration.programme.Creditor;
import metropolis.registration.programme.Dunning;
import metropolis.registration.programme.LocalText;
import metropolis.registration.programme.Programme;
import metropolis.registration.programme.ProgrammeRules;
import metropolis.registration.programme.Vat;
import metropolis.registration.programme.Zone.AntiPassBack;

/**
 * A conference as written by its secretariat: {@code conference.yaml}. Times are those of clocks at
 * the venue, amounts are decimal numbers of the conference's currency.
 *
 * @param letterLanguages languages of letters and invoices; those of the pages if left out
 * @param zones names of those that gates lead into; left out, zones are called by their ids
 * @param reminders when invoices are reminded of; as usual if left out
 * @param fees until which day the early fee applies, and from which the on-site fee
 * @param vatRate that fees include, per cent; left out where they are not subject to it
 * @param secondPersonAbove by currency what one person of finance may waive or refund alone
 */
public record ConferenceFile(
    String id,
    Map<String, String> name,
    Map<String, String> theme,
    String venue,
    String town,
    String country,
    String timeZone,
    LocalDate firstDay,
    LocalDate lastDay,
    String contactEmail,
    List<String> languages,
    @MayBeNull List<String> letterLanguages,
    String currency,
    Window registration,
    FeeDates fees,
    int paymentTermDays,
    @MayBeNull BigDecimal vatRate,
    Map<String, String> vat,
    Account creditor,
    List<Category> categories,
    @MayBeNull List<Zone> zones,
    List<Gate> gates,
    List<Session> sessions,
    @MayBeNull Charges bankCharges,
    @MayBeNull Reminders reminders,
    @MayBeNull Map<String, BigDecimal> secondPersonAbove) {

  /** When the public form is open. */
  public record Window(LocalDateTime opens, LocalDateTime closes) {}

  /**
   * Both days belong to the fee they name.
   *
   * @param latePayment left out, a fee once invoiced stays
   */
  public record FeeDates(
      LocalDate earlyUntil, LocalDate onSiteFrom, @MayBeNull LatePayment latePayment) {}

  /**
   * What follows if a fee is paid after its last day.
   *
   * @param rule {@code keep} or {@code bill-difference}
   * @param graceDays after the last day; none if left out
   */
  public record LatePayment(String rule, @MayBeNull Integer graceDays) {

    public LatePayment {
      if (rule != null && !List.of("keep", "bill-difference").contains(rule)) {
        throw new IllegalArgumentException("rule: Write keep or bill-difference.");
      }
    }
  }

  /**
   * @param afterDue days after the due date, one number for each level
   * @param payWithin days; as usual if left out
   */
  public record Reminders(List<Integer> afterDue, @MayBeNull Integer payWithin) {}

  /** Fees of a category. */
  public record Fees(BigDecimal early, BigDecimal regular, BigDecimal onSite) {}

  /**
   * @param approval {@code automatic} or {@code secretariat}
   * @param vatRate per cent; left out where the conference's applies
   * @param vat text; left out where the conference's applies
   */
  public record Category(
      String id,
      Map<String, String> name,
      String colour,
      String approval,
      @MayBeNull Integer quota,
      Fees fees,
      @MayBeNull Map<String, String> ribbon,
      @MayBeNull BigDecimal vatRate,
      @MayBeNull Map<String, String> vat) {

    public Category {
      if (approval != null && !List.of("automatic", "secretariat").contains(approval)) {
        throw new IllegalArgumentException("approval: Write automatic or secretariat.");
      }
    }
  }

  /**
   * A zone, what people call it, and who may enter.
   *
   * @param categories left out where everybody may
   * @param days left out where it is open on all
   * @param capacity left out where there is no limit
   * @param seatsNeeded whether sessions with seats admit only those who have one; not if left out
   * @param antiPassBack {@code none}, {@code warn} or {@code block}, which it is if left out
   * @param seatsReleasedAfter minutes; left out where seats are kept to the end
   */
  public record Zone(
      String id,
      Map<String, String> name,
      @MayBeNull List<String> categories,
      @MayBeNull List<LocalDate> days,
      @MayBeNull Integer capacity,
      @MayBeNull Boolean seatsNeeded,
      @MayBeNull String antiPassBack,
      @MayBeNull Integer seatsReleasedAfter) {

    public Zone {
      if (antiPassBack != null && !List.of("none", "warn", "block").contains(antiPassBack)) {
        throw new IllegalArgumentException("antiPassBack: Write none, warn or block.");
      }
    }
  }

  /** A gate and the zone it leads into. */
  public record Gate(String id, Map<String, String> name, String zone) {}

  /**
   * @param capacity seats; left out where all are welcome without one
   * @param zone left out where admission is not controlled apart
   */
  public record Session(
      String id,
      Map<String, String> title,
      LocalDateTime starts,
      LocalDateTime ends,
      String room,
      @MayBeNull Integer capacity,
      @MayBeNull String zone) {}

  /** Where fees are paid to. */
  public record Account(
      String name,
      String street,
      String houseNumber,
      String postcode,
      String town,
      String country,
      String iban,
      String bic,
      String bank,
      @MayBeNull String ibanAbroad,
      @MayBeNull String uid) {}

  /**
   * What banks may take on the way.
   *
   * @param tolerance by currency
   * @param automatic whether so small a shortage is written off without asking; not if left out
   */
  public record Charges(Map<String, BigDecimal> tolerance, @MayBeNull Boolean automatic) {

    public Charges {
      amounts("tolerance", tolerance);
    }
  }

  /** Amounts by currency, exact in each. */
  private static void amounts(String key, Map<String, BigDecimal> byCurrency) {
    if (byCurrency != null) {
      byCurrency.forEach(
          (currency, amount) -> {
            try {
              Money.of(amount, Currency.getInstance(currency));
            } catch (IllegalArgumentException | ArithmeticException | NullPointerException _) {
              throw new IllegalArgumentException(
                  key
                      + ": Give an amount for each currency of ISO 4217, as in { CHF: 30.00"
                      + " }.");
            }
          });
    }
  }

  public ConferenceFile {
    amounts("secondPersonAbove", secondPersonAbove);
    if (timeZone != null) {
      try {
        ZoneId.of(timeZone);
      } catch (DateTimeException _) {
        throw new IllegalArgumentException("timeZone: Name a time zone, as in Europe/Zurich.");
      }
    }
    if (currency != null) {
      try {
        Currency.getInstance(currency);
      } catch (IllegalArgumentException _) {
        throw new IllegalArgumentException("currency: Use a code of ISO 4217, as in CHF.");
      }
    }
  }

  /**
   * Reads and checks a programme.
   *
   * @throws metropolis.platform.config.ConfigException naming file, line and remedy of each problem
   */
  public static Programme read(Path file) {
    return ConfigFile.read(file, ConferenceFile.class, ConferenceFile::faults).programme();
  }

  /** Reads and checks the text of such a file, sent rather than kept. */
  public static Programme read(byte[] content) {
    return ConfigFile.read("conference.yaml", content, ConferenceFile.class, ConferenceFile::faults)
        .programme();
  }

  private List<Strict.Fault> faults() {
    List<Strict.Fault> faults = new ArrayList<>();
    for (int i = 0; i < categories.size(); i++) {
      Fees f = categories.get(i).fees();
      int digits = Currency.getInstance(currency).getDefaultFractionDigits();
      for (BigDecimal fee : List.of(f.early(), f.regular(), f.onSite())) {
        if (fee.stripTrailingZeros().scale() > digits || fee.precision() > 15) {
          faults.add(
              new Strict.Fault(
                  "$.categories[" + i + "].fees",
                  "Give amounts with at most " + digits + " decimals."));
        }
      }
    }
    rateFault("$.vatRate", vatRate, faults);
    for (int i = 0; i < categories.size(); i++) {
      rateFault("$.categories[" + i + "].vatRate", categories.get(i).vatRate(), faults);
    }
    if (faults.isEmpty()) {
      ProgrammeRules.check(programme())
          .forEach(p -> faults.add(new Strict.Fault("$." + p.path(), sentence(p.remedy()))));
    }
    return faults;
  }

  private static void rateFault(String path, BigDecimal rate, List<Strict.Fault> faults) {
    if (rate != null && (rate.stripTrailingZeros().scale() > 2 || rate.abs().precision() > 6)) {
      faults.add(new Strict.Fault(path, "Give per cent with at most two decimals, as in 8.1."));
    }
  }

  private static String sentence(String remedy) {
    return Character.toUpperCase(remedy.charAt(0)) + remedy.substring(1) + ".";
  }

  private Programme programme() {
    ZoneId zone = ZoneId.of(timeZone);
    Currency money = Currency.getInstance(currency);
    return new Programme(
        id,
        new LocalText(name),
        new LocalText(theme),
        venue,
        town,
        country,
        zone,
        firstDay,
        lastDay,
        at(registration.opens(), zone),
        at(registration.closes(), zone),
        money,
        languages,
        letterLanguages == null ? languages : letterLanguages,
        categories.stream().map(c -> category(c, money)).toList(),
        fees.earlyUntil().plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1),
        fees.onSiteFrom().atStartOfDay(zone).toInstant(),
        sessions.stream().map(s -> session(s, zone)).toList(),
        gates.stream()
            .map(
                g ->
                    new metropolis.registration.programme.Gate(
                        g.id(), new LocalText(g.name()), g.zone()))
            .toList(),
        zones == null ? List.of() : zones.stream().map(ConferenceFile::zone).toList(),
        new Creditor(
            creditor.name(),
            creditor.street(),
            creditor.houseNumber(),
            creditor.postcode(),
            creditor.town(),
            creditor.country(),
            creditor.iban().replace(" ", ""),
            creditor.bic(),
            creditor.bank(),
            creditor.ibanAbroad() == null ? "" : creditor.ibanAbroad().replace(" ", ""),
            creditor.uid() == null ? "" : creditor.uid().strip()),
        paymentTermDays,
        new Vat(hundredths(vatRate), new LocalText(vat)),
        contactEmail,
        bankCharges == null ? BankCharges.NONE : charges(bankCharges),
        dunning(),
        secondPersonAbove == null ? List.of() : sorted(secondPersonAbove));
  }

  private Dunning dunning() {
    LatePayment late = fees.latePayment();
    boolean keeps = late == null || late.rule().equals("keep");
    int grace = late == null || late.graceDays() == null ? 0 : late.graceDays();
    return new Dunning(
        keeps ? OptionalInt.empty() : OptionalInt.of(grace),
        reminders == null ? Dunning.STANDARD.remindAfter() : reminders.afterDue(),
        reminders == null || reminders.payWithin() == null
            ? Dunning.STANDARD.payWithin()
            : reminders.payWithin());
  }

  /** By currency, so that the order in the file makes no new version. */
  private static BankCharges charges(Charges c) {
    return new BankCharges(sorted(c.tolerance()), Boolean.TRUE.equals(c.automatic()));
  }

  private static List<Money> sorted(Map<String, BigDecimal> byCurrency) {
    return byCurrency.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(t -> Money.of(t.getValue(), Currency.getInstance(t.getKey())))
        .toList();
  }

  /** Of a per cent; nothing for nothing. */
  private static int hundredths(BigDecimal rate) {
    return rate == null ? 0 : rate.movePointRight(2).intValueExact();
  }

  private Optional<Vat> vat(Category c) {
    if (c.vatRate() == null && c.vat() == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Vat(
            hundredths(c.vatRate() == null ? vatRate : c.vatRate()),
            new LocalText(c.vat() == null ? vat : c.vat())));
  }

  private metropolis.registration.programme.Category category(Category c, Currency money) {
    return new metropolis.registration.programme.Category(
        c.id(),
        new LocalText(c.name()),
        c.colour(),
        c.approval().equals("automatic") ? Approval.AUTOMATIC : Approval.SECRETARIAT,
        c.quota() == null ? OptionalInt.empty() : OptionalInt.of(c.quota()),
        new metropolis.registration.programme.Fees(
            Money.of(c.fees().early(), money),
            Money.of(c.fees().regular(), money),
            Money.of(c.fees().onSite(), money)),
        Optional.ofNullable(c.ribbon()).map(LocalText::new),
        vat(c));
  }

  private static metropolis.registration.programme.Zone zone(Zone z) {
    return new metropolis.registration.programme.Zone(
        z.id(),
        new LocalText(z.name()),
        new metropolis.registration.programme.Zone.Rules(
            z.categories() == null ? List.of() : z.categories(),
            z.days() == null ? List.of() : z.days(),
            z.capacity() == null ? OptionalInt.empty() : OptionalInt.of(z.capacity()),
            Boolean.TRUE.equals(z.seatsNeeded()),
            z.antiPassBack() == null
                ? AntiPassBack.BLOCK
                : AntiPassBack.valueOf(z.antiPassBack().toUpperCase(Locale.ROOT)),
            z.seatsReleasedAfter() == null
                ? OptionalInt.empty()
                : OptionalInt.of(z.seatsReleasedAfter())));
  }

  private static metropolis.registration.programme.Session session(Session s, ZoneId zone) {
    return new metropolis.registration.programme.Session(
        s.id(),
        new LocalText(s.title()),
        at(s.starts(), zone),
        at(s.ends(), zone),
        s.room(),
        s.capacity() == null ? OptionalInt.empty() : OptionalInt.of(s.capacity()),
        Optional.ofNullable(s.zone()));
  }

  private static Instant at(LocalDateTime local, ZoneId zone) {
    return local.atZone(zone).toInstant();
  }
}
