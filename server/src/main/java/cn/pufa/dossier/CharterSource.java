package cn.pufa.dossier;

import cn.pufa.organization.Charter;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.files.StoredFile;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Charters as they were approved, and what was corrected in them. */
final class CharterSource implements DossierSource {

  private static final String KIND = "charter";

  private final Organizations organizations;
  private final Files files;

  CharterSource(Organizations organizations, Files files) {
    this.organizations = organizations;
    this.files = files;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String label() {
    return "章程";
  }

  @Override
  public Set<String> operations() {
    return Set.of("listCharters");
  }

  @Override
  public List<DossierEntry> entries(Tx tx, UUID organization) {
    return organizations.charters(tx, organization).stream()
        .map(charter -> entry(tx, charter))
        .toList();
  }

  private DossierEntry entry(Tx tx, Charter charter) {
    String record = "charter/" + charter.id();
    var entry =
        charter.edition() == 1
            ? DossierEntry.on(charter.approvedOn(), KIND, "章程核准", approved(charter), record)
            : DossierEntry.at(charter.at(), KIND, "更正章程登记", corrected(charter), record);
    return charter.file() == null
        ? entry
        : entry.with(
            files.find(tx, charter.file(), record).map(CharterSource::file).stream().toList());
  }

  private static DossierFile file(StoredFile stored) {
    return DossierFile.kept("章程", stored);
  }

  private static String approved(Charter charter) {
    return "%s起生效，业务范围%d项，每届%d年。登记：%s"
        .formatted(charter.validFrom(), charter.scope().size(), charter.termYears(), charter.by());
  }

  private static String corrected(Charter charter) {
    return "事由：%s。经办：%s".formatted(charter.reason().replaceFirst("[。.]+$", ""), charter.by());
  }
}
