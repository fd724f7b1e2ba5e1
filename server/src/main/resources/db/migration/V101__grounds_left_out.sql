-- creditlist: a missed report also ends as a ground while its year is left out (排除), and what a verification saw ends with
-- the decision to remove, not before.
alter table credit_ground add left_out boolean not null default false;

-- Years that are left out now, on entries that stand and in moves that are open.
update credit_ground g
   set cured_on = greatest(h.since, e.listed_on), excused = true, left_out = true
  from credit_hold h, credit_ground o left join credit_entry e on e.id = o.entry left join credit_move m on m.id = o.move
 where o.id = g.id and h.organization = g.organization and h.kind = 'exclude' and h.ended_on is null
   and (h.years = '{}' or g.year = any(h.years))
   and g.code = 'report_missed' and g.cured_on is null
   and case when o.entry is null then m.state = 'open' else e.ended_on is null end;

-- What was seen by a verification whose removal was not decided, or overruled, still stands.
update credit_ground g
   set cured_on = null
  from credit_move m, credit_entry e
 where m.entry = g.entry and m.kind in ('remove_abnormal', 'remove_serious') and m.state in ('open', 'dropped')
   and e.id = g.entry and e.ended_on is null
   and g.code <> 'report_missed' and g.cured_on = m.verified_on;
