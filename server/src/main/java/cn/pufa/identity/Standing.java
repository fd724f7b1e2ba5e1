package cn.pufa.identity;

import cn.pufa.platform.http.Grant;
import java.util.List;
import java.util.Set;

/**
 * What somebody's roles amount to in one session.
 *
 * @param grants those that work
 * @param totpMissing whether all are withheld until an authenticator is confirmed
 */
record Standing(List<Grant> grants, boolean totpMissing) {

  private static final Set<String> NOT_STAFF =
      Set.of(
          "resident",
          "volunteer",
          "child_director",
          "child_supervisor",
          "org_agent",
          "org_representative",
          "partner",
          "supervising_unit",
          "counsel");

  private static final Set<String> BY_LINK = Set.of("partner", "supervising_unit", "counsel");

  static Standing of(List<Grant> held, SignInWay way, boolean hasTotp, boolean totpRequired) {
    if (held.stream().noneMatch(Standing::isStaff)) {
      return new Standing(held, false);
    }
    if (!way.maySignInStaff()) {
      return new Standing(held.stream().filter(grant -> !isStaff(grant)).toList(), false);
    }
    return totpRequired && !hasTotp ? new Standing(List.of(), true) : new Standing(held, false);
  }

  private static boolean isStaff(Grant grant) {
    return !NOT_STAFF.contains(grant.role());
  }

  /** Whether somebody with these roles may be given a link that signs in without a password. */
  static boolean mayHaveLink(List<Grant> held) {
    return !held.isEmpty() && held.stream().allMatch(grant -> BY_LINK.contains(grant.role()));
  }
}
