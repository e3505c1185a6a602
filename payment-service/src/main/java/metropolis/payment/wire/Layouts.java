package metropolis.payment.wire;

import java.nio.charset.Charset;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import metropolis.payment.layout.CsvProfile;
import metropolis.payment.layout.CsvProfile.Column;
import metropolis.schemas.payment.CsvColumn;
import metropolis.schemas.payment.CsvLayout;
import metropolis.schemas.payment.state.CsvProfileState;

/** Layouts of CSV, both ways. */
public final class Layouts {

  private Layouts() {}

  static CsvLayout layout(CsvProfile profile) {
    return new CsvLayout(
        profile.id(),
        profile.name(),
        profile.separator().map(Object::toString).orElse(""),
        profile.encoding().map(Charset::name).orElse(""),
        profile.headings().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(column -> new CsvColumn(column.getKey().name(), column.getValue()))
            .toList(),
        profile.signature().stream().map(Column::name).sorted().toList(),
        profile.dates(),
        profile.decimals(),
        profile.continued(),
        profile.footers(),
        profile.currency().map(Currency::getCurrencyCode).orElse(""));
  }

  static CsvProfile profile(CsvLayout layout) {
    Map<Column, List<String>> headings = new EnumMap<>(Column.class);
    layout.getColumns().forEach(c -> headings.put(Column.valueOf(c.getColumn()), c.getHeadings()));
    return new CsvProfile(
        layout.getId(),
        layout.getName(),
        layout.getSeparator().isEmpty()
            ? Optional.empty()
            : Optional.of(layout.getSeparator().charAt(0)),
        layout.getEncoding().isEmpty()
            ? Optional.empty()
            : Optional.of(Charset.forName(layout.getEncoding())),
        headings,
        layout.getSignature().stream().map(Column::valueOf).collect(Collectors.toSet()),
        layout.getDates(),
        layout.getDecimals(),
        layout.getContinued(),
        layout.getFooters(),
        layout.getCurrency().isEmpty()
            ? Optional.empty()
            : Optional.of(Currency.getInstance(layout.getCurrency())));
  }

  public static CsvProfileState state(CsvProfile profile) {
    return new CsvProfileState(layout(profile));
  }

  public static CsvProfile profile(CsvProfileState state) {
    return profile(state.getLayout());
  }
}
