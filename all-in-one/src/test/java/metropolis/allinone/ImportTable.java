package metropolis.allinone;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What each package may import, as an allow-list: a package that is not listed, and an import that
 * no entry allows, are both faults. A name stands for the package and all below it. {@code java.*}
 * is always allowed, and a package may import itself.
 */
final class ImportTable {

  private static final List<String> PLATFORM =
      List.of(
          "metropolis.platform",
          "metropolis.schemas",
          "org.apache.kafka",
          "org.apache.avro",
          "io.javalin",
          "org.eclipse.jetty",
          "jakarta.servlet",
          "kotlin",
          "com.fasterxml.jackson",
          "gg.jte",
          "io.micrometer",
          "io.prometheus",
          "org.slf4j");

  /** Pure rules: no Kafka, no Avro, no HTTP, no logger. */
  private static final List<String> FEATURE = List.of("metropolis.platform.values");

  private static final List<String> HTTP =
      List.of(
          "metropolis.platform.http",
          "metropolis.platform.values",
          "gg.jte",
          "io.javalin",
          "org.slf4j");

  private static final List<String> WIRE =
      List.of("metropolis.schemas", "metropolis.platform.values", "org.apache.avro");

  private static final List<String> ROOT =
      List.of(
          "metropolis.platform",
          "metropolis.schemas",
          "org.apache.kafka",
          "org.apache.avro",
          "io.micrometer",
          "org.slf4j");

  private final Map<String, Set<String>> allowed = new TreeMap<>();

  ImportTable() {
    allow("metropolis.schemas", List.of("org.apache.avro"));
    allow("metropolis.platform", PLATFORM);
    allow("metropolis.platform.values", List.of());
    allow("metropolis.platform.http", without(PLATFORM, "org.apache.kafka", "org.apache.avro"));
    allow("metropolis.platform.http.spreadsheet", List.of("org.dhatim.fastexcel"));
    allow("metropolis.platform.config", without(PLATFORM, "org.apache.kafka", "org.apache.avro"));
    allow("gg.jte.generated.precompiled", List.of("gg.jte", "metropolis"));

    // Letters know nothing of pages, nor of who is named. java.awt shapes them.
    allow("metropolis.rendering.font", List.of());
    allow("metropolis.rendering.text", List.of("metropolis.rendering.font"));
    allow("metropolis.rendering.code", List.of("com.google.zxing"));
    allow(
        "metropolis.rendering.page",
        List.of(
            "metropolis.rendering.code",
            "metropolis.rendering.font",
            "metropolis.rendering.text",
            "javax.imageio",
            // Reads the backgrounds of organisers; what is written is ours.
            "org.apache.pdfbox"));
    allow(
        "metropolis.rendering.artwork",
        List.of("metropolis.rendering.page", "com.github.weisj.jsvg", "javax.xml"));

    service("registration");
    feature("registration", "programme");
    feature("registration", "seating", "programme");
    feature("registration", "enrolment", "programme", "seating");
    feature("registration", "roster", "programme", "enrolment");
    format("registration", "intake", List.of("de.siegmar.fastcsv"), "programme", "enrolment");

    // What no face covers is told to whoever writes it.
    allowed.get("metropolis.registration").add("metropolis.rendering.font");
    // Pictures of delegates are made small before anybody decides about them.
    allowed.get("metropolis.registration.http").add("metropolis.rendering.page");

    service("payment");
    feature("payment", "reference");
    feature("payment", "matching", "reference");
    feature("payment", "layout");
    feature("payment", "cards");
    // Answers of providers are documents that only a part of is known; HTTP is java.net's.
    format("payment", "stripe", List.of("com.fasterxml.jackson"), "cards");
    // A provider on this machine, for demos and tests.
    format("payment", "rehearsal", List.of("com.sun.net.httpserver"), "stripe");
    feature("payment", "ledger", "reference", "matching", "layout", "cards");
    feature("payment", "dossier", "reference", "ledger");
    feature("payment", "office", "reference", "matching", "ledger", "dossier");
    format(
        "payment",
        "statement",
        List.of("javax.xml", "org.xml.sax", "de.siegmar.fastcsv"),
        "ledger",
        "reference",
        "dossier",
        "layout");
    format(
        "payment",
        "transfer",
        List.of("javax.xml.stream"),
        "ledger",
        "reference",
        "dossier",
        "office");
    format(
        "payment",
        "rendering",
        List.of("metropolis.rendering", "org.apache.pdfbox", "net.codecrete.qrbill"),
        "ledger",
        "reference",
        "dossier",
        "office");

    service("badge");
    feature("badge", "credential");
    feature("badge", "printing", "credential", "imposition");
    feature("badge", "roster");
    feature("badge", "admission", "credential");
    feature("badge", "device");
    format("badge", "signing", List.of("org.bouncycastle"), "credential");
    feature("badge", "imposition");
    // The codec of IPP; its HTTP is java.net's.
    format("badge", "ipp", List.of("com.hp.jipp", "kotlin"));
    format(
        "badge",
        "template",
        List.of(
            "metropolis.platform.config",
            "metropolis.rendering.page",
            "metropolis.rendering.artwork"));
    format(
        "badge",
        "rendering",
        List.of("metropolis.rendering"),
        "credential",
        "roster",
        "template",
        "imposition");
    // Colours of categories come by wire, and are shown on pages.
    allowed.get("metropolis.badge.wire").add("metropolis.rendering.page");
    allowed.get("metropolis.badge.http").add("metropolis.rendering.page");
    // The page of devices shows the code by which one is enrolled.
    allowed.get("metropolis.badge.http").add("metropolis.rendering.code");
    allowed.get("metropolis.badge").add("metropolis.rendering.page");
    // The page of templates shows what is wrong in a file, and where.
    allowed.get("metropolis.badge.http").add("metropolis.platform.config");

    allow(
        "metropolis.allinone",
        List.of(
            "metropolis.platform",
            "metropolis.schemas",
            "metropolis.registration",
            "metropolis.payment",
            "metropolis.badge",
            // The demo draws its delegates.
            "metropolis.rendering.page",
            "kafka",
            "org.apache.kafka",
            "com.fasterxml.jackson",
            // The broker tells the state of its brokers by no other way.
            "javax.management",
            "javax.xml.stream",
            "org.apache.pdfbox",
            "com.google.zxing",
            "org.slf4j"));
  }

  /** The table with one more feature package, which may import what features may. */
  ImportTable(String feature) {
    this();
    allow(feature, FEATURE);
  }

  /** The landmarks that every service has. */
  private void service(String name) {
    String root = "metropolis." + name;
    allow(root, with(ROOT, root));
    allow(root + ".wire", WIRE);
    allow(root + ".http", HTTP);
  }

  private void feature(String service, String name, String... siblings) {
    format(service, name, List.of(), siblings);
  }

  /** A feature, and what reads or draws formats with a library of its own. */
  private void format(String service, String name, List<String> libraries, String... siblings) {
    String root = "metropolis." + service + ".";
    allow(root + name, with(FEATURE, libraries));
    for (String sibling : siblings) {
      allowed.get(root + name).add(root + sibling);
    }
    // Wire and http know every feature of their module.
    allowed.get(root + "wire").add(root + name);
    allowed.get(root + "http").add(root + name);
  }

  private void allow(String name, Collection<String> imports) {
    allowed.put(name, new TreeSet<>(imports));
  }

  /** Every fault, in words. */
  List<String> faults(JavaClasses classes) {
    Set<String> faults = new TreeSet<>();
    for (JavaClass type : classes) {
      String entry = entryOf(type.getPackageName());
      if (entry == null) {
        faults.add(type.getPackageName() + " is not in the import table");
        continue;
      }
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String target = dependency.getTargetClass().getBaseComponentType().getPackageName();
        if (!mayImport(entry, target)) {
          faults.add(entry + " may not import " + target + ", as " + type.getName() + " does");
        }
      }
    }
    return new ArrayList<>(faults);
  }

  private boolean mayImport(String entry, String target) {
    if (target.isEmpty() || isBelow(target, "java") || isBelow(target, "javax.crypto")) {
      return true;
    }
    // The most particular entry decides: a service's root is not a licence to import its parts
    // back.
    if (entry.equals(entryOf(target))) {
      return true;
    }
    return allowed.get(entry).stream().anyMatch(name -> isBelow(target, name));
  }

  /** The longest entry that a package lies in; null if none. */
  private String entryOf(String name) {
    String longest = null;
    for (String entry : allowed.keySet()) {
      if (isBelow(name, entry) && (longest == null || entry.length() > longest.length())) {
        longest = entry;
      }
    }
    return longest;
  }

  private static boolean isBelow(String name, String ancestor) {
    return name.equals(ancestor) || name.startsWith(ancestor + ".");
  }

  private static List<String> with(List<String> base, String... more) {
    return with(base, List.of(more));
  }

  private static List<String> with(List<String> base, List<String> more) {
    List<String> all = new ArrayList<>(base);
    all.addAll(more);
    return all;
  }

  private static List<String> without(List<String> base, String... less) {
    List<String> all = new ArrayList<>(base);
    all.removeAll(List.of(less));
    return all;
  }
}
