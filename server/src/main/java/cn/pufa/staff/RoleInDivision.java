package cn.pufa.staff;

import cn.pufa.identity.Divisions;
import java.util.Optional;
import java.util.Set;

/** A role that an administrator gives, and the part of the county it is given for. */
record RoleInDivision(String role, String division) {

  /** Come about by binding to an organisation, not by an administrator. */
  private static final Set<String> BOUND = Set.of("org_agent", "org_representative");

  /** Come with a post that somebody confirmed, and go with it. */
  private static final Set<String> OF_POSTS = Set.of("child_director", "child_supervisor");

  private static final String OF_TOWNSHIPS = "township";

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
    if (OF_POSTS.contains(role)) {
      return Optional.of(new Fault("role", "儿童主任、儿童督导员由本人在手机上登记，在“岗位与登记”里确认，不能在这里授予"));
    }
    if (!isAt(divisions)) {
      return Optional.of(new Fault("division", placeWanted()));
    }
    return Optional.empty();
  }

  private boolean isAt(Divisions divisions) {
    if (OF_TOWNSHIPS.equals(role)) {
      return divisions.county().townships().stream()
          .anyMatch(township -> township.code().equals(division));
    }
    return divisions.county().code().equals(division);
  }

  private String placeWanted() {
    return OF_TOWNSHIPS.equals(role) ? "请选择一个镇街" : "这个角色属于全县，请选择县";
  }
}
