-- A missed report also ends as a ground once its year is not asked for any more: the organisation was left out, its duty
-- withdrawn, or it has more time. Such a ground lives again when the year is owed again.
alter table credit_ground add excused boolean not null default false;
create index credit_ground_excused on credit_ground (organization) where excused;

-- What was left out or withdrawn before, on entries that stand and in moves that are open.
with asked as (
    select s.organization, c.year,
           bool_and(s.why is not null or coalesce(n.settled_as, '') = 'exempt') as excused,
           max(coalesce(s.decided_at, n.settled_at)) as excused_at
      from campaign c
      join campaign_scope s on s.campaign = c.id and (s.why is null or s.why = 'excluded')
      left join notice n on n.circular = c.id and n.organization = s.organization and n.duty = n.id
     where c.state in ('released', 'wound_up')
     group by s.organization, c.year)
update credit_ground g
   set cured_on = (a.excused_at at time zone 'Asia/Shanghai')::date, excused = true
  from asked a
 where a.organization = g.organization and a.year = g.year and a.excused and a.excused_at is not null
   and g.code = 'report_missed' and g.cured_on is null
   and not exists (select from annual_return r where r.organization = g.organization and r.year = g.year)
   and case when g.entry is null
            then exists (select from credit_move m where m.id = g.move and m.state = 'open')
            else exists (select from credit_entry e where e.id = g.entry and e.ended_on is null) end;
