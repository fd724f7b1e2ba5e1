package cn.pufa.hours;

import cn.pufa.identity.Contact;
import cn.pufa.identity.Divisions;
import cn.pufa.identity.People;
import cn.pufa.identity.Roles;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Reach;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who learns: holders of the posts that training is for. */
final class Learners {

  /** In this order, where somebody holds several. */
  private static final List<String> ROLES =
      List.of("child_director", "child_supervisor", "volunteer");

  private final People people;
  private final String county;

  Learners(People people, Divisions divisions) {
    this.people = people;
    this.county = divisions.county().code();
  }

  /** Where the person holds a post; the county where none is held any more. */
  String divisionOf(Tx tx, UUID person) {
    return post(tx, person).map(Roles.Held::division).orElse(county);
  }

  private static Optional<Roles.Held> post(Tx tx, UUID person) {
    List<Roles.Held> held = Roles.heldBy(tx, person);
    return ROLES.stream()
        .flatMap(role -> held.stream().filter(one -> one.isOwn() && one.role().equals(role)))
        .findFirst();
  }

  /**
   * Whether staff with this reach may see the person's hours: the bureau of anybody, also of who
   * left the post, a township of those who hold one there.
   */
  boolean isWithin(Tx tx, Reach reach, UUID person) {
    if (reach.all()) {
      return name(tx, person).isPresent();
    }
    return Roles.heldBy(tx, person).stream()
        .filter(held -> held.isOwn() && ROLES.contains(held.role()))
        .anyMatch(held -> reach.divisions().stream().anyMatch(held.division()::startsWith));
  }

  Optional<String> name(Tx tx, UUID person) {
    return Optional.ofNullable(people.contacts(tx, List.of(person)).get(person)).map(Contact::name);
  }
}
