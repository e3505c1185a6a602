package metropolis.allinone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the badge desk and the gates do. */
final class Doors {

  /** What was seen at the doors. */
  record Morning(
      Map<String, Integer> verdicts, int printed, int scans, int copies, boolean retryWasTheSame) {}

  private static final String API = "/api/badge/" + Pipeline.CONFERENCE;
  static final List<String> GATES = List.of("main-entrance", "lake-entrance");
  private static final int COPIES = 10;

  private final Site site;
  private final Path results;

  Doors(Site site, Path results) {
    this.site = site;
    this.results = results;
  }

  /** Waits for so many badges, prints them, and reads the code off each page. */
  List<String> printAll(int count) throws IOException, InterruptedException {
    Await.until("the badges are issued", () -> badges().path("total").asInt() == count);
    byte[] pdf = site.get(API + "/badges/pdf").expect(200).body();
    Files.write(results.resolve("badges.pdf"), pdf);
    return Camera.scan(pdf);
  }

  /** The first morning: everybody once, some twice, one forged, one revoked. */
  Morning open(List<String> codes, String cancelled) throws InterruptedException {
    Await.until("the cancelled badge is revoked", () -> status(cancelled).equals("revoked"));
    Map<String, Integer> verdicts = new HashMap<>();
    List<String> admitted = new ArrayList<>();
    int scans = 0;
    for (String code : codes) {
      JsonNode verdict = scan("demo-scan-%04d".formatted(scans), GATES.get(scans % 2), code);
      note(verdicts, verdict);
      if (verdict.path("verdict").asText().equals("admitted")) {
        admitted.add(code);
      }
      scans++;
    }
    // A retry, as a gate makes it that lost the answer.
    JsonNode first = scan("demo-scan-0000", GATES.get(0), codes.getFirst());
    boolean same = first.path("verdict").asText().equals(verdictOf("demo-scan-0000"));
    for (int i = 0; i < COPIES; i++) {
      note(verdicts, scan("demo-copy-%04d".formatted(i), GATES.get(i % 2), admitted.get(i)));
    }
    note(verdicts, scan("demo-forged-01", GATES.get(0), forged(codes.getFirst())));
    return new Morning(verdicts, codes.size(), scans + COPIES + 1, COPIES, same);
  }

  void readBack(Summary summary, Morning morning, int confirmed) {
    int gone = 1;
    int admitted = 0;
    int inside = 0;
    int refused = 0;
    JsonNode counts = site.get(API + "/counts").expect(200).json();
    for (JsonNode gate : counts.path("gates")) {
      admitted += gate.path("admitted").asInt();
      inside += gate.path("alreadyInside").asInt();
      refused += gate.path("refused").asInt();
      if (gate.path("admitted").asInt() > 0) {
        summary.tell("admitted at " + gate.path("name").asText(), gate.path("admitted").asInt());
      }
    }
    summary.must("badges printed and read", morning.printed(), confirmed);
    summary.must("admitted", admitted, confirmed - gone);
    summary.must("copies found already inside", inside, morning.copies());
    summary.must(
        "refused as revoked", morning.verdicts().getOrDefault("refused: revoked", 0), gone);
    summary.must("refused as forged", morning.verdicts().getOrDefault("refused: forged", 0), 1);
    summary.must("scans counted at the gates", admitted + inside + refused, morning.scans());
    summary.must("a retried scan got the same answer", morning.retryWasTheSame(), true);
  }

  private JsonNode scan(String id, String gate, String code) {
    return site.postJson(
            API + "/scans", Map.of("scanId", id, "gate", gate, "code", code, "device", "demo"))
        .expect(200)
        .json();
  }

  private String verdictOf(String scanId) {
    return site.get(API + "/scans/" + scanId).expect(200).json().path("verdict").asText();
  }

  private static void note(Map<String, Integer> verdicts, JsonNode verdict) {
    String text = verdict.path("verdict").asText();
    if (verdict.hasNonNull("reason")) {
      text += ": " + verdict.path("reason").asText();
    }
    verdicts.merge(text, 1, Integer::sum);
  }

  /** The same code with one letter of its signature changed. */
  private static String forged(String code) {
    int place = code.length() - 10;
    char other = code.charAt(place) == 'A' ? 'B' : 'A';
    return code.substring(0, place) + other + code.substring(place + 1);
  }

  private String status(String registrationId) {
    for (JsonNode badge : badges().path("badges")) {
      if (badge.path("registrationId").asText().equals(registrationId)) {
        return badge.path("status").asText();
      }
    }
    return "";
  }

  private JsonNode badges() {
    return site.get(API + "/badges?size=1000").expect(200).json();
  }
}
