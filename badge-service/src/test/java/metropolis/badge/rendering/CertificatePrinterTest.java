package metropolis.badge.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import metropolis.rendering.page.Archival;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** Certificates of attendance, as they are handed out. */
class CertificatePrinterTest {

  private static final CertificatePrinter PRINTER = new CertificatePrinter();

  private static final Map<String, String> EN =
      Map.of(
          "certificate.title", "Certificate of Attendance",
          "certificate.certifies", "This is to certify that",
          "certificate.attended", "attended the conference held at {0}, {1}",
          "certificate.attended.one", "took part in the conference held at {0}, {1}",
          "certificate.sessions", "Sessions attended",
          "certificate.sessions.more", "Sessions attended, continued",
          "certificate.days", "Days of attendance",
          "certificate.issued", "{0}, {1}",
          "certificate.recorded", "Attendance was recorded at the doors. Badge {0}.");

  private static final Certificate.Wording ENGLISH =
      new Certificate.Wording(
          "en",
          Locale.UK,
          (key, arguments) -> {
            String text = EN.get(key);
            for (int i = 0; i < arguments.length; i++) {
              text = text.replace("{" + i + "}", arguments[i].toString());
            }
            return text;
          });

  private static final Wearer OLHA =
      Samples.wearer("Ольга Коваленко", "Olha Kovalenko", "Réseau Accueil", "", "UA");

  @Test
  void it_says_who_was_where_and_when() throws IOException {
    String text = text(pdf(certificate(OLHA, 4))).replaceAll("\\s+", " ");

    assertThat(text)
        .contains(
            "International Metropolis Conference 2004",
            "Certificate of Attendance",
            "Ольга Коваленко",
            "Olha Kovalenko",
            "Centre International de Conférences Genève",
            "27 September – 1 October 2004",
            "Opening: why migration needs co-operation",
            "09:00–12:30",
            "Genève, 1 October 2004",
            "Badge K7QX-92MF");
  }

  @Test
  void without_sessions_it_says_on_which_days() throws IOException {
    String text = text(pdf(certificate(OLHA, 0)));

    assertThat(text).contains("Days of attendance", "Mon 27 September");
    assertThat(text).doesNotContain("Sessions attended");
  }

  @Test
  void many_sessions_take_more_pages_and_each_of_them_is_named_once() throws IOException {
    byte[] pdf = pdf(certificate(OLHA, 60));

    assertThat(pages(pdf)).isGreaterThan(1);
    assertThat(text(pdf)).contains("continued");
    assertThat(IntStream.range(0, 60).allMatch(i -> count(pdf, "Number " + i + ".") == 1)).isTrue();
  }

  @Test
  void in_every_script_it_is_archival_and_accessible() throws IOException {
    List<Certificate> all =
        List.of(
            certificate(OLHA, 12),
            certificate(
                Samples.wearer("محمد عبد الرحمن", "Mohamed Abdelrahman", "الجامعة", "", "EG"), 3),
            certificate(Samples.wearer("王小明", "Wang Xiaoming", "北京大学", "", "CN"), 0),
            certificate(
                Samples.wearer("प्रिया शर्मा", "Priya Sharma", "विश्वविद्यालय", "", "IN"), 1),
            certificate(
                Samples.wearer(
                    "Maria Fernanda Guadalupe de los Ángeles Rodríguez-Etxeberria y Montenegro",
                    "",
                    "Observatório Internacional das Migrações e da Coesão Social",
                    "",
                    "ES"),
                30));

    byte[] pdf = pdf(all.toArray(Certificate[]::new));
    Path picture = Path.of("target", "pictures");
    Files.createDirectories(picture);
    Files.write(picture.resolve("certificates.pdf"), pdf);

    assertThat(Archival.faults(pdf)).isEmpty();
  }

  @Test
  void a_name_that_no_face_has_needs_its_latin_form() {
    assertThat(PRINTER.isPrintable(Samples.wearer("\uE000\uE001", "", "", "", "CH"))).isFalse();
    assertThat(PRINTER.isPrintable(Samples.wearer("\uE000\uE001", "Ana", "", "", "CH"))).isTrue();
  }

  private static Certificate certificate(Wearer wearer, int sessions) {
    return new Certificate(
        wearer,
        "K7QX-92MF",
        new TreeSet<>(List.of(LocalDate.of(2004, 9, 27), LocalDate.of(2004, 9, 29))),
        sessions <= 12
            ? Samples.STATIONERY.sessions().subList(0, sessions)
            : IntStream.range(0, sessions).mapToObj(CertificatePrinterTest::session).toList(),
        LocalDate.of(2004, 10, 1),
        ENGLISH);
  }

  private static Stationery.Session session(int number) {
    var template = Samples.STATIONERY.sessions().getFirst();
    return new Stationery.Session(
        "s" + number,
        Map.of(
            "en", "Number " + number + ". Managing flows: routes, data and early signs of change"),
        template.starts().plusHours(number),
        template.ends().plusHours(number),
        "Room 1",
        template.zone(),
        true);
  }

  private static byte[] pdf(Certificate... certificates) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PRINTER.print(
        Samples.STATIONERY,
        "Certificate of Attendance",
        "en",
        List.of(certificates).iterator(),
        out);
    return out.toByteArray();
  }

  private static int pages(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return document.getNumberOfPages();
    }
  }

  private static int count(byte[] pdf, String wanted) {
    try {
      return text(pdf).split(java.util.regex.Pattern.quote(wanted), -1).length - 1;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }
}
