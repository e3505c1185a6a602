package metropolis.badge.rendering;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import metropolis.rendering.page.Picture;
import metropolis.rendering.page.Portraits;

/**
 * Invented people with the names that are hardest to set: very long ones, and those of many
 * scripts. For looking templates over.
 */
public final class Specimens {

  /**
   * @param id a word for addresses
   */
  public record Specimen(String id, Wearer wearer) {

    /** With a seat in every session: the longest list that a badge may have to show. */
    public Wearer everywhere(Stationery stationery) {
      return wearer.attending(stationery.sessions().stream().map(Stationery.Session::id).toList());
    }
  }

  /** How many people are drawn. */
  private static final int PORTRAITS = 4;

  private static final List<Specimen> NAMED =
      List.of(
          of("short", "Lea Amsler", "", "Réseau Accueil", "Coordinator", "CH", "fr"),
          of(
              "long",
              "Maria-Fernanda Albuquerque de Souza Vasconcelos e Montenegro",
              "",
              "Rede Nacional de Apoio às Pessoas Refugiadas e Migrantes do Brasil",
              "Directora-Geral Adjunta para as Relações Internacionais",
              "BR",
              "en"),
          of(
              "longest",
              "Johanna Wilhelmina Friederike Charlotte Freifrau von und zu Hohenstein-Altenburg-"
                  + "Trautmannsdorff auf Schloss Grafenegg",
              "",
              "Arbeitsgemeinschaft der Landesbeauftragten für Migration, Integration, Flucht und"
                  + " gesellschaftlichen Zusammenhalt der Bundesländer",
              "Vorsitzende des Unterausschusses für Grundsatzfragen",
              "DE",
              "en"),
          of(
              "one-word",
              "Venkatanarasimharajuvaripeta",
              "",
              "Llanfairpwllgwyngyllgogerychwyrndrobwll Community Council",
              "",
              "IN",
              "en"),
          of("vietnamese", "Đặng Thị Hương Giang", "", "Viện Nghiên cứu", "", "VN", "en"),
          of(
              "greek",
              "Παναγιώτης Ζαφειρίου",
              "Panagiotis Zafeiriou",
              "Δήμος Αιγαίου",
              "",
              "GR",
              "en"),
          of(
              "cyrillic",
              "Ђорђе Светлозаров-Преображенски",
              "Đorđe Svetlozarov-Preobraženski",
              "Министарство рада и социјалне политике",
              "Начелник одељења",
              "RS",
              "en"),
          of(
              "arabic",
              "نور الدين بن عبد الرحمن الهاشمي",
              "Noureddine Ben Abderrahmane Al-Hachimi",
              "جمعية الجسور للتنمية",
              "مديرة البرامج",
              "MA",
              "fr"),
          of(
              "urdu",
              "نگہت پروین چغتائی",
              "Nighat Parveen Chughtai",
              "ادارہ برائے مہاجرت",
              "",
              "PK",
              "ur"),
          of(
              "hebrew",
              "יְהוֹנָתָן בֶּן־שַׁחַר",
              "Yehonatan Ben-Shahar",
              "המכון לחקר ההגירה",
              "",
              "IL",
              "en"),
          of(
              "devanagari",
              "क्षितिज श्रीवास्तव-त्रिपाठी",
              "Kshitij Shrivastava-Tripathi",
              "राष्ट्रीय प्रवासन संस्थान",
              "वरिष्ठ सलाहकार",
              "IN",
              "en"),
          of(
              "bengali",
              "শ্রাবন্তী বন্দ্যোপাধ্যায়",
              "Srabanti Bandyopadhyay",
              "অভিবাসন কেন্দ্র",
              "",
              "BD",
              "en"),
          of("tamil", "ஸ்ரீகிருஷ்ணமூர்த்தி", "Srikrishnamurthy", "", "", "LK", "en"),
          of(
              "thai",
              "สมชาย ใจดีกุลวงศ์",
              "Somchai Jaideekulwong",
              "มูลนิธิแรงงานข้ามชาติ",
              "",
              "TH",
              "en"),
          of("khmer", "សុខ ស្រីពេជ្រ", "Sok Sreypich", "", "", "KH", "en"),
          of("myanmar", "ခင်မြတ်နိုး", "Khin Myat Noe", "", "", "MM", "en"),
          of("amharic", "ከበደ ወልደማርያም", "Kebede Woldemariam", "", "", "ET", "en"),
          of("georgian", "ნინო ჩხეიძე", "Nino Chkheidze", "", "", "GE", "en"),
          of("armenian", "Անահիտ Հովհաննիսյան", "Anahit Hovhannisyan", "", "", "AM", "en"),
          of("chinese", "诸葛骨直", "Zhuge Guzhi", "国际移民研究中心", "主任", "CN", "en"),
          of("taiwanese", "諸葛骨直", "Chu-ko Ku-chih", "國際移民研究中心", "", "TW", "en"),
          of("japanese", "佐々木 骨直", "Sasaki Honenao", "移民政策研究所", "所長", "JP", "en"),
          of("korean", "남궁 슬기로운", "Namgung Seulgiroun", "이주정책연구원", "", "KR", "en"),
          of(
              "mixed",
              "Dr Aïsha بنت سالم (UN-OCHA)",
              "Dr Aïsha bint Salim",
              "OCHA · مكتب تنسيق الشؤون الإنسانية",
              "Head of Office",
              "OM",
              "en"));

  /** What a code holds that no door takes for one of ours, as long as one that they do. */
  public static final String TOKEN = "SPECIMEN" + "0".repeat(130);

  /** What is printed under it. */
  public static final String SHORT_CODE = "0000-0000";

  private Specimens() {}

  /** Drawn when somebody looks at a template, and not for the first badge. */
  private static final class Photographed {

    private static final List<Specimen> ALL = photographed();

    private static List<Specimen> photographed() {
      List<Picture> portraits =
          IntStream.range(0, PORTRAITS).<Picture>mapToObj(Portraits::drawn).toList();
      return IntStream.range(0, NAMED.size())
          .mapToObj(
              at -> {
                Specimen named = NAMED.get(at);
                boolean pictured = at % 2 == 0;
                return pictured
                    ? new Specimen(
                        named.id(),
                        named.wearer().photographed(Optional.of(portraits.get(at / 2 % PORTRAITS))))
                    : named;
              })
          .toList();
    }
  }

  /** Every other one has a photo, which is drawn. */
  public static List<Specimen> all() {
    return Photographed.ALL;
  }

  public static Optional<Specimen> specimen(String id) {
    return all().stream().filter(specimen -> specimen.id().equals(id)).findFirst();
  }

  private static Specimen of(
      String id,
      String name,
      String latin,
      String organisation,
      String position,
      String country,
      String language) {
    return new Specimen(
        id,
        new Wearer(
            name,
            latin.isEmpty() ? Optional.empty() : Optional.of(latin),
            "",
            "",
            "",
            "",
            organisation,
            position,
            country,
            language,
            List.of(),
            Optional.empty()));
  }
}
