package metropolis.payment.rendering;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import metropolis.payment.dossier.PostalAddress;
import metropolis.payment.ledger.VatRate;
import metropolis.payment.rendering.FinanceDocument.Item;
import metropolis.payment.rendering.Letterhead.Addressee;
import metropolis.payment.rendering.Letterhead.Conference;
import metropolis.payment.rendering.Letterhead.Sender;
import metropolis.payment.rendering.Sheet.Hand;
import metropolis.payment.rendering.Sheet.Type;
import metropolis.platform.values.Money;
import metropolis.rendering.page.PdfDocument;

/**
 * What all papers have in common: sender, addressee where the window of an envelope is,
 * particulars, title, item and tax. For one paper and one thread.
 */
final class Paper {

  static final double LEFT = 20;
  static final double RIGHT = 190;
  static final double WIDTH = RIGHT - LEFT;

  /** Where the right column begins. */
  static final double COLUMN = 118;

  static final Type TITLE = new Type(true, 17, Sheet.BLACK);
  static final Type BODY = new Type(false, 9.5, Sheet.BLACK);
  static final Type STRONG = new Type(true, 9.5, Sheet.BLACK);
  static final Type SMALL = new Type(false, 8, Sheet.GREY);
  static final Type FINE = new Type(false, 7.5, Sheet.GREY);
  static final Type LABEL = new Type(false, 8.5, Sheet.GREY);
  static final Type TOTAL = new Type(true, 11, Sheet.BLACK);
  private static final Type HEADING = new Type(true, 13, Sheet.ACCENT);
  private static final Type ORIGIN = new Type(false, 6.5, Sheet.GREY);

  /** The window of a C5/6 envelope with its window on the left: 45 to 90 mm from the top. */
  private static final double WINDOW = 53;

  private static final double WINDOW_LEFT = 22;
  private static final double WINDOW_WIDTH = 82;
  private static final int ADDRESS_LINES = 7;

  /** The lowest baseline of a page with nothing at its foot. */
  private static final double BOTTOM = 268;

  /** A row of a table of several delegates. */
  private static final double ROW = 9.4;

  final Words words;
  private final PdfDocument pdf;
  private final Letterhead head;
  private final String title;
  private final int pages;
  private int page;
  private Sheet sheet;

  /**
   * @param pages how many there will be, as far as is known
   */
  Paper(PdfDocument pdf, Words words, Letterhead head, String title, int pages) {
    this.pdf = pdf;
    this.words = words;
    this.head = head;
    this.title = title;
    this.pages = pages;
    begin();
  }

  /** The page that is being drawn. */
  Sheet sheet() {
    return sheet;
  }

  /** How many there are up to now. */
  int pages() {
    return page;
  }

  /**
   * Begins another page.
   *
   * @return where it can be written on
   */
  double next() {
    begin();
    sheet.bar(0, 0, Sheet.WIDTH, 3, Sheet.ACCENT);
    sheet.text(title, LEFT, 17, 110, STRONG);
    sheet.right(head.conference().name(), RIGHT, 17, 58, SMALL);
    sheet.rule(LEFT, 20, WIDTH, 0.15, Sheet.HAIRLINE);
    return 30;
  }

  /** The line to write on, on another page if this much does not fit on this one. */
  double room(double y, double depth) {
    return y + depth > BOTTOM ? next() : y;
  }

  private void begin() {
    sheet = new Sheet(pdf.page(Sheet.WIDTH, Sheet.HEIGHT), words.language());
    page++;
    if (pages > 1) {
      sheet.right(words.get("page", page, pages), RIGHT, 10, 40, FINE);
    }
  }

  /** Draws all above the title. */
  void top(SequencedMap<String, String> particulars) {
    sheet.bar(0, 0, Sheet.WIDTH, 3, Sheet.ACCENT);
    conference();
    sender();
    addressee();
    double y = WINDOW;
    for (var particular : particulars.entrySet()) {
      sheet.text(particular.getKey(), COLUMN, y, 34, LABEL);
      sheet.right(particular.getValue(), RIGHT, y, 37, STRONG);
      sheet.rule(COLUMN, y + 1.7, RIGHT - COLUMN, 0.15, Sheet.HAIRLINE);
      y += 6;
    }
  }

  /**
   * @return where the item begins
   */
  double title(Optional<String> state) {
    double y = 91;
    sheet.heading(title, LEFT, y, state.isPresent() ? 120 : WIDTH, TITLE);
    state.ifPresent(word -> sheet.right(word, RIGHT, y, 46, HEADING));
    return y + 7;
  }

  /**
   * A table of items, on as many pages as it takes.
   *
   * @return where the sums begin
   */
  double items(List<Item> items, double top) {
    if (items.size() == 1) {
      return item(items.getFirst(), items.getFirst().amount(), top);
    }
    Conference conference = head.conference();
    String event =
        conference.name() + ", " + words.days(conference.firstDay(), conference.lastDay());
    double y = sheet.paragraph(words.get("fees", items.size()), LEFT, top, 160, 4.6, 1, STRONG);
    y = tableHead(items, sheet.paragraph(event, LEFT, y, 160, 4.1, 2, LABEL) + 2);
    int count = 0;
    for (Item item : items) {
      y = y + ROW > BOTTOM ? tableHead(items, next()) : y;
      y = row(item, ++count, y);
    }
    return y + 3.4;
  }

  private double tableHead(List<Item> items, double y) {
    return tableHead(items.getFirst().amount(), y);
  }

  private double tableHead(Money amount, double y) {
    sheet.text(words.get("description"), LEFT, y, 100, LABEL);
    sheet.right(
        words.get("amount") + " " + amount.currency().getCurrencyCode(), RIGHT, y, 60, LABEL);
    sheet.rule(LEFT, y + 2, WIDTH, 0.35, Sheet.ACCENT);
    return y + 7;
  }

  private double row(Item item, int count, double y) {
    List<String> names = item.delegate().stream().filter(Sheet::isCovered).toList();
    String name = names.isEmpty() ? words.get("nobody") : names.getFirst();
    sheet.right(count + ".", LEFT + 6, y, 7, LABEL);
    sheet.right(words.amount(item.amount()), RIGHT, y, 30, BODY);
    boolean two = names.size() > 1;
    // Tall scripts push what is below them down.
    double below = sheet.paragraph(name, LEFT + 9, y, two ? 66 : 128, 4, 1, STRONG, hand());
    if (two) {
      sheet.text(names.getLast(), LEFT + 78, y, 60, BODY);
    }
    String what = item.category() + " · " + words.tier(item.tier());
    String more = item.ended() ? words.get("item.ended") : item.why();
    sheet.text(more.isEmpty() ? what : what + " · " + more, LEFT + 9, below, 135, LABEL);
    sheet.rule(LEFT, below + 1.6, WIDTH, 0.1, Sheet.HAIRLINE);
    return below + ROW - 4;
  }

  /**
   * The head of a table of one item, and the item.
   *
   * @return where the sums begin
   */
  double item(Item item, Money amount, double top) {
    double y = tableHead(amount, top);
    sheet.right(words.amount(amount), RIGHT, y, 40, BODY);
    y = sheet.paragraph(words.get("fee"), LEFT, y, 125, 4.4, 1, STRONG);
    Conference conference = head.conference();
    String event =
        conference.name() + ", " + words.days(conference.firstDay(), conference.lastDay());
    y = sheet.paragraph(event, LEFT, y, 125, 4.1, 2, LABEL);
    y =
        sheet.paragraph(
            item.category() + " · " + words.tier(item.tier()), LEFT, y, 125, 4.1, 1, LABEL);
    y = delegate(item, y, 125);
    if (!item.why().isEmpty()) {
      y = sheet.paragraph(item.why(), LEFT, y, 125, 4.1, 3, LABEL);
    }
    sheet.rule(LEFT, y - 1.4, WIDTH, 0.15, Sheet.HAIRLINE);
    return y + 3.4;
  }

  /** For whom an item is, if anybody is known. */
  double delegate(Item item, double y, double width) {
    return item.delegate().stream()
        .filter(Sheet::isCovered)
        .findFirst()
        .map(
            name ->
                sheet.paragraph(
                    words.get("delegate") + " " + name, LEFT, y, width, 4.1, 1, LABEL, hand()))
        .orElse(y);
  }

  /**
   * Net, tax by rate, and gross; the gross alone where no tax is charged. The tax is that within
   * the sum of each rate.
   */
  double taxed(List<Item> items, String label, double top, Type type) {
    SequencedMap<VatRate, Money> byRate = new LinkedHashMap<>();
    items.forEach(item -> byRate.merge(item.vat().rate(), item.amount(), Money::plus));
    Money gross = byRate.values().stream().reduce(Money::plus).orElseThrow();
    double y = top;
    boolean charged = byRate.keySet().stream().anyMatch(VatRate::isCharged);
    if (charged) {
      Money net = gross;
      for (var rated : byRate.entrySet()) {
        net = net.minus(rated.getKey().within(rated.getValue()));
      }
      y = sum(words.get("net"), net, y, BODY);
      for (var rated : byRate.entrySet()) {
        VatRate rate = rated.getKey();
        if (rate.isCharged()) {
          y = sum(words.get("vat", words.percent(rate)), rate.within(rated.getValue()), y, BODY);
        }
      }
    }
    return sum(charged ? label + " " + words.get("vat.included") : label, gross, y, type);
  }

  double sum(String label, Money amount, double y, Type type) {
    sheet.text(label, COLUMN, y, 42, type.bold() ? type : LABEL);
    String figure = words.amount(amount);
    sheet.right(
        type.bold() ? amount.currency().getCurrencyCode() + " " + figure : figure,
        RIGHT,
        y,
        34,
        type);
    return y + (type == TOTAL ? 5.4 : 4.4);
  }

  /** What the law asks to be said, beside the sums. */
  double legal(List<Item> items, double y) {
    List<String> texts =
        items.stream()
            .map(item -> item.vat().text())
            .filter(text -> !text.isBlank())
            .distinct()
            .toList();
    return texts.isEmpty()
        ? y
        : sheet.paragraph(
            String.join(" ", texts), LEFT, y, COLUMN - LEFT - 8, 3.8, 4 * texts.size(), SMALL);
  }

  /** A label and what it stands for, in the left column. */
  double pair(String label, String value, double y) {
    sheet.text(label, LEFT, y, 40, LABEL);
    sheet.text(value, LEFT + 42, y, WIDTH - 42, STRONG);
    return y + 4.2;
  }

  String day(LocalDate day) {
    return words.day(day);
  }

  private void conference() {
    Conference conference = head.conference();
    double y = sheet.paragraph(conference.name(), LEFT, 17, 90, 5.6, 2, HEADING);
    String place = conference.venue();
    if (place.isEmpty()) {
      place = conference.town();
    } else if (!place.contains(conference.town())) {
      place += ", " + conference.town();
    }
    y = sheet.paragraph(place, LEFT, y, 90, 4, 2, SMALL);
    sheet.text(words.days(conference.firstDay(), conference.lastDay()), LEFT, y, 90, SMALL);
  }

  private void sender() {
    Sender sender = head.sender();
    List<String> lines = new ArrayList<>(postal(sender.address()));
    if (!sender.contactEmail().isEmpty()) {
      lines.add(sender.contactEmail());
    }
    if (!sender.uid().isEmpty()) {
      lines.add(words.get("uid", sender.uid()));
    }
    double y = sheet.paragraph(sender.address().name(), COLUMN, 16.5, 72, 4.4, 2, STRONG);
    for (String line : lines) {
      y = sheet.paragraph(line, COLUMN, y, 72, 4.1, 1, SMALL);
    }
  }

  private void addressee() {
    PostalAddress from = head.sender().address();
    String origin =
        from.name() + ", " + String.join(", ", List.of(street(from), town(from))).strip();
    sheet.text(origin, WINDOW_LEFT, WINDOW - 5.5, WINDOW_WIDTH, ORIGIN);
    double y = WINDOW;
    Type type = STRONG;
    for (String line : address()) {
      y = sheet.paragraph(line, WINDOW_LEFT, y, WINDOW_WIDTH, 4.6, 1, type, hand());
      type = BODY;
    }
  }

  /** The name at the head and the address at the foot are what the post needs. */
  private List<String> address() {
    Addressee to = head.addressee();
    List<String> who = new ArrayList<>();
    to.postal().map(PostalAddress::name).ifPresent(who::add);
    who.addAll(to.names());
    who.add(to.organisation());
    List<String> lines =
        new ArrayList<>(
            who.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && Sheet.isCovered(line))
                .distinct()
                .toList());
    if (lines.isEmpty()) {
      lines.add(words.get("bearer"));
    }
    List<String> where = to.postal().map(this::postal).orElse(List.of());
    while (lines.size() + where.size() > ADDRESS_LINES && lines.size() > 1) {
      lines.removeLast();
    }
    lines.addAll(where);
    return lines;
  }

  private List<String> postal(PostalAddress address) {
    List<String> lines = new ArrayList<>(List.of(street(address), town(address)));
    if (!address.country().equals(head.sender().address().country())) {
      lines.add(words.country(address.country()));
    }
    return lines.stream().filter(line -> !line.isBlank()).toList();
  }

  private static String street(PostalAddress address) {
    return (address.street() + " " + address.houseNumber()).strip();
  }

  private static String town(PostalAddress address) {
    return (address.postalCode() + " " + address.town()).strip();
  }

  private Hand hand() {
    return new Hand(head.addressee().country(), head.addressee().tongue());
  }
}
