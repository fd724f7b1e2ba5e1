package cn.pufa.dossier;

import cn.pufa.organization.ContactCheck;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Tx;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Who tried its contacts, and whether they worked. */
final class ContactSource implements DossierSource {

  private static final String KIND = "contact";

  private final Organizations organizations;

  ContactSource(Organizations organizations) {
    this.organizations = organizations;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String label() {
    return "联系方式核实";
  }

  @Override
  public Set<String> operations() {
    return Set.of("getContacts");
  }

  @Override
  public List<DossierEntry> entries(Tx tx, UUID organization) {
    return organizations.contactChecks(tx, organization).stream()
        .map(ContactSource::entry)
        .toList();
  }

  private static DossierEntry entry(ContactCheck check) {
    String title = check.way().label() + (check.works() ? "已核实" : "联系不上");
    String detail = "%s，%s。经办：%s".formatted(check.masked(), check.how(), check.by());
    return DossierEntry.at(
        check.at(), KIND, title, detail, RegisterSource.record(check.organization()));
  }
}
