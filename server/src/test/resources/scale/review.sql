-- What was filed for 2024, on the desk in every state.
create temp table filed as
select t.*, r.submitted_at, r.late, case when h < 25 then 'waiting' when h < 30 then 'claimed' when h < 35 then 'correcting'
            when h < 40 then 'proposed' else 'decided' end as stage, gen_random_uuid() as decision
  from told t join annual_return r on r.id = t.filing where t.year = 2024;
analyze filed;

insert into filing (id, division, organization, organization_name, township, campaign, year, unit, form, state, revision, version,
       opened_at, opened_by, submitted_at, correction_reason, correction_until, open_cells)
select filing, division, id, name, township, campaign, year, supervising_unit, type || '-2024',
       case stage when 'waiting' then 'submitted' when 'correcting' then 'correcting' else 'in_review' end, 9, 1,
       released_at, (select id from officer), submitted_at, case when stage = 'correcting' then '演示·请补正' end,
       case when stage = 'correcting' then current_date + n::integer % 10 - 5 end, '{}'
  from filed;
insert into filing_version (filing, number, form, content, last_year, files, findings, sha256, submitted_at, submitted_by)
select filing, 1, type || '-2024', jsonb_build_object('councilMeetings', h % 5, 'summary', repeat('演示开展活动。', 60)), '{}', '[]', '[]',
       encode(sha256(filing::text::bytea), 'hex'), submitted_at, (select id from officer)
  from filed;
insert into filing_stand (filing, kind, version, state, how, sha256, day, by_name, at)
select filing, 'consent', 1, 'given', 'sign_in', encode(sha256(filing::text::bytea), 'hex'), '2025-03-20', '演示主管单位', submitted_at
  from filed where supervising_unit is not null and h % 4 > 0;
update filing set consented = 1 where id in (select filing from filing_stand);
insert into supervising_unit (division, unit, email, person)
select division, unit, 'unit@demo.invalid', case when place = 1 then (select id from person where account = 'supervising_unit') end
  from (select division, supervising_unit as unit, row_number() over (order by count(*) desc) as place
          from many where supervising_unit is not null group by 1, 2) u
    on conflict do nothing;

create temp table scan as select gen_random_uuid() as file, filing, n, submitted_at from filed where stage = 'waiting' and n % 20 = 0;
insert into stored_file (id, sha256, media_type, size, purpose, uploaded_by, uploaded_at, attached_to)
select file, encode(sha256(file::text::bytea), 'hex'), 'application/pdf', 1000, 'return_attachment', (select id from officer), submitted_at,
       'filing/' || filing from scan;
insert into filing_page (id, filing, kind, version, sha256, file, media_type, signed_on, state, offered_at, offered_by)
select gen_random_uuid(), filing, 'stamped', 1, encode(sha256(filing::text::bytea), 'hex'), file, 'application/pdf', '2025-05-01', 'waiting',
       submitted_at, (select id from officer) from scan;

insert into review (id, division, township, organization, organization_name, organization_type, year, arrived_at, late, version, state,
       risk, claimed_by, claimed_until)
select filing, division, township, id, name, type, year, submitted_at, late, 1, case stage when 'claimed' then 'waiting' else stage end,
       n % 60, case when stage = 'claimed' then (select id from officer) end,
       case when stage = 'claimed' then now() + interval '9 days' end
  from filed;
insert into review_flag (review, rule, title, grade, weight, explanation, compared, cells)
select filing, f.rule, f.title, 'basically_qualified', f.weight, '演示·两处的数不一样。', '{}', '{}'
  from filed cross join (values ('late', '逾期报送', 10), ('meetings-below-charter', '会议次数少于章程', 20)) f (rule, title, weight)
 where (n + f.weight) % 4 = 0;
insert into review_correction (review, turn, cells, reason, asked_by, asked_at, due_on, explanation, from_version)
select filing, 1, '{councilMeetings}', '演示·请补正', (select id from officer), now() - interval '6 days', current_date + n::integer % 10 - 5,
       '五个工作日。', 1 from filed where stage = 'correcting';
insert into review_decision (id, review, turn, state, grade, suggested, reasons, rules, proposed_by, proposed_at, checked_by, checked_at,
       opinion, decided_on, document_number, verification, year, organization, organization_name)
select decision, filing, 1, case stage when 'proposed' then 'proposed' else 'final' end, g.grade, g.grade, '{演示·符合章程}', '{}',
       (select id from officer), submitted_at + interval '5 days',
       case when stage = 'decided' then (select id from checker) end,
       case when stage = 'decided' then submitted_at + interval '8 days' end,
       case when stage = 'decided' then '演示同意' end, case when stage = 'decided' then (submitted_at + interval '8 days')::date end,
       case when stage = 'decided' then '廉演示检〔2025〕' || n || '号' end,
       case when stage = 'decided' then upper(substr(encode(sha256(filing::text::bytea), 'hex'), 1, 16)) end,
       year, id, name
  from filed cross join lateral (select case when n % 20 = 0 then 'unqualified' when n % 10 = 1 then 'basically_qualified'
                                             else 'qualified' end as grade) g
 where stage in ('proposed', 'decided');
insert into review_rectification (id, decision, review, state, served_on, due_on, explanation, report, received_on, checked_on, opinion)
select gen_random_uuid(), decision, review, s.state,
       case when s.state <> 'unserved' then d.decided_on + 5 end, case when s.state <> 'unserved' then current_date + turn * 3 - n % 200 end,
       case when s.state <> 'unserved' then '三个月。' end, case when s.state in ('received', 'done') then '演示·已经整改' end,
       case when s.state in ('received', 'done') then d.decided_on + 40 end,
       case when s.state in ('done', 'missed') then d.decided_on + 100 end, case when s.state in ('done', 'missed') then '演示' end
  from (select f.n::integer as n, f.h, d.id as decision, d.* from review_decision d join filed f on f.filing = d.review) d
 cross join lateral (select (array['unserved', 'open', 'received', 'done', 'missed'])[1 + h % 5] as state) s
 where d.state = 'final' and d.grade <> 'qualified';
