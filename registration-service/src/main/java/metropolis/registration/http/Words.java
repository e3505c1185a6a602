package metropolis.registration.http;

import java.text.Collator;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.view.Language;
import metropolis.platform.http.view.Text;
import metropolis.platform.http.view.Texts;
import metropolis.platform.http.view.Ui;
import metropolis.platform.values.Actor;
import metropolis.platform.values.Money;
import metropolis.registration.enrolment.HistoryEntry;
import metropolis.registration.enrolment.Refusal;
import metropolis.registration.enrolment.Status;
import metropolis.registration.programme.Category;
import metropolis.registration.programme.Programme;
import metropolis.registration.programme.Session;
import metropolis.registration.programme.Tier;

/** How things are said in the reader's language. For one request; templates are given one. */
public final class Words {
  static final Texts TEXTS = Texts.beside(Words.class);

  /** Sorting by the rules of a language takes longer than all the rest of a form. */
  private static final Map<Language, SequencedMap<String, String>> COUNTRIES = countryNames();

  private final Text text;
  private final Language language;
  private final Locale locale;

  private Words(Language language) {
    this.text = TEXTS.in(language);
    this.language = language;
    this.locale = language.locale();
  }

  static Words of(Exchange x) {
    return new Words(x.language());
  }

  static Words in(Language language) {
    return new Words(language);
  }

  public String get(String key, Object... arguments) {
    return text.get(key, arguments);
  }

  public String language() {
    return language.code();
  }

  /** As "CHF 1’250.00", the way Switzerland writes it; a word where nothing is owed. */
  public String money(Money money) {
    if (money.isZero()) {
      return text.get("free");
    }
    return amount(money);
  }

  public String amount(Money money) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
    symbols.setGroupingSeparator('’');
    DecimalFormat format = new DecimalFormat("#,##0.00", symbols);
    int digits = money.currency().getDefaultFractionDigits();
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return money.currency().getCurrencyCode() + "\u00A0" + format.format(money.decimal());
  }

  public String date(LocalDate date) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(date);
  }

  public String weekday(LocalDate date) {
    String day = DateTimeFormatter.ofPattern("EEEE d MMMM", locale).format(date);
    return day.substring(0, 1).toUpperCase(locale) + day.substring(1);
  }

  /** As "Mon 27 Sept, 09:30–12:30", for lines that must stay short. */
  public String briefly(Session s, ZoneId zone) {
    return DateTimeFormatter.ofPattern("EEE d MMM", locale).format(s.starts().atZone(zone))
        + ", "
        + hours(s, zone);
  }

  public String date(Instant time, ZoneId zone) {
    return date(time.atZone(zone).toLocalDate());
  }

  public String time(Instant time, ZoneId zone) {
    return DateTimeFormatter.ofPattern("HH:mm", locale).format(time.atZone(zone));
  }

  public String dateTime(Instant time, ZoneId zone) {
    return DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", locale).format(time.atZone(zone));
  }

  /** From the first to the last day, without repeating month and year. */
  public String days(Programme p) {
    LocalDate first = p.firstDay();
    LocalDate last = p.lastDay();
    if (first.equals(last)) {
      return date(first);
    }
    String pattern =
        first.getYear() != last.getYear()
            ? "d MMMM yyyy"
            : first.getMonth() != last.getMonth() ? "d MMMM" : "d";
    return DateTimeFormatter.ofPattern(pattern, locale).format(first)
        + (pattern.equals("d") ? "–" : " – ")
        + date(last);
  }

  public String hours(Session s, ZoneId zone) {
    return time(s.starts(), zone) + "–" + time(s.ends(), zone);
  }

  public String country(String code) {
    return Locale.of("", code).getDisplayCountry(locale);
  }

  /** All countries by name, each under its code, the first one empty: nobody is from nowhere. */
  public SequencedMap<String, String> countries() {
    SequencedMap<String, String> options = new LinkedHashMap<>();
    options.put("", text.get("choose"));
    options.putAll(COUNTRIES.get(language));
    return options;
  }

  private static Map<Language, SequencedMap<String, String>> countryNames() {
    Map<Language, SequencedMap<String, String>> byLanguage = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      Collator collator = Collator.getInstance(language.locale());
      SequencedMap<String, String> names = new LinkedHashMap<>();
      Arrays.stream(Locale.getISOCountries())
          .map(code -> Map.entry(code, Locale.of("", code).getDisplayCountry(language.locale())))
          .sorted(Comparator.comparing(Map.Entry::getValue, collator))
          .forEach(e -> names.put(e.getKey(), e.getValue()));
      byLanguage.put(language, Collections.unmodifiableSequencedMap(names));
    }
    return byLanguage;
  }

  public SequencedMap<String, String> languages(Programme p) {
    SequencedMap<String, String> options = new LinkedHashMap<>();
    p.letterLanguages().forEach(l -> options.put(l, text.get("language." + l)));
    return options;
  }

  public String category(Programme p, String id) {
    return p.category(id).map(c -> c.name().in(language.code())).orElse(id);
  }

  public String session(Programme p, String id) {
    return p.session(id).map(s -> s.title().in(language.code())).orElse(id);
  }

  /** The category with its fee, as a choice in a form. */
  public String offer(Category c, Tier tier) {
    return text.get("offer", c.name().in(language.code()), money(c.fees().at(tier)));
  }

  public String status(Status status) {
    return text.get("status." + status.code());
  }

  public String status(String code) {
    return text.get("status." + code);
  }

  public Ui.Tone tone(Status status) {
    return switch (status) {
      case Status.AwaitingApproval _ -> Ui.Tone.WARN;
      case Status.WaitingList _ -> Ui.Tone.WARN;
      case Status.AwaitingPayment _ -> Ui.Tone.INFO;
      case Status.Confirmed _ -> Ui.Tone.GOOD;
      case Status.Refused _ -> Ui.Tone.BAD;
      case Status.Cancelled _ -> Ui.Tone.NEUTRAL;
    };
  }

  public String code(String group, Enum<?> value) {
    return text.get(group + "." + value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** What a refused command means for the person in front of the page. */
  public String refusal(Refusal refusal, Programme p) {
    String key = "refusal." + refusal.code().code();
    Map<String, String> d = refusal.details();
    return switch (refusal.code()) {
      case SESSIONS_OVERLAP ->
          text.get(key, session(p, d.get("first")), session(p, d.get("second")));
      case UNKNOWN_SESSION, SESSION_OVER -> text.get(key, session(p, d.get("session")));
      case STILL_IN_USE -> text.get(key, d.get("inUse"));
      case NOT_YET_OPEN -> text.get(key, dateTime(p.registrationOpens(), p.timeZone()));
      case CLOSED -> text.get(key, dateTime(p.registrationCloses(), p.timeZone()));
      case UNKNOWN_CONFERENCE,
          UNKNOWN_REGISTRATION,
          NOT_ALLOWED,
          INVALID_PROGRAMME,
          INVALID_PROFILE,
          CATEGORY_FIXED,
          CONSENT_MISSING,
          ALREADY_REGISTERED,
          TOO_MANY_SESSIONS,
          WRONG_STATE,
          CHANGED_MEANWHILE,
          ERASED,
          NOTE_UNUSABLE,
          PHOTO_UNUSABLE ->
          text.get(key);
    };
  }

  public String field(String name) {
    String key = "field." + name;
    return text.has(key) ? text.get(key) : name;
  }

  public String problem(String code) {
    String key = "problem." + code;
    return text.has(key) ? text.get(key) : code;
  }

  /**
   * Who did something to a registration.
   *
   * @param names what the staff call an account
   */
  String who(Actor actor, String registrationId, Function<String, Optional<String>> names) {
    return switch (actor.role()) {
      case DELEGATE -> text.get(actor.id().equals(registrationId) ? "who.delegate" : "who.another");
      case SYSTEM -> text.get("who.system");
      case SECRETARIAT, FINANCE, GATE, ADMIN ->
          text.get(
              "who.staff",
              names.apply(actor.id()).orElse(actor.id()),
              text.get("role." + actor.role().name().toLowerCase(Locale.ROOT)));
    };
  }

  /** What a line of the history says. */
  public String history(HistoryEntry e, Programme p) {
    Map<String, String> d = e.details();
    String key = "history." + e.what();
    return switch (e.what()) {
      case "submitted" ->
          text.get(key, text.get("channel." + d.get("channel").toLowerCase(Locale.ROOT)));
      case "refused" -> text.get(key, text.get("refused." + word(d.get("reason"))));
      case "cancelled" -> text.get(key, text.get("cancelled." + word(d.get("reason"))));
      case "accepted" -> text.get(key, d.get("fee"), text.get("tier." + word(d.get("tier"))));
      case "confirmed", "payment-settled" ->
          text.get(key, text.get("basis." + word(d.get("basis"))));
      case "seat-granted", "seat-queued", "seat-released" ->
          text.get(key, session(p, d.get("session")));
      case "profile-changed" -> text.get(key, fields(d.get("fields")));
      case "invoice-issued" -> text.get(key, d.get("invoice"), d.get("amount"));
      case "invoice-cancelled" -> text.get(key, d.get("invoice"));
      case "badge-issued", "badge-revoked" -> text.get(key, d.get("serial"));
      default -> text.has(key) ? text.get(key) : e.what();
    };
  }

  private String fields(String names) {
    return String.join(", ", Arrays.stream(names.split(" ")).map(this::field).toList());
  }

  private static String word(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
