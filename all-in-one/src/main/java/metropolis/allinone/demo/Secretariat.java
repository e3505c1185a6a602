package metropolis.allinone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import metropolis.rendering.page.Portraits;

/** What the secretariat does, and what delegates do by the form. */
final class Secretariat {

  record Imported(int rows, int taken, int takenAgain) {}

  /** A registration that gave up a seat which others waited for. */
  record Cancelled(String registrationId, String session, int taken, int waiting) {

    void readBack(Summary summary, Secretariat secretariat) {
      JsonNode after = secretariat.session(session);
      summary.must("cancelled", secretariat.count("cancelled"), 1);
      summary.must("seats taken in " + session, after.path("taken").asInt(), taken);
      summary.must("waiting for " + session, after.path("waiting").asInt(), waiting - 1);
    }
  }

  private static final String API = "/api/registration/" + Pipeline.CONFERENCE;
  private static final String FORM = "/" + Pipeline.CONFERENCE + "/register";

  /** Three who come by themselves; the second writes her name in Tifinagh. */
  private static final List<Map<String, String>> PEOPLE =
      List.of(
          person(
              "ngo", "Marguerite", "Tschudi-Okonkwo", "", "", "Solidarité sans frontières", "CH"),
          person("academia", "ⵜⵉⵍⵍⵉ", "ⴰⵢⵜ ⵎⴰⵙⵙ", "Tilli", "Ait Mass", "Université d’Agadir", "MA"),
          person("student", "Þórdís", "Brekkan", "", "", "Háskóli Íslands", "IS"));

  private final Site staff;
  private final Site visitor;

  Secretariat(Site staff, Site visitor) {
    this.staff = staff;
    this.visitor = visitor;
  }

  void awaitConference() throws InterruptedException {
    Await.until("the conference is announced", () -> visitor.get(API).status() == 200);
  }

  Imported importTwice(byte[] file) {
    int rows = (int) new String(file, java.nio.charset.StandardCharsets.UTF_8).lines().count() - 1;
    int taken = importOnce(file);
    int again = importOnce(file);
    return new Imported(rows, taken, again);
  }

  private int importOnce(byte[] file) {
    return staff.post(API + "/imports", "text/csv", file).expect(200).json().path("taken").asInt();
  }

  /** Fills the form as a browser without scripts does; returns the secret links it led to. */
  List<String> registerByForm() {
    List<String> links = new ArrayList<>();
    for (Map<String, String> person : PEOPLE) {
      Map<String, String> fields =
          new LinkedHashMap<>(visitor.get(FORM + "?lang=fr").expect(200).hiddenFields());
      fields.putAll(person);
      Site.Answer answer = visitor.postForm(FORM, Site.fields(fields)).expect(303);
      links.add(answer.headers().get("Location"));
    }
    return links;
  }

  /** Sends drawn portraits for every fourth of those who are registered; returns whose. */
  List<String> photograph() {
    List<String> ids = new ArrayList<>();
    list("").forEach(r -> ids.add(r.path("registrationId").asText()));
    List<String> photographed = new ArrayList<>();
    for (int i = 0; i < ids.size(); i += 4) {
      byte[] portrait = Portraits.drawn(photographed.size()).bytes();
      staff
          .put(API + "/registrations/" + ids.get(i) + "/photo", "image/jpeg", portrait)
          .expect(200);
      photographed.add(ids.get(i));
    }
    return photographed;
  }

  /** How many of these have a portrait. */
  long withPhoto(List<String> ids) {
    return ids.stream()
        .filter(id -> staff.get(API + "/registrations/" + id + "/photo").status() == 200)
        .count();
  }

  /** How many of these links lead to a page. */
  long existing(List<String> links) {
    return links.stream().filter(link -> visitor.get(link).status() == 200).count();
  }

  /** Approves all who wait for it but the last, who is refused. */
  int decideAll() {
    List<String> waiting = new ArrayList<>();
    list("awaiting-approval").forEach(r -> waiting.add(r.path("registrationId").asText()));
    String last = waiting.removeLast();
    for (String id : waiting) {
      staff.postJson(API + "/registrations/" + id + "/approval", Map.of()).expect(200);
    }
    staff
        .postJson(
            API + "/registrations/" + last + "/refusal",
            Map.of("reason", "incomplete", "note", "Please send the letter of your ministry."))
        .expect(200);
    return 1;
  }

  /** How many were accepted for a fee. */
  int withFee() {
    return count("awaiting-payment");
  }

  /** Waits until only so many have yet to pay; returns how many are confirmed. */
  int awaitConfirmed(int unpaid) throws InterruptedException {
    Await.until("payments are known", () -> count("awaiting-payment") == unpaid);
    return count("confirmed");
  }

  /**
   * @param spared the registrations that must stay as they are
   */
  Cancelled cancelOneWithWantedSeat(Set<String> spared) {
    for (JsonNode session : programme().path("sessions")) {
      if (session.path("waiting").asInt() == 0) {
        continue;
      }
      String id = session.path("id").asText();
      for (JsonNode registration : list("confirmed")) {
        String registrationId = registration.path("registrationId").asText();
        if (!spared.contains(registrationId) && holdsSeat(registrationId, id)) {
          int taken = session.path("taken").asInt();
          int waiting = session.path("waiting").asInt();
          staff
              .postJson(
                  API + "/registrations/" + registrationId + "/cancellation",
                  Map.of("reason", "by-delegate"))
              .expect(200);
          return new Cancelled(registrationId, id, taken, waiting);
        }
      }
    }
    throw new IllegalStateException("no session is wanted by more than it seats");
  }

  private boolean holdsSeat(String registrationId, String session) {
    JsonNode detail = staff.get(API + "/registrations/" + registrationId).expect(200).json();
    for (JsonNode seat : detail.path("sessions")) {
      if (seat.path("id").asText().equals(session)) {
        return seat.path("state").asText().equals("granted");
      }
    }
    return false;
  }

  int count(String status) {
    return staff.get(query(status, 1)).expect(200).json().path("total").asInt();
  }

  long oversold() {
    long oversold = 0;
    for (JsonNode session : programme().path("sessions")) {
      if (session.hasNonNull("capacity")
          && session.path("taken").asInt() > session.path("capacity").asInt()) {
        oversold++;
      }
    }
    return oversold;
  }

  JsonNode session(String id) {
    for (JsonNode session : programme().path("sessions")) {
      if (session.path("id").asText().equals(id)) {
        return session;
      }
    }
    throw new IllegalStateException("no session " + id);
  }

  private JsonNode programme() {
    return visitor.get(API).expect(200).json();
  }

  private JsonNode list(String status) {
    return staff.get(query(status, 1000)).expect(200).json().path("registrations");
  }

  private static String query(String status, int size) {
    String filter = status.isEmpty() ? "" : "&status=" + status;
    return API + "/registrations?size=" + size + filter;
  }

  private static Map<String, String> person(
      String category,
      String given,
      String family,
      String latinGiven,
      String latinFamily,
      String organisation,
      String country) {
    Map<String, String> fields = new LinkedHashMap<>();
    String latin = (latinGiven.isEmpty() ? given : latinGiven) + " ";
    latin += latinFamily.isEmpty() ? family : latinFamily;
    fields.put("category", category);
    fields.put("givenName", given);
    fields.put("familyName", family);
    fields.put("latinGivenName", latinGiven);
    fields.put("latinFamilyName", latinFamily);
    fields.put("badgeName", latin);
    fields.put("organisation", organisation);
    fields.put("country", country);
    fields.put("email", "delegate." + country.toLowerCase(java.util.Locale.ROOT) + "@mail.example");
    fields.put("language", "fr");
    fields.put("sessions", "plenary-opening");
    fields.put("consent", "on");
    return fields;
  }
}
