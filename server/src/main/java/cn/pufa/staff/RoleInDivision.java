package cn.pufa.staff;

import cn.pufa.identity.Divisions;
import java.util.Optional;
import java.util.Set;

/** A role that an administrator gives, and the part of the county it is given for. */
record RoleInDivision(String role, String division) {

  /** Come about by binding to an organisation, not by an administrator. */
  private static final Set<String> BOUND = Set.of("org_agent", "org_representative");

  private static final Set<String> OF_TOWNSHIPS = Set.of("township", "child_supervisor");
  private static final String OF_VILLAGES = "child_director";

  /** Staff of the bureau and of township units, who may stand in for one another. */
  static final Set<String> STAFF =
      Set.of(
          "trainer",
          "township",
          "editor",
          "case_officer",
          "legal_reviewer",
          "secrecy_reviewer",
          "approver",
          "leader",
          "auditor",
          "admin");

  record Fault(String field, String sentence) {}

  Optional<Fault> fault(Divisions divisions) {
    if (BOUND.contains(role)) {
      return Optional.of(new Fault("role", "经办人和法定代表人由机构绑定产生，不能在这里授予"));
    }
    if (!isAt(divisions)) {
      return Optional.of(new Fault("division", placeWanted()));
    }
    return Optional.empty();
  }

  private boolean isAt(Divisions divisions) {
    var townships = divisions.county().townships();
    if (OF_TOWNSHIPS.contains(role)) {
      return townships.stream().anyMatch(township -> township.code().equals(division));
    }
    if (OF_VILLAGES.equals(role)) {
      return townships.stream()
          .flatMap(township -> township.villages().stream())
          .anyMatch(village -> village.code().equals(division));
    }
    return divisions.county().code().equals(division);
  }

  private String placeWanted() {
    if (OF_TOWNSHIPS.contains(role)) {
      return "请选择一个镇街";
    }
    return OF_VILLAGES.equals(role) ? "请选择一个村居" : "这个角色属于全县，请选择县";
  }
}
