package cn.pufa.organization;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** SQL of the register by what a campaign's scope follows from. */
final class GroupStore {

  /** Those of the groups, some left out. */
  record Grouped(String division, List<Registered> groups, List<UUID> without, String text) {

    Object[] query(Object... further) {
      List<Object> all = new ArrayList<>();
      all.add(division);
      all.add(groups.stream().map(one -> one.type().code()).toArray(String[]::new));
      all.add(groups.stream().map(Registered::registeredOn).toArray(LocalDate[]::new));
      all.add(
          groups.stream()
              .map(one -> one.cancelledOn() == null ? NEVER : one.cancelledOn())
              .toArray(LocalDate[]::new));
      all.add(without.toArray(UUID[]::new));
      all.add(text);
      all.addAll(List.of(further));
      return all.toArray();
    }
  }

  static final Sql GROUPS =
      Sql.of(
          """
      select type, registered_on, cancelled_on, count(*)::integer as n from organization
       where division = $1 group by type, registered_on, cancelled_on""");

  /** Day that stands for none, since null equals nothing. */
  private static final LocalDate NEVER = LocalDate.of(1, 1, 1);

  /** Said to be true, so that the groups are hashed once and never looped over. */
  private static final String GROUPED =
      """
       from organization
       where division = $1
         and ((type, registered_on, coalesce(cancelled_on, '0001-01-01'))
              in (select * from unnest($2::text[], $3::date[], $4::date[]))) is true
         and id <> all($5) and ($6::text is null or position($6 in name) > 0)
      """;

  static final Sql GROUPED_PAGE =
      Sql.of("select *" + GROUPED + "order by credit_code limit $7 offset $8");
  static final Sql COUNT_GROUPED = Sql.of("select count(*)::integer as n" + GROUPED);

  private GroupStore() {}

  static List<Registered> groups(Tx tx, String division) {
    return tx.list(
        GROUPS,
        row ->
            new Registered(
                OrganizationType.ofCode(row.getString("type")).orElseThrow(),
                row.getLocalDate("registered_on"),
                row.getLocalDate("cancelled_on"),
                row.getInteger("n")),
        division);
  }

  static List<Organization> page(Tx tx, Grouped those, Page page) {
    return tx.list(
        GROUPED_PAGE, OrganizationStore::organization, those.query(page.limit(), page.offset()));
  }

  static int count(Tx tx, Grouped those) {
    return tx.one(COUNT_GROUPED, row -> row.getInteger("n"), those.query());
  }
}
