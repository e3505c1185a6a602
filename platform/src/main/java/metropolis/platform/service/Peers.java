package metropolis.platform.service;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import metropolis.platform.http.Access;
import metropolis.platform.http.HttpModule;
import metropolis.platform.http.Routes;
import metropolis.platform.http.view.Texts;
import metropolis.platform.values.Role;
import metropolis.schemas.Topics;

/**
 * The services that run elsewhere, when each runs alone: what belongs to them is passed on, and
 * their pages stand in the navigation, so that any service can be the front of the whole site.
 * Immutable.
 *
 * @param servers base address of each, by the name of the service
 */
public record Peers(Map<String, URI> servers) implements HttpModule {

  private static final Texts TEXTS = Texts.beside(Peers.class);

  private record Page(String path, String text, Access access) {}

  private record Section(List<String> paths, List<Page> pages) {}

  /** Which paths are whose: the one place that knows. */
  private static final Map<String, Section> SECTIONS =
      Map.of(
          Topics.REGISTRATION,
          new Section(
              List.of(
                  "/api/registration",
                  "/{conference}/register",
                  "/{conference}/my",
                  "/{conference}/desk"),
              List.of(new Page("/{conference}/desk", "desk", Access.staff(Role.SECRETARIAT)))),
          Topics.PAYMENT,
          new Section(
              List.of("/api/payment", "/{conference}/finance", "/{conference}/invoice"),
              List.of(new Page("/{conference}/finance", "finance", Access.staff(Role.FINANCE)))),
          Topics.BADGE,
          new Section(
              List.of(
                  "/api/badge",
                  "/.well-known/metropolis",
                  "/{conference}/badges",
                  "/{conference}/badge",
                  "/{conference}/gate",
                  "/{conference}/gate-counts"),
              List.of(
                  new Page(
                      "/{conference}/badges", "badges", Access.staff(Role.SECRETARIAT, Role.GATE)),
                  new Page("/{conference}/gate", "gate", Access.staff(Role.GATE)))));

  public Peers {
    servers = Map.copyOf(servers);
    for (String name : servers.keySet()) {
      if (!SECTIONS.containsKey(name)) {
        throw new IllegalArgumentException(
            "METROPOLIS_PEERS names " + name + "; the services are registration, payment, badge");
      }
    }
  }

  /**
   * Reads {@code payment=http://payment:8080,badge=http://badge:8080}.
   *
   * @throws IllegalArgumentException with the remedy
   */
  static Peers parse(String text) {
    Map<String, URI> servers = new LinkedHashMap<>();
    for (String part : text.split("[,\\s]+")) {
      if (part.isEmpty()) {
        continue;
      }
      String[] pair = part.split("=", 2);
      URI server = pair.length == 2 ? URI.create(pair[1]) : URI.create("");
      if (server.getHost() == null) {
        throw new IllegalArgumentException(
            "METROPOLIS_PEERS must list service=http://host:port, separated by commas, not "
                + part);
      }
      servers.put(pair[0], server);
    }
    return new Peers(servers);
  }

  @Override
  public void routes(Routes routes) {
    servers.forEach(
        (name, server) -> {
          Section section = SECTIONS.get(name);
          routes.elsewhere(name, server, section.paths());
          for (Page page : section.pages()) {
            routes.navigation(
                page.access(), page.path(), language -> TEXTS.in(language).get(page.text()));
          }
        });
  }
}
