package cn.pufa.filing;

import cn.pufa.dossier.DossierEntry;
import cn.pufa.dossier.DossierFile;
import cn.pufa.dossier.DossierSource;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What an organisation filed, for its dossier (一社一档). */
final class ReturnDossier implements DossierSource {

  private static final String KIND = "filing";
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("submitted", "提交了%d年度工作报告"),
          Map.entry("resubmitted", "补正后重新提交了%d年度工作报告"),
          Map.entry("withdrawn", "撤回了%d年度工作报告"),
          Map.entry("confirmed", "法定代表人确认了%d年度工作报告"),
          Map.entry("page_offered", "为%d年度工作报告上传了扫描件"),
          Map.entry("page_refused", "%d年度工作报告的扫描件没有通过核对"),
          Map.entry("consented", "业务主管单位同意了%d年度工作报告"),
          Map.entry("objected", "业务主管单位不同意%d年度工作报告"),
          Map.entry("claimed", "开始审核%d年度工作报告"),
          Map.entry("correction", "退回%d年度工作报告补正"),
          Map.entry("correction_ended", "%d年度工作报告没有按期补正，按原件继续审核"));

  private final Files files;

  ReturnDossier(Files files) {
    this.files = files;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String label() {
    return "年报填报";
  }

  @Override
  public Set<String> operations() {
    return Set.of("getReturnContent");
  }

  @Override
  public List<DossierEntry> entries(Tx tx, UUID organization) {
    Map<UUID, List<DossierFile>> filed =
        FilingStore.of(tx, organization).stream()
            .filter(filing -> filing.state().isFiled())
            .collect(Collectors.toMap(Filing::id, filing -> files(tx, filing)));
    return FilingStore.events(tx, organization).stream()
        .map(event -> entry(event, filed.getOrDefault(event.filing(), List.of())))
        .toList();
  }

  private static DossierEntry entry(FilingStore.Event event, List<DossierFile> files) {
    var entry =
        DossierEntry.at(
            event.at(),
            KIND,
            WORDS.get(event.what()).formatted(event.year()),
            event.detail(),
            Filing.record(event.filing()));
    return event.what().equals("submitted") ? entry.with(files) : entry;
  }

  private List<DossierFile> files(Tx tx, Filing filing) {
    return VersionStore.of(tx, filing.id(), filing.version()).orElseThrow().files().stream()
        .flatMap(
            file ->
                files.find(tx, file.id(), filing.record()).stream()
                    .map(stored -> DossierFile.kept(title(file), stored)))
        .toList();
  }

  private static String title(FiledFile file) {
    return file.name().replaceFirst("(?i)\\.(pdf|jpe?g|png)$", "");
  }
}
