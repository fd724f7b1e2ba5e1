package cn.pufa.lawreport;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Fault;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.OldSchema;
import org.junit.jupiter.api.Test;

/**
 * A draft that still has the outline's own words names the figure they mean, and is seen again;
 * what was approved, or worded by somebody, stays.
 */
@Fault("F29")
class OldReportsIT {

  private static final String WAS =
      "一是执法公示。年度检查前向应当报送的社会组织发出通知{{figure:notices}}份，收到年度工作报告{{figure:returns}}份；"
          + "报告的结论分批向社会公开，全年公示{{figure:reports_published}}份。";
  private static final String OWN = "演示·各类通知{{figure:notices}}份。";

  @Test
  void draftsNameTheFigureThatIsMeant() {
    try (var old = OldSchema.of("109")) {
      report(old, 2025, "draft");
      report(old, 2024, "approved");
      Jdbc database = old.migrated();
      String now = WAS.replace("figure:notices}", "figure:notices_for_returns}");
      assertThat(
              database.column(
                  """
                  select r.year || ' ' || r.revision || ' ' || s.revision || ' ' || (s.approved_by is null) || ' ' ||
                         (select string_agg(p ->> 'text', '|') from jsonb_array_elements(s.paragraphs) p)
                    from law_report r join law_report_section s on s.report = r.id order by r.year"""))
          .containsExactly("2024 1 1 false " + OWN + "|" + WAS, "2025 2 2 true " + OWN + "|" + now);
    }
  }

  private static void report(OldSchema old, int year, String state) {
    old.with(
        """
        with writer as (
          insert into person (account, display_name, demo, created_at) values ('演示-%1$d', '演示', true, now()) returning id
        ), other as (
          insert into person (account, display_name, demo, created_at) values ('演示-另%1$d', '演示', true, now()) returning id
        ), report as (
          insert into law_report (id, division, outline, year, edition, title, dated, state, created_by, created_at)
          select gen_random_uuid(), '440881', 'government', %1$d, 1, '演示', '%1$d-12-20', '%2$s', id, now() from writer
          returning id)
        insert into law_report_section (report, code, place, level, heading, about, paragraphs, edited_by, edited_at,
               approved_by, approved_at)
        select r.id, 'three_systems', 1, 3, '演示', 'year',
               jsonb_build_array(jsonb_build_object('text', '%4$s', 'origin', 'own'),
                                 jsonb_build_object('text', '%3$s', 'origin', 'outline')),
               w.id, now(), o.id, now()
          from report r, writer w, other o"""
            .formatted(year, state, WAS, OWN));
  }
}
