package cn.pufa.agent;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Fault;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.OldSchema;
import org.junit.jupiter.api.Test;

/** Whoever erased the own account was told that this was gone; papers and reasons had stayed. */
@Fault("F29")
class OldBindingsIT {

  private static final String ROWS =
      """
      insert into person (id, account, display_name, created_at)
      values ('00000000-0000-4000-8000-0000000000aa', '演示', '演示', now());
      insert into organization (id, division, credit_code, name, type, charity, township, address, registered_on,
             legal_representative, created_at, updated_at)
      values ('00000000-0000-4000-8000-0000000000bb', '440881', '514408810000000001', '演示·协会', 'social_group', false,
              '440881001', '演示路1号', '2020-01-01', '演示', now(), now());
      insert into agent_binding (id, organization, person, role, name, how, scan, since, ended_at, end_reason)
      select ('00000000-0000-4000-8000-00000000000' || n)::uuid, '00000000-0000-4000-8000-0000000000bb',
             '00000000-0000-4000-8000-0000000000aa', 'org_agent', name, 'counter',
             ('00000000-0000-4000-8000-00000000010' || n)::uuid, '2026-01-01', ended, reason
        from (values (1, '已注销', timestamptz '2026-02-01', '演示·因病离职'), (2, '已注销', '2026-03-01', '本人注销账号'),
                     (3, '演示·在任', null, null), (4, '演示·离任', '2026-04-01', '演示·换人')) b (n, name, ended, reason);
      insert into stored_file (id, sha256, media_type, size, purpose, uploaded_by, uploaded_at, attached_to)
      select scan, right(id::text, 1), 'image/png', 1, 'counter_scan', person, now(), 'binding/' || id from agent_binding;
      """;

  @Test
  void theirPapersAreGoneAndThoseOfOthersStay() {
    try (var old = OldSchema.of("117")) {
      Jdbc database = old.with(ROWS).migrated();
      assertThat(
              database.column(
                  """
                  select right(id::text, 1) || ' ' || name || ' ' || coalesce(end_reason, '-') || ' ' || (scan is not null)
                    from agent_binding order by 1"""))
          .containsExactly(
              "1 已注销 已删除 false", "2 已注销 本人注销账号 false", "3 演示·在任 - true", "4 演示·离任 演示·换人 true");
      assertThat(database.column("select sha256 from stored_file order by 1"))
          .containsExactly("3", "4");
    }
  }
}
