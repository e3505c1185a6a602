package metropolis.payment.http;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import metropolis.payment.http.PaymentJson.PaymentAmount;
import metropolis.payment.http.PaymentJson.PaymentDone;
import metropolis.payment.http.StatementJson.StatementFinding;
import metropolis.payment.layout.CsvProfile;
import metropolis.payment.layout.CsvProfile.Column;
import metropolis.payment.layout.CsvProfiles;
import metropolis.payment.ledger.PaymentCommand;
import metropolis.payment.office.Order;
import metropolis.payment.statement.Reading;
import metropolis.payment.statement.Statement;
import metropolis.payment.statement.StatementReader;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Operation;
import metropolis.platform.http.Problem;
import metropolis.platform.http.Routes;
import metropolis.platform.values.MayBeNull;

/** Layouts of CSV for finance's own programs. Any thread may use it. */
final class ProfileApi {

  private static final String PROFILES = PaymentApi.BASE + "/csv-profiles";
  private static final String ONE = PROFILES + "/{profile}";
  private static final int LARGEST_SAMPLE = 8 * 1024 * 1024;
  private static final int MOST_SHOWN = 100;

  private final FinanceDesk desk;
  private final StatementReader reader = new StatementReader(StatementReader.Limits.USUAL);

  ProfileApi(FinanceDesk desk) {
    this.desk = desk;
  }

  void mount(Routes routes) {
    routes
        .api(
            Operation.get(PROFILES, "listCsvProfiles", "Lists the layouts of CSV that are read.")
                .answers(ProfileList.class)
                .refuses(404, "unknown-conference"),
            FinancePages.FINANCE,
            (x, _) -> new ProfileList(all(x).stream().map(ProfileEntry::of).toList()))
        .api(
            Operation.put(ONE, "keepCsvProfile", "Adds a layout, or changes the one with this id.")
                .body(ProfileBody.class)
                .answers(PaymentDone.class)
                .refuses(404, "unknown-conference")
                .refuses(409, "profile-ready-made and other reasons why it cannot be used"),
            FinancePages.FINANCE,
            (x, body) ->
                PaymentApi.done(
                    desk,
                    x,
                    Order.of(new PaymentCommand.KeepCsvProfile(body.profile(x.path("profile"))))))
        .api(
            Operation.delete(ONE, "dropCsvProfile", "Removes a layout of finance's own.")
                .answers(PaymentDone.class)
                .refuses(404, "unknown-conference"),
            FinancePages.FINANCE,
            (x, _) ->
                PaymentApi.done(
                    desk, x, Order.of(new PaymentCommand.DropCsvProfile(x.path("profile")))))
        .api(
            Operation.post(
                    ONE + "/preview",
                    "previewCsvProfile",
                    "Shows what a layout makes of a file; nothing is taken.")
                .raw("text/csv", LARGEST_SAMPLE)
                .orSentAs("text/plain", "application/octet-stream")
                .answers(ProfilePreview.class)
                .refuses(404, "unknown-conference, unknown-profile"),
            FinancePages.FINANCE,
            (x, _) -> preview(x));
  }

  private ProfilePreview preview(Exchange x) {
    CsvProfile profile =
        all(x).stream()
            .filter(known -> known.id().equals(x.path("profile")))
            .findFirst()
            .orElseThrow(
                () -> Problem.notFound("unknown-profile", "Check the id of the layout.").refuse());
    return switch (reader.read(x.body(), List.of(profile))) {
      case Reading.Refused refused -> throw StatementApi.unreadable(refused).refuse();
      case Reading.Whole whole -> ProfilePreview.of(whole.statements());
    };
  }

  /** Finance's own first, since they are tried first. */
  private List<CsvProfile> all(Exchange x) {
    List<CsvProfile> all =
        new ArrayList<>(Requests.read(desk, x, office -> List.copyOf(office.books().profiles())));
    all.addAll(CsvProfiles.readyMade());
    return all;
  }

  record ProfileList(List<ProfileEntry> profiles) {}

  /**
   * @param readyMade whether it comes with the program, and so cannot be changed
   */
  record ProfileEntry(String id, boolean readyMade, ProfileBody layout) {

    static ProfileEntry of(CsvProfile profile) {
      boolean readyMade =
          CsvProfiles.readyMade().stream().anyMatch(known -> known.id().equals(profile.id()));
      return new ProfileEntry(profile.id(), readyMade, ProfileBody.of(profile));
    }
  }

  /**
   * @param column such as booking-date, amount, credit, debit, text, reference
   * @param headings that it has in the bank's languages
   */
  record ProfileColumn(String column, List<String> headings) {}

  /**
   * @param separator one character; left out to find it out
   * @param encoding name of a charset; left out to find it out
   * @param dates patterns such as dd.MM.uuuu
   * @param decimals the characters that may stand before the decimals
   * @param continued whether a row without date and amount belongs to the row above it
   * @param footers beginnings of the row after the last movement
   * @param currency of accounts of which the file tells none
   */
  record ProfileBody(
      String name,
      @MayBeNull String separator,
      @MayBeNull String encoding,
      List<ProfileColumn> columns,
      List<String> dates,
      String decimals,
      boolean continued,
      List<String> footers,
      @MayBeNull String currency) {

    static ProfileBody of(CsvProfile p) {
      return new ProfileBody(
          p.name(),
          p.separator().map(String::valueOf).orElse(null),
          p.encoding().map(Charset::name).orElse(null),
          Arrays.stream(Column.values())
              .filter(p.headings()::containsKey)
              .map(column -> new ProfileColumn(word(column), p.headings().get(column)))
              .toList(),
          p.dates(),
          p.decimals(),
          p.continued(),
          p.footers(),
          p.currency().map(Currency::getCurrencyCode).orElse(null));
    }

    CsvProfile profile(String id) {
      Map<Column, List<String>> headings = new EnumMap<>(Column.class);
      columns.forEach(told -> headings.put(column(told.column()), told.headings()));
      return new CsvProfile(
          id,
          name,
          Optional.ofNullable(separator).filter(s -> !s.isEmpty()).map(s -> s.charAt(0)),
          Optional.ofNullable(encoding).map(ProfileApi::charset),
          headings,
          headings.keySet(),
          dates,
          decimals,
          continued,
          footers,
          Optional.ofNullable(currency).map(ProfileApi::currency));
    }
  }

  /** One movement as the layout reads it. */
  record PreviewLine(
      int fileLine,
      String bookingDate,
      String valueDate,
      PaymentAmount amount,
      String counterparty,
      String text,
      String reference) {

    static PreviewLine of(Statement.Movement m) {
      return new PreviewLine(
          m.line().telling().fileLine(),
          m.line().bookingDate().toString(),
          m.line().valueDate().toString(),
          PaymentAmount.of(m.line().amount()),
          m.narrative().counterparty(),
          m.narrative().text(),
          m.line().reference());
    }
  }

  /**
   * @param total how many movements there are; the first hundred are shown
   */
  record ProfilePreview(int total, List<PreviewLine> lines, List<StatementFinding> rejected) {

    static ProfilePreview of(List<Statement> statements) {
      List<Statement.Movement> movements =
          statements.stream().flatMap(s -> s.movements().stream()).toList();
      return new ProfilePreview(
          movements.size(),
          movements.stream().limit(MOST_SHOWN).map(PreviewLine::of).toList(),
          statements.stream()
              .flatMap(s -> s.rejected().stream())
              .limit(MOST_SHOWN)
              .map(StatementFinding::of)
              .toList());
    }
  }

  private static String word(Column column) {
    return column.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Column column(String word) {
    return Arrays.stream(Column.values())
        .filter(column -> word(column).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.badRequest(
                        "columns",
                        "Give columns among "
                            + String.join(
                                ", ", Arrays.stream(Column.values()).map(ProfileApi::word).toList())
                            + ".")
                    .refuse());
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw Problem.badRequest("encoding", "Give a charset such as UTF-8 or windows-1252.")
          .refuse();
    }
  }

  private static Currency currency(String code) {
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest("currency", "Give a code of ISO 4217 such as CHF.").refuse();
    }
  }
}
