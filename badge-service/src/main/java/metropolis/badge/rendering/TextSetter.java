package metropolis.badge.rendering;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import metropolis.badge.rendering.Composition.Notice;
import metropolis.badge.rendering.Composition.Obstacle;
import metropolis.badge.template.Area;
import metropolis.badge.template.Box;
import metropolis.badge.template.Content;
import metropolis.badge.template.Field;
import metropolis.badge.template.Lettering;
import metropolis.rendering.font.Cleaned;
import metropolis.rendering.font.Weight;
import metropolis.rendering.page.Canvas.Role;
import metropolis.rendering.page.Rgb;
import metropolis.rendering.text.Fit;
import metropolis.rendering.text.Fitted;
import metropolis.rendering.text.Fitting;
import metropolis.rendering.text.Line;
import metropolis.rendering.text.Refusal;
import metropolis.rendering.text.Repeated;
import metropolis.rendering.text.Style;
import metropolis.rendering.text.Typesetter;

/** Sets the texts of a box, one below the other. For one box and one thread. */
final class TextSetter {

  /** Written after what is left of a text that was too long. */
  private static final String ELLIPSIS = "…";

  private record Block(Box.Part part, String text, Fitted fitted) {}

  private final Typesetter typesetter;
  private final Repeated repeated;
  private final FieldTexts texts;
  private final Rgb category;
  private final Found found;
  private Optional<Obstacle> obstacle = Optional.empty();

  TextSetter(
      Typesetter typesetter, Repeated repeated, FieldTexts texts, Rgb category, Found found) {
    this.typesetter = typesetter;
    this.repeated = repeated;
    this.texts = texts;
    this.category = category;
    this.found = found;
  }

  /** What is wrong with the name, if it cannot be set. */
  Optional<Obstacle> obstacle() {
    return obstacle;
  }

  List<Mark> stack(Box.Texts stack, boolean onFront) {
    List<Block> blocks = new ArrayList<>();
    for (Box.Part part : stack.parts()) {
      block(stack, part).ifPresent(blocks::add);
    }
    List<Mark> marks = new ArrayList<>();
    double y = top(stack, blocks);
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      y += i == 0 ? 0 : block.part().gap();
      marks.add(mark(stack, blocks.getFirst().text(), block, y, onFront));
      y += block.fitted().height();
    }
    return marks;
  }

  private static double top(Box.Texts stack, List<Block> blocks) {
    double used = 0;
    for (int i = 0; i < blocks.size(); i++) {
      used += blocks.get(i).fitted().height() + (i == 0 ? 0 : blocks.get(i).part().gap());
    }
    double spare = Math.max(0, stack.area().height() - used);
    return stack.area().y()
        + switch (stack.vertical()) {
          case TOP -> 0;
          case MIDDLE -> spare / 2;
          case BOTTOM -> spare;
        };
  }

  private Mark mark(Box.Texts stack, String first, Block block, double top, boolean onFront) {
    Fitted fitted = block.fitted();
    List<Mark.Placed> lines = new ArrayList<>();
    for (int i = 0; i < fitted.lines().size(); i++) {
      Line line = fitted.lines().get(i);
      double width = Painter.millimetres(line.width() * fitted.size());
      lines.add(new Mark.Placed(line, left(stack, first, width), top + fitted.baseline(i)));
    }
    boolean heading = onFront && asks(block.part(), Field.NAME);
    return new Mark.Text(
        heading ? Role.HEADING : Role.PARAGRAPH,
        language(block.part().content()),
        lines,
        fitted.size(),
        block.part().lettering().ink().on(category));
  }

  private static double left(Box.Texts stack, String first, double width) {
    Area area = stack.area();
    double spare = area.width() - width;
    return area.x()
        + switch (stack.align()) {
          case START -> isRightToLeft(first) ? spare : 0;
          case LEFT -> 0;
          case CENTRE -> spare / 2;
          case RIGHT -> spare;
        };
  }

  private static boolean isRightToLeft(String text) {
    return !new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
  }

  /** Free words are in the wearer's language; whatever else is, the document's. */
  private String language(Content content) {
    return switch (content) {
      case Content.Fields _ -> "";
      case Content.Words words ->
          words.texts().containsKey(texts.wearer().language()) ? texts.wearer().language() : "";
    };
  }

  private Optional<Block> block(Box.Texts stack, Box.Part part) {
    String text = Cleaned.of(texts.text(part.content())).text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Lettering lettering = part.lettering();
    String said = lettering.capitals() ? text.toUpperCase(Locale.ROOT) : text;
    Fitting fitting =
        new Fitting(
            stack.area().width(),
            part.height(),
            lettering.largest(),
            lettering.comfortable(),
            lettering.smallest(),
            lettering.lines());
    Weight weight = lettering.bold() ? Weight.BOLD : Weight.REGULAR;
    Style style =
        isPersonal(part.content())
            ? Style.of(weight, texts.wearer().country(), texts.wearer().language())
            : Style.of(weight, "", texts.stationery().language());
    return fit(part, said, style, fitting).map(fitted -> new Block(part, said, fitted));
  }

  private Optional<Fitted> fit(Box.Part part, String text, Style style, Fitting fitting) {
    Fit fit =
        isSaidOfMany(part.content())
            ? repeated.fit(text, style, fitting)
            : typesetter.fit(text, style, fitting);
    return switch (fit) {
      case Fitted fitted -> Optional.of(fitted);
      case Refusal.Empty _ -> Optional.empty();
      case Refusal.Uncovered uncovered -> {
        found.characters().addAll(uncovered.clusters());
        notice(
            asks(part, Field.ORGANISATION) ? Notice.ORGANISATION_LEFT_OUT : Notice.TEXT_LEFT_OUT);
        yield Optional.empty();
      }
      case Refusal.TooLong _, Refusal.DoesNotFit _ -> {
        if (asks(part, Field.NAME)) {
          obstacle = Optional.of(Obstacle.NAME_TOO_LONG);
          yield Optional.empty();
        }
        notice(
            asks(part, Field.ORGANISATION) ? Notice.ORGANISATION_SHORTENED : Notice.TEXT_SHORTENED);
        yield shortened(text, style, fitting);
      }
    };
  }

  private void notice(Notice notice) {
    found.notices().add(notice);
  }

  /** As many words as go or, if not even one does, letters of the first. */
  private Optional<Fitted> shortened(String text, Style style, Fitting fitting) {
    List<Integer> ends = new ArrayList<>();
    int first = text.indexOf(' ') < 0 ? text.length() : text.indexOf(' ');
    for (int end = 1; end < first; end++) {
      if (!Character.isSurrogate(text.charAt(end))
          && Character.getType(text.charAt(end)) != Character.NON_SPACING_MARK) {
        ends.add(end);
      }
    }
    for (int end = first; end > 0 && end < text.length(); end = text.indexOf(' ', end + 1)) {
      ends.add(end);
    }
    Optional<Fitted> best = Optional.empty();
    int low = 0;
    int high = ends.size() - 1;
    while (low <= high) {
      int middle = (low + high) / 2;
      Optional<Fitted> fitted =
          typesetter.fit(text.substring(0, ends.get(middle)) + ELLIPSIS, style, fitting).fitted();
      if (fitted.isPresent()) {
        best = fitted;
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return best;
  }

  /** Letters of a person are formed as at home, those of the conference as it writes. */
  private static boolean isPersonal(Content content) {
    return switch (content) {
      case Content.Fields fields -> fields.fields().stream().anyMatch(Field::isPersonal);
      case Content.Words _ -> true;
    };
  }

  /** What stands on many badges may be remembered; what is said of one person, never. */
  private static boolean isSaidOfMany(Content content) {
    return switch (content) {
      case Content.Fields fields ->
          fields.fields().stream()
              .noneMatch(field -> field.isPersonal() || field == Field.SHORT_CODE);
      case Content.Words _ -> true;
    };
  }

  private static boolean asks(Box.Part part, Field field) {
    return part.content() instanceof Content.Fields fields && fields.fields().contains(field);
  }
}
