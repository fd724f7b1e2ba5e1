package cn.pufa.staff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Five people who hold every role of the bureau without a conflict, such that whoever is away, the
 * other four can stand in for each of her roles. Found in the data, not written down.
 *
 * @param roles of each of the five
 */
record FiveOfficers(List<List<String>> roles) {

  static final List<String> ROLES =
      List.of(
          "leader",
          "approver",
          "case_officer",
          "legal_reviewer",
          "secrecy_reviewer",
          "editor",
          "admin",
          "auditor",
          "trainer");

  private static final int PEOPLE = 5;

  static FiveOfficers find(RoleConflicts conflicts) {
    List<List<String>> empty = IntStream.range(0, PEOPLE).mapToObj(i -> List.<String>of()).toList();
    return find(conflicts, empty, 0);
  }

  /** Each role in turn to each person, going back where it leads nowhere. */
  private static FiveOfficers find(RoleConflicts conflicts, List<List<String>> held, int role) {
    if (role == ROLES.size()) {
      var five = new FiveOfficers(held);
      boolean good =
          held.stream().noneMatch(List::isEmpty)
              && IntStream.range(0, PEOPLE)
                  .allMatch(away -> five.deputies(conflicts, away) != null);
      return good ? five : null;
    }
    for (int person = 0; person < PEOPLE; person++) {
      List<String> more = plus(held.get(person), ROLES.get(role));
      if (agree(conflicts, more)) {
        List<List<String>> next = new ArrayList<>(held);
        next.set(person, more);
        FiveOfficers found = find(conflicts, next, role + 1);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  static boolean agree(RoleConflicts conflicts, List<String> roles) {
    return roles.stream().noneMatch(role -> conflicts.between(role, roles).isPresent());
  }

  /** For each role of who is away, the place of who stands in; null where that cannot be. */
  Map<String, Integer> deputies(RoleConflicts conflicts, int away) {
    Map<String, Integer> deputies = new LinkedHashMap<>();
    List<List<String>> held = new ArrayList<>(roles);
    for (String role : roles.get(away)) {
      var deputy =
          IntStream.range(0, PEOPLE)
              .filter(person -> person != away)
              .filter(person -> agree(conflicts, plus(held.get(person), role)))
              .findFirst();
      if (deputy.isEmpty()) {
        return null;
      }
      held.set(deputy.getAsInt(), plus(held.get(deputy.getAsInt()), role));
      deputies.put(role, deputy.getAsInt());
    }
    return deputies;
  }

  private static List<String> plus(List<String> roles, String role) {
    List<String> more = new ArrayList<>(roles);
    more.add(role);
    return List.copyOf(more);
  }
}
