package metropolis.benchmarks;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.KeyRing;
import metropolis.badge.credential.Validity;
import metropolis.badge.rendering.BadgePrinter;
import metropolis.badge.rendering.Composition;
import metropolis.badge.rendering.Face;
import metropolis.badge.rendering.Stationery;
import metropolis.badge.rendering.Wearer;
import metropolis.badge.signing.QuickSigner;
import metropolis.badge.signing.QuickVerifier;
import metropolis.badge.template.Template;
import metropolis.badge.template.TemplateReader;
import metropolis.rendering.page.Rgb;

/**
 * The badges that are measured: the shipped A6 template, names of sixteen scripts in turn, each
 * with a code of its own, signed beforehand. Any thread may use it once it is made.
 */
final class BadgeSamples {

  static final int CODES = 512;
  static final String TITLE = "International Metropolis Conference 2004";
  static final String DATES = "27 September – 1 October 2004";
  static final String TOWN = "Genève";

  private static final LocalDate FIRST_DAY = LocalDate.of(2004, 9, 27);
  private static final LocalDate LAST_DAY = LocalDate.of(2004, 10, 1);
  private static final String ID = "metropolis-2004";

  /** One script: invented given and family names, organisations, and a country. */
  private record Script(
      boolean familyFirst,
      String country,
      List<String> given,
      List<String> family,
      List<String> organisations) {

    String name(int i) {
      String first = given.get(i % given.size());
      String last = family.get(i / given.size() % family.size());
      return familyFirst ? last + " " + first : first + " " + last;
    }
  }

  private static final Script LATIN =
      script(
          "CH",
          "Lea,Jürgen,Zoë,Anna-Katharina",
          "Amsler,Müllegger,von Rotenfluh,Šimůnková",
          "Réseau Accueil,Institute for the Study of Movement,City of Lindenhausen");

  private static final List<Script> SCRIPTS =
      List.of(
          LATIN,
          script(
              "GR",
              "Παναγιώτης,Ελένη,Θεοδώρα,Άρης",
              "Ζαφειρίου,Καστρινάκη,Βουνιώτης,Λημνιός",
              "Δήμος Αιγαίου,Κέντρο Μελετών"),
          script(
              "RS",
              "Ђорђе,Светлана,Милица,Юрий",
              "Светлозаров,Преображенски,Зимолистова,Брестовац",
              "Министарство рада,Институт миграции"),
          script(
              "AM",
              "Անահիտ,Տիգրան,Նարե,Վահան",
              "Հովհաննիսյան,Լեռնյան,Ծաղկունի,Արևշատ",
              "Միգրացիայի կենտրոն,Քաղաքապետարան"),
          script(
              "GE",
              "ნინო,გიორგი,თამარი,ლევან",
              "ჩხეიძე,მთაწმინდელი,ველიაშვილი,წყაროსთველი",
              "მიგრაციის ცენტრი,ქალაქის საბჭო"),
          script(
              "MA",
              "نور الدين,ليلى,عبد الرحمن,سلمى",
              "الهاشمي,بن عثمان,الفاسي الجديد,القرطبي",
              "جمعية الجسور للتنمية,معهد الهجرة"),
          script(
              "IL",
              "יהונתן,תמר,אביגיל,נועם",
              "בן־שחר,הררי,גלבוע,מעיין",
              "המכון לחקר ההגירה,עיריית הגליל"),
          script(
              "IN",
              "क्षितिज,अनुष्का,विश्वनाथ,प्रिया",
              "श्रीवास्तव,त्रिपाठी,चतुर्वेदी,मिश्रा",
              "राष्ट्रीय प्रवासन संस्थान,नगर निगम"),
          script(
              "BD",
              "শ্রাবন্তী,কৃষ্ণেন্দু,রিফাত,জ্যোৎস্না",
              "বন্দ্যোপাধ্যায়,চৌধুরী,মজুমদার,হক",
              "অভিবাসন কেন্দ্র,গবেষণা পরিষদ"),
          script(
              "LK",
              "கிருஷ்ணன்,மலர்விழி,செல்வன்,யாழினி",
              "ஸ்ரீநிவாசன்,பூங்குன்றன்,வேலாயுதம்,நல்லதம்பி",
              "புலம்பெயர்வு மையம்,நகர சபை"),
          script(
              "TH",
              "สมชาย,อรุณี,ณัฐพล,กัญญา",
              "ใจดีกุลวงศ์,รุ่งเรืองศรี,ศรีสว่าง,วงศ์ไพศาล",
              "มูลนิธิแรงงานข้ามชาติ,สถาบันวิจัยประชากร"),
          script(
              "KH",
              "សុខ,ស្រីពេជ្រ,ធារ៉ា,ចន្ទ្រា",
              "គង់,សុវណ្ណ,ភ្នំ,ព្រះវិហារ",
              "មជ្ឈមណ្ឌលចំណាកស្រុក,សាលារាជធានី"),
          script("ET", "ከበደ,አልማዝ,ተስፋዬ,ሰላም", "ወልደማርያም,ገብረሥላሴ,ኃይሉ,በቀለ", "የስደት ጥናት ማዕከል,ከተማ አስተዳደር"),
          family("CN", "骨直,明远,雨桐,清和", "诸葛,欧阳,林,司徒", "国际移民研究中心,市政府"),
          family("JP", "骨直,さくら,ひかり,健", "佐々木,山ノ内,小鳥遊,東雲", "移民政策研究所,市役所"),
          family("KR", "슬기로운,하늘,보람,나래", "남궁,선우,제갈,황보", "이주정책연구원,시청"));

  private static Script script(String country, String given, String family, String bodies) {
    return new Script(false, country, words(given), words(family), words(bodies));
  }

  private static Script family(String country, String given, String family, String bodies) {
    return new Script(true, country, words(given), words(family), words(bodies));
  }

  private static List<String> words(String list) {
    return List.of(list.split(","));
  }

  private final BadgePrinter printer = new BadgePrinter();
  private final Template template;
  private final Stationery stationery = stationery();
  private final List<String> categories = List.copyOf(stationery.categories().keySet());
  private final List<String> tokens;

  /**
   * @param template a file of the shipped ones
   * @param codes how many are signed, to be used in turn
   */
  BadgeSamples(String template, int codes) {
    this.template =
        TemplateReader.read(Path.of("examples", "metropolis-2004", "badges", template + ".yaml"))
            .template();
    this.tokens = tokens(codes);
  }

  static BadgeSamples a6() {
    return new BadgeSamples("a6", CODES);
  }

  BadgePrinter printer() {
    return printer;
  }

  String token(int i) {
    return tokens.get(i % tokens.size());
  }

  static String shortCode(int i) {
    return fourDigits(i % 10_000) + "-" + fourDigits(i / 7 % 10_000);
  }

  /** Cheaper than a format: it counts as time of the badge. */
  private static String fourDigits(int number) {
    return Integer.toString(10_000 + number).substring(1);
  }

  String category(int i) {
    return categories.get(i % categories.size());
  }

  String categoryName(int i) {
    return stationery.categories().get(category(i)).names().get("en");
  }

  Rgb colour(int i) {
    return stationery.categories().get(category(i)).colour();
  }

  /** One of sixteen scripts in turn. */
  Wearer anybody(int i) {
    return wearer(SCRIPTS.get(i % SCRIPTS.size()), i / SCRIPTS.size());
  }

  /** With Latin letters only: what PDFBox can set as well. */
  Wearer latin(int i) {
    return wearer(LATIN, i);
  }

  private static Wearer wearer(Script script, int i) {
    return new Wearer(
        script.name(i),
        script == LATIN ? Optional.empty() : Optional.of(LATIN.name(i)),
        "",
        "",
        "",
        "",
        script.organisations().get(i % script.organisations().size()),
        "Head of the programme",
        script.country(),
        "en",
        List.of(),
        Optional.empty());
  }

  /** Composed anew each time, as for a real run; only the code is signed before. */
  Face face(Wearer wearer, int i) {
    Composition composition =
        printer.compose(template, stationery, category(i), shortCode(i), wearer, token(i));
    if (composition instanceof Composition.Ready ready && ready.notices().isEmpty()) {
      return ready.face();
    }
    throw new IllegalStateException("not ready: " + composition);
  }

  byte[] pdf(List<Face> faces) {
    return printer.print(TITLE, "en", faces);
  }

  private static List<String> tokens(int codes) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      KeyRing keys =
          new KeyRing(
              Map.of(1, pair.getPublic()),
              new QuickSigner(pair.getPrivate(), pair.getPublic()),
              QuickVerifier::new);
      List<String> tokens = new ArrayList<>();
      for (int i = 0; i < codes; i++) {
        BadgeId badge = BadgeId.of(ID, "measured-" + i);
        tokens.add(keys.sign(ID, badge, 1, new Validity(FIRST_DAY, LAST_DAY)));
      }
      return List.copyOf(tokens);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK that we support has Ed25519", e);
    }
  }

  private static Stationery stationery() {
    Map<String, Stationery.Category> categories = new LinkedHashMap<>();
    categories.put("government", category("#1f3a6e", "Government", "Gouvernement"));
    categories.put(
        "international-organisation",
        category("#00697a", "International organisation", "Organisation internationale"));
    categories.put(
        "local-authority", category("#5b3f8c", "Local authority", "Collectivité locale"));
    categories.put(
        "ngo",
        category("#2e6b34", "Non-governmental organisation", "Organisation non gouvernementale"));
    categories.put(
        "academia", category("#9a4b00", "Academia and research", "Université et recherche"));
    categories.put("student", category("#7a5a00", "Student", "Étudiante, étudiant"));
    categories.put("speaker", category("#a3123a", "Speaker", "Intervenante, intervenant"));
    categories.put("press", category("#4a4a4a", "Press", "Presse"));
    return new Stationery(
        ID,
        Map.of("en", TITLE, "fr", "Conférence internationale Metropolis 2004"),
        Map.of("en", "Co-operative Migration Management"),
        "Centre International de Conférences Genève",
        TOWN,
        FIRST_DAY,
        LAST_DAY,
        List.of("en", "fr"),
        categories,
        sessions(),
        Map.of());
  }

  private static List<Stationery.Session> sessions() {
    List<Stationery.Session> sessions = new ArrayList<>();
    for (int day = 0; day < 4; day++) {
      for (int hour : new int[] {9, 14, 16}) {
        sessions.add(
            new Stationery.Session(
                "s" + day + "-" + hour,
                Map.of("en", "Migration and the city, part " + (sessions.size() + 1)),
                FIRST_DAY.plusDays(day).atTime(hour, 0),
                FIRST_DAY.plusDays(day).atTime(hour + 1, 30),
                "Room " + (1 + hour % 6),
                Optional.empty(),
                hour == 9));
      }
    }
    return sessions;
  }

  private static Stationery.Category category(String colour, String en, String fr) {
    return new Stationery.Category(Map.of("en", en, "fr", fr), Rgb.of(colour), Map.of());
  }
}
