package cn.pufa.annualreport;

import cn.pufa.dossier.DossierEntry;
import cn.pufa.dossier.DossierFile;
import cn.pufa.dossier.DossierSource;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What was received of an organisation, for its dossier (一社一档). */
final class LedgerDossier implements DossierSource {

  private static final String KIND = "annual_report";

  /** In the order of {@link How}. */
  private static final List<String> WAYS = List.of("网上报送", "纸质报送", "工作人员代录");

  private final Files files;

  LedgerDossier(Files files) {
    this.files = files;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String label() {
    return "年报收报";
  }

  @Override
  public Set<String> operations() {
    return Set.of("getReturn");
  }

  @Override
  public List<DossierEntry> entries(Tx tx, UUID organization) {
    List<DossierEntry> entries = new ArrayList<>();
    LedgerStore.ofOrganization(tx, organization)
        .forEach(receipt -> entries.add(received(tx, receipt)));
    LedgerStore.takenBack(tx, organization).forEach(one -> entries.add(takenBack(one)));
    return entries;
  }

  private DossierEntry received(Tx tx, Receipt receipt) {
    String number = receipt.number() == null ? "" : "回执" + receipt.number() + "，";
    String late = receipt.late() ? "逾期，" : "";
    return DossierEntry.at(
            receipt.submittedAt(),
            KIND,
            "收到%d年度工作报告".formatted(receipt.year()),
            number + late + WAYS.get(receipt.how().ordinal()) + "。",
            Return.record(receipt.id()))
        .with(scans(tx, receipt));
  }

  private List<DossierFile> scans(Tx tx, Receipt receipt) {
    return LedgerStore.scans(tx, receipt.id()).stream()
        .flatMap(scan -> files.find(tx, scan, Return.record(receipt.id())).stream())
        .map(stored -> DossierFile.kept(receipt.year() + "年度报告扫描件", stored))
        .toList();
  }

  private static DossierEntry takenBack(LedgerStore.TakenBack one) {
    return DossierEntry.at(
        one.at(),
        KIND,
        "撤回%d年度工作报告".formatted(one.year()),
        "原回执%s。%s".formatted(one.number(), one.why()),
        Return.record(one.filed()));
  }
}
