package metropolis.payment.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import metropolis.payment.statement.Statement.Finding;

/**
 * What a careful bank keeps to: order and presence of the elements that matter here, in every
 * version. Most files of real banks do not keep to their schema, so all of it is worth a hint and
 * no refusal.
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

  private static final Set<String> NEEDED = Set.of("Amt", "CdtDbtInd", "Sts", "BkTxCd");

  private CamtShape() {}

  static List<Finding> of(Node entry) {
    List<Finding> findings = new ArrayList<>(order(entry));
    for (String name : NEEDED.stream().sorted().toList()) {
      if (entry.first(name).isEmpty()) {
        findings.add(new Finding(entry.line, "Ntry/" + name, "element-missing"));
      }
    }
    entry.all("NtryDtls", "TxDtls").forEach(details -> findings.addAll(order(details)));
    entry
        .all("NtryDtls", "TxDtls", "Refs", "UETR")
        .filter(uetr -> !uetr.text().matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
        .forEach(uetr -> findings.add(new Finding(uetr.line, "Refs/UETR", "id-malformed")));
    return findings;
  }

  private static List<Finding> order(Node node) {
    List<Finding> findings = new ArrayList<>();
    List<String> order = ORDER.get(node.name);
    int last = 0;
    for (Node child : node.children()) {
      int place = order.indexOf(child.name);
      String element = node.name + "/" + child.name;
      if (place < 0) {
        findings.add(new Finding(child.line, element, "element-unknown"));
      } else if (place < last) {
        findings.add(new Finding(child.line, element, "element-out-of-order"));
      } else {
        last = place;
      }
    }
    return findings;
  }
}
