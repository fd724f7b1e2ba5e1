package cn.pufa.circular;

import cn.pufa.circular.Audience.Entry;
import cn.pufa.circular.Audience.LeftOut;
import cn.pufa.notice.Told.Kind;
import cn.pufa.organization.OrganizationType;
import cn.pufa.platform.db.Order;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.db.Walk;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** SQL of who is told by a circular, and why somebody is not: worked out anew, and as frozen. */
final class AudienceStore {

  private static final Order BY_NAME = Order.by("name", "organization");

  /** Parameters are those of {@link #query}. */
  private static final String AUDIENCE =
      """
      select o.id as organization, o.name,
             case when $7::boolean and exists (select from opt_out x where x.organization = o.id and x.ended_at is null) then 'opted_out'
                  when d.settled_at is not null or d.acted_at is not null then 'done_before' end as why
        from organization o
        left join circular_duty d on d.circular = $5 and d.organization = o.id
       where o.division = $1 and o.cancelled_on is null
         and ($2::text[] is null or o.type = any($2))
         and ($3::text[] is null or o.township = any($3))
         and ($4::date is null or o.registered_on <= $4)
         and ($5::uuid is null or d.circular is not null)
         and case $6::text
               when 'email' then o.contact_email is not null
               when 'no_email' then o.contact_email is null
               when 'agent' then exists (select from role_grant g where g.organization = o.id)
               when 'no_agent' then not exists (select from role_grant g where g.organization = o.id)
               when 'none' then o.contact_email is null
                                and not exists (select from role_grant g where g.organization = o.id)
               else true end
      """;

  private static final String FROZEN =
      """
      select organization, name, why from circular_recipient where circular = $1
      """;

  static final Sql COUNT_ANEW =
      Sql.anew("select why, count(*) as n from (" + AUDIENCE + ") a group by why");
  static final Walk PAGE_ANEW =
      Walk.of(
          "select * from (%s) p",
          "select * from (" + AUDIENCE + ") a where $8::boolean is null or $8 = (why is null)",
          BY_NAME,
          9);

  /** The first, and the one with the longest name, which shows what a narrow field makes of it. */
  static final Sql SAMPLES =
      Sql.of(
          "with told as (select * from ("
              + AUDIENCE
              + """
      ) a where why is null)
      (select * from told order by name, organization limit 1)
      union
      (select * from told order by char_length(name) desc, organization limit 1)""");

  static final Sql TOLD_ANEW =
      Sql.of("select * from (" + AUDIENCE + ") a where why is null order by organization");
  static final Sql FREEZE =
      Sql.of(
          "insert into circular_recipient (circular, organization, name, why) select $8, a.organization, a.name, a.why from ("
              + AUDIENCE
              + ") a");

  /** Who no longer fits by the set time is left out; nobody is added whom nobody has seen. */
  static final Sql CHECK_AGAIN =
      Sql.of(
          """
      update circular_recipient r set why = c.why
        from (select f.organization, coalesce(a.why, 'left_register') as why
                from circular_recipient f
                left join ("""
              + AUDIENCE
              + """
      ) a on a.organization = f.organization
               where f.circular = $8 and (a.organization is null or a.why is not null)) c
       where r.circular = $8 and r.organization = c.organization and r.why is null""");

  static final Sql COUNT_FROZEN =
      Sql.of("select why, count(*) as n from (" + FROZEN + ") a group by why");
  static final Walk PAGE_FROZEN =
      Walk.of(
          "select * from (%s) p",
          "select * from (" + FROZEN + ") a where $2::boolean is null or $2 = (why is null)",
          BY_NAME,
          3);

  /** By the names that they have once the set time has come. */
  static final Sql TOLD_FROZEN =
      Sql.of(
          """
      select r.organization, o.name, r.why
        from circular_recipient r join organization o on o.id = r.organization
       where r.circular = $1 and r.why is null order by r.organization""");

  /** How many are told, and how many are left out by reason. */
  record Count(int told, Map<LeftOut, Integer> leftOut) {

    int total(Boolean included) {
      int out = leftOut.values().stream().mapToInt(Integer::intValue).sum();
      return included == null ? told + out : included ? told : out;
    }
  }

  private AudienceStore() {}

  static Count countAnew(Tx tx, String division, Kind kind, Audience audience) {
    return count(tx.list(COUNT_ANEW, AudienceStore::line, query(division, kind, audience)));
  }

  static Count countFrozen(Tx tx, UUID circular) {
    return count(tx.list(COUNT_FROZEN, AudienceStore::line, circular));
  }

  static List<Entry> pageAnew(
      Tx tx,
      String division,
      Kind kind,
      Audience audience,
      Boolean included,
      int total,
      Page page) {
    return PAGE_ANEW.page(
        tx, total, page, AudienceStore::entry, query(division, kind, audience, included));
  }

  static List<Entry> pageFrozen(Tx tx, UUID circular, Boolean included, int total, Page page) {
    return PAGE_FROZEN.page(tx, total, page, AudienceStore::entry, circular, included);
  }

  static List<Entry> samples(Tx tx, String division, Kind kind, Audience audience) {
    return tx.list(SAMPLES, AudienceStore::entry, query(division, kind, audience));
  }

  static List<Entry> toldAnew(Tx tx, String division, Kind kind, Audience audience) {
    return tx.list(TOLD_ANEW, AudienceStore::entry, query(division, kind, audience));
  }

  static List<Entry> toldFrozen(Tx tx, UUID circular) {
    return tx.list(TOLD_FROZEN, AudienceStore::entry, circular);
  }

  static void freeze(Tx tx, String division, Kind kind, Audience audience, UUID circular) {
    tx.execute(FREEZE, query(division, kind, audience, circular));
  }

  static void checkAgain(Tx tx, String division, Kind kind, Audience audience, UUID circular) {
    tx.execute(CHECK_AGAIN, query(division, kind, audience, circular));
  }

  private static Object[] query(String division, Kind kind, Audience audience, Object... further) {
    List<Object> parameters = new ArrayList<>();
    parameters.add(division);
    parameters.add(
        audience.types() == null
            ? null
            : audience.types().stream().map(OrganizationType::code).toArray(String[]::new));
    parameters.add(
        audience.townships() == null ? null : audience.townships().toArray(String[]::new));
    parameters.add(audience.registeredBefore());
    parameters.add(audience.notActedOn());
    parameters.add(
        audience.contact() == null ? null : audience.contact().name().toLowerCase(Locale.ROOT));
    parameters.add(kind == Kind.COURTESY);
    Collections.addAll(parameters, further);
    return parameters.toArray();
  }

  private record Line(LeftOut why, int count) {}

  private static Line line(Row row) {
    return new Line(why(row), row.getInteger("n"));
  }

  private static Count count(List<Line> lines) {
    int told = 0;
    Map<LeftOut, Integer> leftOut = new EnumMap<>(LeftOut.class);
    for (Line line : lines) {
      if (line.why() == null) {
        told = line.count();
      } else {
        leftOut.put(line.why(), line.count());
      }
    }
    return new Count(told, leftOut);
  }

  private static Entry entry(Row row) {
    return new Entry(row.getUUID("organization"), row.getString("name"), why(row));
  }

  private static LeftOut why(Row row) {
    String why = row.getString("why");
    return why == null ? null : LeftOut.valueOf(why.toUpperCase(Locale.ROOT));
  }
}
