package cn.pufa.annualreport;

import cn.pufa.dossier.DossierEntry;
import cn.pufa.dossier.DossierSource;
import cn.pufa.platform.db.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** How much more time an organisation asked for and was given, for its dossier (一社一档). */
final class ExtensionDossier implements DossierSource {

  private static final String KIND = "extension";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String label() {
    return "年报延期";
  }

  @Override
  public Set<String> operations() {
    return Set.of("listExtensions");
  }

  @Override
  public List<DossierEntry> entries(Tx tx, UUID organization) {
    List<DossierEntry> entries = new ArrayList<>();
    for (Extension extension : ExtensionStore.ofOrganization(tx, organization)) {
      entries.add(asked(extension));
      if (extension.decidedAt() != null) {
        entries.add(decided(extension));
      }
    }
    return entries;
  }

  private static DossierEntry asked(Extension extension) {
    return DossierEntry.at(
        extension.askedAt(),
        KIND,
        "申请%d年度报告延到%s".formatted(extension.year(), NoticeText.day(extension.until())),
        extension.reason(),
        "extension/" + extension.id());
  }

  private static DossierEntry decided(Extension extension) {
    String title =
        switch (extension.state()) {
          case GRANTED -> "准予延期";
          case REFUSED -> "不准予延期";
          default -> "撤回延期申请";
        };
    return DossierEntry.at(
        extension.decidedAt(),
        KIND,
        "%d年度报告：%s".formatted(extension.year(), title),
        extension.due() == null ? extension.answer() : extension.due().explanation(),
        "extension/" + extension.id());
  }
}
