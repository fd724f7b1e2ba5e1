package cn.pufa.identity;

import cn.pufa.identity.Roles.Appointment;
import cn.pufa.identity.Roles.Held;
import cn.pufa.identity.Roles.Named;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Reach;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** SQL of roles, one's own and a deputy's. */
final class RoleStore {

  /** What only refers to these people, such as a sign-up or a notice, does not wait for it. */
  static final Sql LOCK =
      Sql.of("select id from person where id = any($1) order by id for no key update");

  static final Sql OPEN_HOLDERS =
      Sql.of(
          "select "
              + IdentityStore.person("$1::date")
              + """
              from person p
             where not p.disabled and p.id in (select person from role_grant where role = any($2)) order by p.account""");
  static final Sql HELD_BY =
      Sql.of(
          "select role, division, from_day, until_day from role_grant where person = $1 order by role, division");
  static final Sql PLACES =
      Sql.of(
          """
      select h.person, h.role, h.division
        from role_holder h join person p on p.id = h.person where h.role = any($1)
       order by p.created_at, p.id, h.division""");
  static final Sql GIVE =
      Sql.of(
          "insert into role_grant (person, role, division) values ($1, $2, $3) on conflict do nothing");
  static final Sql TAKE =
      Sql.of(
          """
      delete from role_grant
       where person = $1 and role = $2 and division = $3 and organization is null and deputy_for is null""");
  static final Sql APPOINTMENTS =
      Sql.of(
          """
      select distinct g.appointment, g.role, g.from_day, g.until_day,
             a.id as absent, a.display_name as absent_name, d.id as deputy, d.display_name as deputy_name
        from role_grant g join person a on a.id = g.deputy_for join person d on d.id = g.person
       order by g.from_day desc, g.appointment""");
  static final Sql APPOINT =
      Sql.of(
          """
      insert into role_grant (person, role, division, deputy_for, from_day, until_day, appointment)
      select $3, role, division, person, $5, $6, $1
        from role_grant where person = $2 and role = $4 and deputy_for is null and organization is null""");
  static final Sql END = Sql.of("delete from role_grant where appointment = $1");

  static final Sql HOLDERS =
      Sql.of(
          """
      select person, role, division, display_name, phone
        from role_holder where role = any($1) and ($2 or division like any($3))
       order by division, role, person""");

  private RoleStore() {}

  static List<RoleHolders.Holder> holders(Tx tx, String[] roles, Reach reach) {
    return tx.list(
        HOLDERS,
        row ->
            new RoleHolders.Holder(
                row.getUUID("person"),
                row.getString("role"),
                row.getString("division"),
                row.getString("display_name"),
                row.getString("phone")),
        roles,
        reach.all(),
        reach.divisionPrefixes());
  }

  static void lock(Tx tx, UUID... people) {
    tx.list(LOCK, row -> row.getUUID("id"), (Object) people);
  }

  /** Those who hold one of the roles, or did or will as deputies. */
  static List<Person> openHolders(Tx tx, LocalDate day, List<String> roles) {
    return tx.list(OPEN_HOLDERS, IdentityStore::person, day, roles.toArray(String[]::new));
  }

  static List<Held> heldBy(Tx tx, UUID person) {
    return tx.list(
        HELD_BY,
        row ->
            new Held(
                row.getString("role"),
                row.getString("division"),
                row.getLocalDate("from_day"),
                row.getLocalDate("until_day")),
        person);
  }

  static List<Roles.Place> places(Tx tx, List<String> roles) {
    return tx.list(
        PLACES,
        row ->
            new Roles.Place(
                row.getUUID("person"), row.getString("role"), row.getString("division")),
        (Object) roles.toArray(String[]::new));
  }

  static boolean give(Tx tx, UUID person, String role, String division) {
    return tx.execute(GIVE, person, role, division) == 1;
  }

  static boolean take(Tx tx, UUID person, String role, String division) {
    return tx.execute(TAKE, person, role, division) == 1;
  }

  static List<Appointment> appointments(Tx tx) {
    return tx.list(
        APPOINTMENTS,
        row ->
            new Appointment(
                row.getUUID("appointment"),
                new Named(row.getUUID("absent"), row.getString("absent_name")),
                new Named(row.getUUID("deputy"), row.getString("deputy_name")),
                row.getString("role"),
                row.getLocalDate("from_day"),
                row.getLocalDate("until_day")));
  }

  static void appoint(
      Tx tx,
      UUID appointment,
      UUID absent,
      UUID deputy,
      String role,
      LocalDate from,
      LocalDate until) {
    tx.execute(APPOINT, appointment, absent, deputy, role, from, until);
  }

  static boolean end(Tx tx, UUID appointment) {
    return tx.execute(END, appointment) > 0;
  }
}
