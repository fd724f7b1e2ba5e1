package cn.pufa.staff;

import cn.pufa.identity.Roles;
import cn.pufa.platform.db.Tx;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which two roles one person never holds at the same time, and why.
 *
 * @param all as {@code staff/role-conflicts.csv} lists them
 */
public record RoleConflicts(List<Conflict> all) {

  /**
   * @param why a Chinese sentence without its full stop, @param source the rule it follows
   */
  public record Conflict(String roleA, String roleB, String why, String source, String verifier) {

    boolean forbids(String one, String other) {
      return roleA.equals(one) && roleB.equals(other) || roleA.equals(other) && roleB.equals(one);
    }

    public String sentence() {
      return why + "（" + source + "）。";
    }
  }

  public static RoleConflicts load() {
    return new RoleConflicts(
        Csv.rows("/staff/role-conflicts.csv").stream()
            .map(cells -> new Conflict(cells[0], cells[1], cells[2], cells[3], cells[4]))
            .toList());
  }

  /** Against what the person holds now and will hold as a deputy; nobody else decides meanwhile. */
  public Optional<Conflict> of(Tx tx, UUID person, String role, LocalDate today) {
    return between(role, Roles.heldFrom(tx, person, today));
  }

  /** What keeps somebody with those roles from holding this one too. */
  Optional<Conflict> between(String role, Collection<String> held) {
    return all.stream()
        .filter(conflict -> held.stream().anyMatch(other -> conflict.forbids(role, other)))
        .findFirst();
  }
}
