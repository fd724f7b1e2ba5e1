package cn.pufa.dossier;

import cn.pufa.identity.Divisions;
import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.organization.RegisterChange;
import cn.pufa.platform.db.Tx;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** When it was registered, what changed on the register, and when it was cancelled. */
final class RegisterSource implements DossierSource {

  private static final String KIND = "register";
  private static final String NOTHING = "（空）";

  private final Organizations organizations;
  private final Divisions divisions;

  RegisterSource(Organizations organizations, Divisions divisions) {
    this.organizations = organizations;
    this.divisions = divisions;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String label() {
    return "登记与变更";
  }

  @Override
  public Set<String> operations() {
    return Set.of("getOrganization");
  }

  @Override
  public List<DossierEntry> entries(Tx tx, UUID organization) {
    List<DossierEntry> entries = new ArrayList<>();
    organizations.byId(tx, organization).ifPresent(one -> entries.add(registered(one)));
    organizations.changes(tx, organization).forEach(change -> entries.add(changed(change)));
    return entries;
  }

  private static DossierEntry registered(Organization one) {
    String detail = one.type().label() + "，统一社会信用代码 " + one.creditCode();
    return DossierEntry.on(one.registeredOn(), KIND, "成立登记", detail, record(one.id()));
  }

  private DossierEntry changed(RegisterChange change) {
    if (change.isCancellation()) {
      return cancelled(change);
    }
    String title = "变更" + change.label();
    return DossierEntry.at(change.at(), KIND, title, words(change), record(change.organization()));
  }

  private static DossierEntry cancelled(RegisterChange change) {
    if (change.became() == null) {
      String detail = "原登记的注销日期 %s。%s".formatted(change.was(), origin(change));
      return DossierEntry.at(change.at(), KIND, "撤回注销登记", detail, record(change.organization()));
    }
    var day = LocalDate.parse(change.became());
    return DossierEntry.on(day, KIND, "注销登记", origin(change), record(change.organization()));
  }

  private String words(RegisterChange change) {
    return "由“%s”改为“%s”。%s"
        .formatted(shown(change, change.was()), shown(change, change.became()), origin(change));
  }

  private String shown(RegisterChange change, String text) {
    if (text == null) {
      return NOTHING;
    }
    return change.isTownship() ? divisions.namesByCode().getOrDefault(text, text) : text;
  }

  private static String origin(RegisterChange change) {
    return change.reason() == null
        ? "经办：" + change.by()
        : "事由：%s。经办：%s".formatted(change.reason().replaceFirst("[。.]+$", ""), change.by());
  }

  static String record(UUID organization) {
    return "organization/" + organization;
  }
}
