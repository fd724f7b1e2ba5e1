package cn.pufa.finding;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Reach;
import io.vertx.sqlclient.Row;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Reads one kind of thing by words, or by ids. */
final class FindStore {

  /**
   * @param line context in words; null for none, @param division null where it belongs to none
   * @param organization null where it belongs to none
   */
  record Thing(String id, String name, String line, String division, UUID organization) {}

  static final Sql ORGANIZATION =
      within(
          """
      select id::text as id, name, credit_code as number, township as division, id as organization,
             concat_ws(' · ', credit_code, case when cancelled_on is not null then '已注销' end) as line
        from organization""");
  static final Sql AGENT =
      within(
          """
      select b.id::text as id, b.name, null as number, o.township as division, o.id as organization,
             concat_ws(' · ', case b.role when 'org_agent' then '经办人' else '法定代表人' end, o.name) as line
        from agent_binding b join organization o on o.id = b.organization
       where b.ended_at is null""");
  static final Sql VOLUNTEER =
      within(
          """
      select person::text as id, name, null as number, division, null::uuid as organization, null as line
        from volunteer where withdrawn_at is null""");
  static final Sql POST =
      within(
          """
      select t.id::text as id, t.name, null as number, t.division, null::uuid as organization,
             concat_ws(' · ', case p.role when 'child_director' then '儿童主任' else '儿童督导员' end,
                       case t.place when 'substitute' then '代理' end) as line
        from post_tenure t join post p using (division)
       where t.ended_at is null and t.name is not null""");
  static final Sql PERSON =
      within(
          """
      select id::text as id, display_name as name, upper(account) as number, null as division,
             null::uuid as organization, concat_ws(' · ', account, case when disabled then '已停用' end) as line
        from person where password_hash is not null""");
  static final Sql PIECE =
      within(
          """
      select p.id, e.title as name, null as number, null as division, null::uuid as organization,
             concat_ws(' · ', case p.kind when 'card' then '问答卡' else '办事指南' end,
                       case when p.live is null then '没有公开' end) as line
        from piece p
        join lateral (select title from edition where piece = p.id order by number = p.live desc nulls last, number desc
                      limit 1) e on true""");
  static final Sql COURSE =
      within(
          """
      select c.id, v.title as name, null as number, null as division, null::uuid as organization,
             case when c.live is null then '没有发布' end as line
        from course c
        join lateral (select title from course_version where course = c.id
                       order by number = c.live desc nulls last, number desc limit 1) v on true""");
  static final Sql STATUTE =
      within(
          """
      select code as id, title as name, upper(number) as number, null as division, null::uuid as organization,
             nullif(number, '') as line
        from statute""");
  static final Sql CIRCULAR =
      within(
          """
      select id::text as id, content ->> 'title' as name, upper(content ->> 'documentNumber') as number,
             null as division, null::uuid as organization,
             concat_ws(' · ', content ->> 'documentNumber', case state when 'draft' then '草稿' when 'cancelled' then '已取消' end)
               as line
        from circular_draft""");
  static final Sql CAMPAIGN =
      within(
          """
      select id::text as id, year || ' 年度年报工作' as name, upper(document_number) as number, null as division,
             null::uuid as organization, concat_ws(' · ', document_number, subject) as line
        from campaign""");

  private FindStore() {}

  /**
   * Narrows the rows of a kind, which name where they belong: one without division and organisation
   * is for those who reach the whole bureau. Planned anew, so that words cost nothing for the ids
   * that nobody asks for.
   */
  private static Sql within(String rows) {
    return Sql.anew(
        """
      select id, name, line, division, organization from (ROWS) f
       where ($1::boolean or division like any($2::text[]) or organization = any($3::uuid[]))
         and ($4::text is null or position($4 in name) > 0 or position(upper($4) in number) > 0)
         and ($5::text[] is null or id = any($5))
       order by position($4 in name) = 0, position($4 in name), length(name), name, id limit $6"""
            .replace("ROWS", rows));
  }

  static List<Thing> named(Tx tx, FoundKind kind, Reach reach, String words, int most) {
    return find(tx, kind, reach, words, null, most);
  }

  static List<Thing> byIds(Tx tx, FoundKind kind, Reach reach, Collection<String> ids) {
    return find(tx, kind, reach, null, ids.toArray(String[]::new), ids.size());
  }

  private static List<Thing> find(
      Tx tx, FoundKind kind, Reach reach, String words, String[] ids, int most) {
    return tx.list(
        sql(kind),
        FindStore::thing,
        reach.all(),
        reach.divisionPrefixes(),
        reach.organizationIds(),
        words,
        ids,
        most);
  }

  private static Sql sql(FoundKind kind) {
    return switch (kind) {
      case ORGANIZATION -> ORGANIZATION;
      case AGENT -> AGENT;
      case VOLUNTEER -> VOLUNTEER;
      case POST -> POST;
      case PERSON -> PERSON;
      case PIECE -> PIECE;
      case COURSE -> COURSE;
      case STATUTE -> STATUTE;
      case CIRCULAR -> CIRCULAR;
      case CAMPAIGN -> CAMPAIGN;
    };
  }

  private static Thing thing(Row row) {
    return new Thing(
        row.getString("id"),
        row.getString("name"),
        row.getString("line"),
        row.getString("division"),
        row.getUUID("organization"));
  }
}
