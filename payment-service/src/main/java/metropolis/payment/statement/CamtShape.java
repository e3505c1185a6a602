package metropolis.payment.statement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import metropolis.payment.statement.Statement.Finding;

/**
 * What a careful bank keeps to: order and presence of the elements that matter here, in versions of
 * which there is no schema at hand to judge by ({@link CamtSchema}). Most files of real banks do
 * not keep to their schema, so all of it is worth a hint and no refusal.
 */
final class CamtShape {

  private static final Map<String, List<String>> ORDER =
      Map.of(
          "Ntry",
          List.of(
              "NtryRef",
              "Amt",
              "CdtDbtInd",
              "RvslInd",
              "Sts",
              "BookgDt",
              "ValDt",
              "AcctSvcrRef",
              "Avlbty",
              "BkTxCd",
              "ComssnWvrInd",
              "AddtlInfInd",
              "AmtDtls",
              "Chrgs",
              "TechInptChanl",
              "Intrst",
              "CardTx",
              "NtryDtls",
              "AddtlNtryInf"),
          "TxDtls",
          List.of(
              "Refs",
              "Amt",
              "CdtDbtInd",
              "AmtDtls",
              "Avlbty",
              "BkTxCd",
              "Chrgs",
              "Intrst",
              "RltdPties",
              "RltdAgts",
              "LclInstrm",
              "PmtTpInf",
              "Purp",
              "RltdRmtInf",
              "RmtInf",
              "RltdDts",
              "RltdPric",
              "RltdQties",
              "FinInstrmId",
              "Tax",
              "RtrInf",
              "CorpActn",
              "SfkpgAcct",
              "CshDpst",
              "CardTx",
              "AddtlTxInf",
              "SplmtryData"));

  private static final List<String> NEEDED = List.of("Amt", "BkTxCd", "CdtDbtInd", "Sts");

  private static final Map<String, Map<String, Integer>> PLACES = places();

  private static final Pattern UETR = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private CamtShape() {}

  private static Map<String, Map<String, Integer>> places() {
    Map<String, Map<String, Integer>> places = new HashMap<>();
    ORDER.forEach(
        (parent, order) -> {
          Map<String, Integer> own = new HashMap<>();
          order.forEach(name -> own.put(name, own.size()));
          places.put(parent, own);
        });
    return places;
  }

  private static String element(Node node, Node child) {
    return node.name + "/" + child.name;
  }

  static List<Finding> ofEntry(Node entry) {
    List<Finding> findings = order(entry);
    for (String name : NEEDED) {
      if (entry.first(name).isEmpty()) {
        findings.add(new Finding(entry.line, "Ntry/" + name, "element-missing"));
      }
    }
    return findings;
  }

  static List<Finding> ofTransaction(Node transaction) {
    List<Finding> findings = order(transaction);
    for (Node uetr : transaction.all("Refs", "UETR")) {
      if (!UETR.matcher(uetr.text()).matches()) {
        findings.add(new Finding(uetr.line, "Refs/UETR", "id-malformed"));
      }
    }
    return findings;
  }

  private static List<Finding> order(Node node) {
    List<Finding> findings = new ArrayList<>(0);
    Map<String, Integer> places = PLACES.get(node.name);
    int last = 0;
    for (Node child : node.children()) {
      int place = places.getOrDefault(child.name, -1);
      if (place < 0) {
        findings.add(new Finding(child.line, element(node, child), "element-unknown"));
      } else if (place < last) {
        findings.add(new Finding(child.line, element(node, child), "element-out-of-order"));
      } else {
        last = place;
      }
    }
    return findings;
  }
}
