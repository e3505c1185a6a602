package metropolis.badge;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;

/** A device that was enrolled at a gate. */
record Tablet(Site site, String id, String token) {

  static final String API = "/api/badge/metropolis-2004";

  static Tablet at(Site site, String gate) {
    JsonNode invitation =
        Site.json(
            site.post(
                API + "/devices/invitations", Site.GATE, "{\"gate\": \"%s\"}".formatted(gate)));
    JsonNode enrolled =
        Site.json(enrol(site, invitation.at("/typed").asText(), "tablet at " + gate));
    return new Tablet(site, enrolled.at("/device").asText(), enrolled.at("/token").asText());
  }

  static HttpResponse<String> enrol(Site site, String code, String name) {
    return site.post(
        API + "/gate/enrol", "", "{\"code\": \"%s\", \"name\": \"%s\"}".formatted(code, name));
  }

  HttpResponse<String> get(String path) {
    return site.get(API + "/gate/" + path, token);
  }

  HttpResponse<String> post(String path, String json) {
    return site.post(API + "/gate/" + path, token, json);
  }

  /** Tells of scans that it made by a clock that is right. */
  JsonNode tells(Instant now, List<String> scans) {
    return Site.json(
        post(
            "scans:batch",
            "{\"now\": \"%s\", \"roundTripMillis\": 40, \"scans\": [%s]}"
                .formatted(now, String.join(",", scans))));
  }

  static String letIn(String scanId, String code, Instant time) {
    return """
    {"scanId": "%s", "sequence": 1, "code": "%s", "deviceTime": "%s", "decision": "admitted",
     "offline": true, "rosterVersion": 3, "revocationVersion": 3, "operator": "steward-a"}\
    """
        .formatted(scanId, code, time);
  }
}
