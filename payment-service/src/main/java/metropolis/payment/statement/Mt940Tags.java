package metropolis.payment.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import metropolis.payment.statement.StatementReader.Limits;

/**
 * Cuts MT940 into fields: ":tag:" at the start of a line, and the lines after it up to the next.
 * Takes it bare or in FIN blocks, with the control characters of old transmissions.
 */
final class Mt940Tags {

  /**
   * @param line of the file at which it begins, from 1
   * @param lines without line ends
   */
  record Field(String tag, int line, List<String> lines) {
    String first() {
      return lines.getFirst();
    }

    String all() {
      return String.join("\n", lines);
    }
  }

  private static final Pattern TAG = Pattern.compile(":([0-9]{2}[A-Z]?):(.*)");
  private static final Pattern MESSAGE_TYPE = Pattern.compile("\\{2:[IO]([0-9]{3})");

  /** Heads of files of some banks, between messages: sender, type, receiver. */
  private static final Pattern ENVELOPE = Pattern.compile("[A-Z0-9 ]{1,40}");

  private static final Pattern TEXT_BLOCK =
      Pattern.compile("(?:\\{[1235]:[^{}]*(?:\\{[^{}]*}[^{}]*)*})*\\{4:(.*)");

  private Mt940Tags() {}

  static List<Field> of(String text, Limits limits) throws Refusal {
    List<Field> fields = new ArrayList<>();
    Field open = null;
    int number = 0;
    for (String raw : text.split("\r\n|\n|\r", -1)) {
      number++;
      String line = raw.replaceAll("[\\p{Cc}]", "").stripTrailing();
      if (line.startsWith("-}")) {
        open = null;
        line = line.substring(2);
      }
      Matcher type = MESSAGE_TYPE.matcher(line);
      if (type.find() && !type.group(1).equals("940")) {
        throw new Refusal("message-type-unknown", number);
      }
      Matcher block = TEXT_BLOCK.matcher(line);
      if (block.matches()) {
        line = block.group(1);
        open = null;
      }
      if (line.equals("-")) {
        open = null;
        continue;
      }
      Matcher tag = TAG.matcher(line);
      if (tag.matches()) {
        open = new Field(tag.group(1), number, new ArrayList<>(List.of(tag.group(2))));
        fields.add(open);
      } else if (open != null) {
        open.lines().add(line);
      } else if (!line.isBlank() && !line.startsWith("{") && !ENVELOPE.matcher(line).matches()) {
        throw new Refusal("text-outside-fields", number);
      }
      if (open != null && length(open) > limits.characters()) {
        throw new Refusal("text-too-long", open.line());
      }
      if (fields.size() > 4 * limits.lines()) {
        throw new Refusal("too-many-lines", number);
      }
    }
    return fields;
  }

  private static int length(Field field) {
    return field.lines().size() > 100
        ? Integer.MAX_VALUE
        : field.lines().stream().mapToInt(String::length).sum();
  }
}
