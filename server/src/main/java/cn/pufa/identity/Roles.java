package cn.pufa.identity;

import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Grant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Who holds which role, and who stands in for whom; the doorway for those who decide about it. What
 * changes here is known on every node within a second.
 */
public final class Roles {

  /**
   * One role of a person, whenever it counts.
   *
   * @param from null, as {@code until}, where it is the person's own
   */
  public record Held(String role, String division, LocalDate from, LocalDate until) {

    public boolean isOwn() {
      return from == null;
    }

    /** Whether it counts on any of these days. */
    public boolean countsWithin(LocalDate first, LocalDate last) {
      return isOwn() || !from.isAfter(last) && !until.isBefore(first);
    }
  }

  public record Named(UUID id, String displayName) {}

  /** A deputy's days (代理). */
  public record Appointment(
      UUID id, Named absent, Named deputy, String role, LocalDate from, LocalDate until) {

    public boolean meets(LocalDate first, LocalDate last) {
      return !from.isAfter(last) && !until.isBefore(first);
    }
  }

  /** A role that somebody holds in the own name, with an account that is open. */
  public record Place(UUID person, String role, String division) {}

  private Roles() {}

  /** From here to the end of the transaction nobody else decides about these people's roles. */
  public static void lock(Tx tx, UUID... people) {
    RoleStore.lock(tx, people);
  }

  public static Optional<Person> person(Tx tx, UUID id, LocalDate today) {
    return IdentityStore.person(tx, id, today);
  }

  /** Everybody whose account is open and who holds one of these roles that day, by account. */
  public static List<Person> holders(Tx tx, List<String> roles, LocalDate day) {
    return RoleStore.openHolders(tx, day, roles).stream()
        .filter(person -> person.roles().stream().map(Grant::role).anyMatch(roles::contains))
        .toList();
  }

  /** Where these roles are held, by the order in which people came. */
  public static List<Place> places(Tx tx, List<String> roles) {
    return RoleStore.places(tx, roles);
  }

  /** Own ones and a deputy's, past and coming too. */
  public static List<Held> heldBy(Tx tx, UUID person) {
    return RoleStore.heldBy(tx, person);
  }

  /** What the person holds now or will as a deputy; nobody else decides about it meanwhile. */
  public static List<String> heldFrom(Tx tx, UUID person, LocalDate today) {
    lock(tx, person);
    return heldBy(tx, person).stream()
        .filter(held -> held.countsWithin(today, LocalDate.MAX))
        .map(Held::role)
        .toList();
  }

  /** False where the person holds it already. */
  public static boolean give(Tx tx, UUID person, String role, String division) {
    Sessions.rolesChanged(tx, person);
    return RoleStore.give(tx, person, role, division);
  }

  /** False where the person does not hold it. Nobody hears of it, as by {@link People#take}. */
  public static boolean take(Tx tx, UUID person, String role, String division) {
    Sessions.rolesChanged(tx, person);
    return RoleStore.take(tx, person, role, division);
  }

  public static List<Appointment> appointments(Tx tx) {
    return RoleStore.appointments(tx);
  }

  public static Optional<Appointment> appointment(Tx tx, UUID id) {
    return appointments(tx).stream().filter(known -> known.id().equals(id)).findFirst();
  }

  /** The deputy gets each division in which the absent person holds the role. */
  public static UUID appoint(
      Tx tx, UUID absent, UUID deputy, String role, LocalDate from, LocalDate until) {
    UUID appointment = UUID.randomUUID();
    RoleStore.appoint(tx, appointment, absent, deputy, role, from, until);
    Sessions.rolesChanged(tx, deputy);
    return appointment;
  }

  /** False where somebody else has ended it at this moment. */
  public static boolean end(Tx tx, Appointment appointment) {
    boolean ended = RoleStore.end(tx, appointment.id());
    Sessions.rolesChanged(tx, appointment.deputy().id());
    return ended;
  }
}
