package metropolis.registration.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import metropolis.registration.Example;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that programs send and take away. */
class FilesApiTest extends ApiStory {

  @ParameterizedTest
  @CsvSource({"UTF-16,file-utf-16", "ISO-8859-1,file-not-utf-8", "UTF-8,missing-column"})
  void a_file_that_cannot_be_read_is_refused_whole_with_line_and_reason(
      String charset, String reason) {
    String file = "category,family_name,organisation,country\nngo,Müller,Example,CH\n";

    HttpResponse<String> response =
        site.asHelen()
            .postBytes(
                API + "/imports",
                "text/csv",
                file.getBytes(java.nio.charset.Charset.forName(charset)));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(TestSite.body(response).get("reason").asText()).isEqualTo(reason);
    assertThat(TestSite.body(response).at("/fields/0/field").asText()).startsWith("line ");
    assertThat(site.json(API + "/counts").get("total").asInt()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, text/csv",
    "application/vnd.ms-excel, text/csv",
    "application/x-www-form-urlencoded, text/csv"
  })
  void a_file_that_is_not_sent_as_csv_is_refused(String mediaType, String taken) {
    byte[] file =
        "category,family_name,organisation,country\nngo,Ba,Example,SN\n"
            .getBytes(StandardCharsets.UTF_8);

    HttpResponse<String> response = site.asHelen().postBytes(API + "/imports", mediaType, file);

    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(TestSite.body(response).get("detail").asText()).isEqualTo("Send " + taken + ".");
    assertThat(site.json(API + "/counts").get("total").asInt()).isZero();
  }

  @Test
  void a_conference_file_that_is_not_sent_as_yaml_is_refused() {
    HttpResponse<String> response =
        site.asAdministrator().put(API + "/programme", "application/json", "{}");

    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(TestSite.body(response).get("detail").asText()).contains("application/yaml");
  }

  @Test
  void a_file_over_the_limit_is_refused() {
    HttpResponse<String> response =
        site.asHelen().postBytes(API + "/imports", "text/csv", new byte[4_300_000]);

    assertThat(response.statusCode()).isEqualTo(413);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id: [ | 400 | Correct the syntax",
        "a: &a [x, x] @b: [*a, *a] | 400 | aliases are not taken",
        "id: 7 | 400 | id: Give a text",
        "id: one @id: two | 400 | id: Give it once",
        "firstDay: 2004-13-40 | 400 | firstDay: Give a date such as"
      })
  void a_conference_file_that_is_wrong_is_refused_with_line_key_and_remedy(
      String file, int status, String words) {
    HttpResponse<String> response =
        site.asAdministrator().put(API + "/programme", "application/yaml", file.replace('@', '\n'));

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(TestSite.body(response).get("detail").asText()).contains("conference.yaml:", words);
    assertThat(site.json(API).get("id").asText()).isEqualTo(Example.CONFERENCE);
  }

  @Test
  void a_conference_file_over_the_limit_is_refused() {
    HttpResponse<String> response =
        site.asAdministrator()
            .put(API + "/programme", "application/yaml", "#".repeat(1024 * 1024 + 1));

    assertThat(response.statusCode()).isEqualTo(413);
  }

  @Test
  void the_same_file_twice_changes_nothing() {
    byte[] file =
        """
        category,family_name,organisation,country,email
        ngo,Müller,Example,CH,ana@example.org
        ngo,,Example,CH,nobody@example.org
        academia,Łódź,Example,PL,lodz@example.org
        """
            .getBytes(StandardCharsets.UTF_8);
    JsonNode first = TestSite.body(site.asHelen().postBytes(API + "/imports", "text/csv", file));

    JsonNode second = TestSite.body(site.postBytes(API + "/imports", "text/csv", file));

    assertThat(first.get("taken").asInt()).isEqualTo(2);
    assertThat(first.at("/bad/0/line").asInt()).isEqualTo(3);
    assertThat(first.at("/bad/0/column").asText()).isEqualTo("family_name");
    assertThat(second.get("taken").asInt()).isZero();
    assertThat(second.get("known").asInt()).isEqualTo(2);
    assertThat(site.json(API + "/counts").get("total").asInt()).isEqualTo(2);
  }

  @Test
  void a_row_that_no_badge_can_show_is_left_out_with_line_column_and_character() {
    byte[] file =
        """
        category,family_name,organisation,country,email
        ngo,Example,Example 🎓,CH,ana@example.org
        academia,Łódź,Example,PL,lodz@example.org
        """
            .getBytes(StandardCharsets.UTF_8);

    JsonNode report = TestSite.body(site.asHelen().postBytes(API + "/imports", "text/csv", file));

    assertThat(report.get("taken").asInt()).isOne();
    assertThat(report.at("/bad/0/line").asInt()).isEqualTo(2);
    assertThat(report.at("/bad/0/column").asText()).isEqualTo("organisation");
    assertThat(report.at("/bad/0").toString()).contains("🎓 (U+1F393 GRADUATION CAP)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠A"})
  void a_field_that_begins_like_a_formula_gets_an_apostrophe(String field) {
    assertThat(RosterCsv.harmless(field)).isEqualTo("'" + field);
  }

  @Test
  void formulas_are_neutralised_in_the_export() {
    site.post(API + "/registrations", ANA.replace("\"Example\"", "\"=HYPERLINK(1)\""));

    String csv = site.asHelen().get(API + "/registrations.csv").body();

    assertThat(csv).startsWith("\uFEFF\"registration\"").contains("\"'=HYPERLINK(1)\"");
  }

  @Test
  void a_conference_is_announced_by_an_administrator_only() {
    HttpResponse<String> response =
        site.asHelen().postBytes(API + "/programme", "application/yaml", new byte[0]);

    assertThat(response.statusCode()).isIn(403, 405);
  }
}
