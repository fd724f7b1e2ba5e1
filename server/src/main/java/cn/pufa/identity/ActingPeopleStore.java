package cn.pufa.identity;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** SQL of the accounts of people who act for an organisation. */
final class ActingPeopleStore {

  static final Sql DELETE_GRANT =
      Sql.of("delete from role_grant where person = $1 and role = $2 and organization = $3");
  static final Sql PHONES =
      Sql.of("select id, phone from person where id = any($1) and phone is not null");

  static final Sql OF =
      Sql.of(
          """
      select distinct on (g.organization, g.role, g.person) g.organization, g.role, g.person
        from role_grant g join person p on p.id = g.person
       where g.organization = any($1) and not p.disabled
       order by g.organization, g.role, g.person""");

  private ActingPeopleStore() {}

  static List<ActingPeople.Acting> of(Tx tx, UUID[] organizations) {
    return tx.list(
        OF,
        row -> new ActingPeople.Acting(row.getUUID("organization"), row.getUUID("person")),
        (Object) organizations);
  }

  static void deleteGrant(Tx tx, UUID person, String role, UUID organization) {
    tx.execute(DELETE_GRANT, person, role, organization);
  }

  static Map<UUID, String> phones(Tx tx, UUID[] people) {
    return tx
        .list(PHONES, row -> Map.entry(row.getUUID("id"), row.getString("phone")), (Object) people)
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
