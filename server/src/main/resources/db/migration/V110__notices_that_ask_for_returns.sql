-- The rows behind the year's figures are counted and paged by this index alone, those of the yearly campaigns too.
drop index notice_of_year;
create index notice_of_year on notice (sent_at, id) include (read_at, circular)
    where circular is not null and occasion = 'notice';

-- The sentence on what the campaign sent counted every notice of the year. Drafts that still have the outline's own words
-- name the figure that is meant, and the section waits to be seen again. What a leader approved stays as it was approved.
with outline as (
    select '一是执法公示。年度检查前向应当报送的社会组织发出通知{{figure:notices}}份，收到年度工作报告{{figure:returns}}份；报告的结论分批向社会公开，全年公示{{figure:reports_published}}份。' as was
), reworded as (
    update law_report_section s
       set paragraphs = (
             select jsonb_agg(case when p.one ->> 'text' = o.was
                                   then p.one || jsonb_build_object('text', replace(o.was, 'figure:notices', 'figure:notices_for_returns'))
                                   else p.one end order by p.place)
               from jsonb_array_elements(s.paragraphs) with ordinality p(one, place)),
           revision = s.revision + 1, approved_by = null, approved_at = null
      from law_report r, outline o
     where r.id = s.report and r.state = 'draft' and r.outline = 'government' and s.code = 'three_systems'
       and s.paragraphs @> jsonb_build_array(jsonb_build_object('text', o.was))
    returning s.report
)
update law_report set revision = revision + 1 where id in (select report from reworded);
