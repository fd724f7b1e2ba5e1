package cn.pufa.staff;

import cn.pufa.identity.Person;
import cn.pufa.identity.Roles.Named;
import cn.pufa.platform.http.Grant;
import java.time.LocalDate;
import java.util.List;

/** Who can do each duty on one day. */
record Staffing(LocalDate day, List<Covered> duties, List<StaffMember> people) {

  enum State {
    COVERED,
    SINGLE,
    NOBODY
  }

  /**
   * @param away somebody stands in for this role of hers
   * @param standsInFor whose role it is, null where it is her own
   */
  record Holder(Named person, String role, boolean away, Named standsInFor) {}

  /**
   * @param sentence what is missing and what to do, null where nothing is
   */
  record Covered(
      String code,
      String name,
      List<String> roles,
      String why,
      String source,
      State state,
      String sentence,
      List<Holder> holders) {}

  /**
   * @param people with their roles of that day
   */
  static Staffing of(LocalDate day, List<Duty> duties, List<Person> people) {
    return new Staffing(
        day,
        duties.stream().map(duty -> covered(duty, people)).toList(),
        people.stream().map(StaffMember::of).toList());
  }

  private static Covered covered(Duty duty, List<Person> people) {
    List<Holder> holders =
        people.stream().flatMap(person -> holders(duty, person, people).stream()).toList();
    List<Named> present =
        holders.stream().filter(holder -> !holder.away()).map(Holder::person).distinct().toList();
    return new Covered(
        duty.code(),
        duty.name(),
        duty.roles(),
        duty.why(),
        duty.source(),
        state(present.size()),
        sentence(duty, present),
        holders);
  }

  private static List<Holder> holders(Duty duty, Person person, List<Person> people) {
    return person.roles().stream()
        .filter(grant -> duty.roles().contains(grant.role()))
        .map(grant -> holder(person, grant, people))
        .distinct()
        .toList();
  }

  private static Holder holder(Person person, Grant grant, List<Person> people) {
    Named standsInFor =
        people.stream()
            .filter(other -> other.account().equals(grant.deputyFor()))
            .map(Staffing::named)
            .findFirst()
            .orElse(null);
    boolean away =
        grant.isOwn()
            && people.stream()
                .flatMap(other -> other.roles().stream())
                .anyMatch(
                    other ->
                        person.account().equals(other.deputyFor())
                            && other.role().equals(grant.role()));
    return new Holder(named(person), grant.role(), away, standsInFor);
  }

  private static Named named(Person person) {
    return new Named(person.id(), person.displayName());
  }

  private static State state(int present) {
    return switch (present) {
      case 0 -> State.NOBODY;
      case 1 -> State.SINGLE;
      default -> State.COVERED;
    };
  }

  private static String sentence(Duty duty, List<Named> present) {
    return switch (present.size()) {
      case 0 -> "今天没有人能做“%s”：%s。请任命代理人，或者把角色授予合适的人。".formatted(duty.name(), duty.why());
      case 1 ->
          "只有%s一个人能做“%s”。外出以前，请先任命代理人。".formatted(present.getFirst().displayName(), duty.name());
      default -> null;
    };
  }
}
