package cn.pufa.organization;

import cn.pufa.platform.db.Order;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.db.Walk;
import cn.pufa.platform.http.Request.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** SQL of the register by what a campaign's scope follows from. */
final class GroupStore {

  /**
   * Those of the groups, some left out.
   *
   * @param groups null for all
   */
  record Grouped(String division, List<Registered> groups, List<UUID> without, String text) {

    private Object[] query() {
      return new Object[] {
        division,
        groups == null ? null : column(one -> one.type().code(), String[]::new),
        groups == null ? null : column(Registered::registeredOn, LocalDate[]::new),
        groups == null ? null : column(Grouped::endOf, LocalDate[]::new),
        without.toArray(UUID[]::new),
        text
      };
    }

    private <T> T[] column(Function<Registered, T> cell, IntFunction<T[]> array) {
      return groups.stream().map(cell).toArray(array);
    }

    private static LocalDate endOf(Registered one) {
      return one.cancelledOn() == null ? NEVER : one.cancelledOn();
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
         and ($2::text[] is null or ((type, registered_on, coalesce(cancelled_on, '0001-01-01'))
              in (select * from unnest($2, $3::date[], $4::date[]))) is true)
         and id <> all($5) and ($6::text is null or position($6 in name) > 0)
      """;

  static final Walk GROUPED_PAGE =
      Walk.of(
          "select o.* from (%s) p join organization o using (id)",
          "select id" + GROUPED, Order.by("credit_code"), 7);
  static final Sql COUNT_GROUPED = Sql.anew("select count(*)::integer as n" + GROUPED);

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

  static List<Organization> page(Tx tx, Grouped those, int total, Page page) {
    return GROUPED_PAGE.page(tx, total, page, OrganizationStore::organization, those.query());
  }

  static int count(Tx tx, Grouped those) {
    return tx.one(COUNT_GROUPED, row -> row.getInteger("n"), those.query());
  }
}
