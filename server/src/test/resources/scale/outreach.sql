-- What is held and asked: a hundred events a county and year, the plan behind them, stands, joint sheets, residents' questions, offices.
create temp table item as
select case when n = 1 then uuid '00000000-0000-4000-8000-0000000000a3' else gen_random_uuid() end as id, n, 2024 + (n - 1) % 2 as year,
       (array['child', 'marriage', 'funeral', 'relief', 'welfare', 'organization'])[1 + n / 2 % 6] as topic
  from generate_series(1, 4000) n;
insert into plan_item (id, year, title, topic, audience, owner, due_on, planned_events)
select id, year, '演示·宣传' || n, topic, 'villages', '演示股', make_date(year, 1, 31) + n % 330, 1 + n % 9 from item;

create temp table held as
select case when e.n = 1 then uuid '00000000-0000-4000-8000-0000000000a4' else gen_random_uuid() end as id, e.n, date '2024-01-02' + e.n % 700 as held_on,
       v.division, i.id as item, i.topic
  from generate_series(1, 20000) e (n) join village v on v.place = 1 + e.n % (select count(*) from village)
  join item i on i.n = 1 + (e.n - 1) % 4000;
insert into pufa_event (id, division, title, kind, held_on, place, audience_count, audience_counted, topics, result, recorded_at, plan_item, villages)
select id, division, '演示·进村宣传' || n,
       (array['stand', 'village_visit', 'school_visit', 'lecture', 'media', 'banners', 'website_column', 'festival_care', 'safety_education'])[1 + n % 9],
       held_on, '演示文化广场', case when n % 9 <> 4 then n % 300 end, case when n % 9 <> 4 then n % 2 = 0 end, array[topic], '演示', held_on + time '18:00', item,
       array[division] from held;
create temp table stood as
select gen_random_uuid() as stand, held.* from held where n % 10 = 1;
insert into stand (id, title, held_on, division, topic, event, opened_at, closed_at, created_at)
select stand, '演示·现场' || n, held_on, division, topic, id, held_on + time '09:00', held_on + time '12:00', held_on + time '08:00'
  from stood;
insert into stand_tally (stand, phase, place, right_answers, wrong_answers)
select stand, phase, place, n % 40 + case when phase = 'after' then 10 else 0 end, 10 from stood, unnest(array['before', 'after']) phase, generate_series(1, 3) place;

create temp table sheet as
select gen_random_uuid() as sheet, held.*, (array['open', 'filed', 'cancelled', 'filed'])[1 + n / 20 % 4] as state from held where n % 20 = 3;
insert into joint_sheet (id, title, kind, planned_on, place, division, topics, plan_item, state, opened_by, opened_at, closed_by, closed_at,
       cancel_reason, event)
select sheet, '演示·协作' || n, 'lecture', held_on, '演示文化广场', division, array[topic], item, state, (select id from officer), held_on - interval '20 days',
       case when state <> 'open' then (select id from officer) end, case when state <> 'open' then held_on + interval '1 day' end,
       case when state = 'cancelled' then '演示·台风' end, case when state = 'filed' then id end
  from sheet;
insert into joint_part (sheet, department, state, people, copies, answered_at, by_link)
select sheet, d, case when n % 3 = 0 then 'invited' else 'confirmed' end, 3, 100, case when n % 3 > 0 then held_on - interval '5 days' end,
       case when n % 3 > 0 then true end
  from sheet, unnest(array['演示司法局', '演示教育局', '演示公安局', '演示妇联']) d;

create temp table asked as
select gen_random_uuid() as id, n, abs(hashtext('question-' || n)) % 100 as h, timestamptz '2024-01-02 10:00+08' + n * interval '30 minutes' as at
  from generate_series(1, 30000) n;
create temp table asked_as as
select asked.*, case when h < 6 then 'waiting' when h < 10 then 'transferred' when h < 30 then 'merged' else 'answered' end as state,
       case when n % 20 = 0 then 'suggestion' when n % 20 = 1 then 'complaint' else 'question' end as kind from asked;
insert into question (id, division, topic, township, text, wording, urgent, state, answer, answered_at, answered_by, asked_at, kind, due_on)
select id, '440881', (array['child', 'marriage', 'funeral', 'relief', 'welfare', 'organization'])[1 + n % 6], '440881102', '演示·怎么办理' || n,
       '演示·怎么办理' || n, h = 5, case when state = 'merged' then 'waiting' else state end, case when state in ('answered', 'transferred') then '演示·可以这样办理。' end,
       case when state in ('answered', 'transferred') then at + interval '2 days' end,
       case when state in ('answered', 'transferred') then (select id from officer) end, at, kind,
       case when kind <> 'question' then (at + interval '20 days')::date end
  from asked_as;
update question q set state = 'merged', merged_into = (select id from asked_as where state = 'answered' order by n limit 1)
  from asked_as a where a.id = q.id and a.state = 'merged';

insert into office (id, division, version, name, address, phone, services, checked_on, checked_for, changed_at, closed_at, close_reason)
select gen_random_uuid(), left(v.division, 9), 1, '演示·办事点' || n, '演示路' || n || '号', '0668-0000000', array['organization_registration'],
       date '2024-06-01' + n % 800, left(v.division, 9), '2025-12-01 10:00+08', case when n % 20 = 0 then timestamptz '2025-12-01 10:00+08' end,
       case when n % 20 = 0 then '演示·合并' end
  from generate_series(1, 2000) n join village v on v.place = 1 + n % (select count(*) from village);
insert into counsel_request (id, kind, subject, title, version, content, sha256, question, counsel, asked_by, asked_at, asked_on, due_on, due_explanation,
       state, verdict, opinion, cites, answered_at, working_days, ended_on, withdrawn_reason)
select gen_random_uuid(), (array['edition', 'template', 'review_decision', 'credit_move', 'penalty', 'circular'])[1 + n % 6], gen_random_uuid()::text,
       '演示·请看' || n, '1', '演示', encode(sha256(n::text::bytea), 'hex'), '演示·是否合法', (select id from person where account = 'counsel'),
       (select id from officer), date '2024-01-05' + n % 700 + time '10:00', date '2024-01-05' + n % 700,
       case when s.state = 'open' then current_date + n % 20 - 8 else date '2024-01-15' + n % 700 end, '五个工作日。', s.state,
       case when s.state = 'answered' then 'agree' end, case when s.state = 'answered' then '演示同意' end, case when s.state = 'answered' then '{}'::text[] end,
       case when s.state = 'answered' then date '2024-01-09' + n % 700 + time '10:00' end, case when s.state = 'answered' then 2 end,
       case when s.state <> 'open' then date '2024-01-09' + n % 700 end, case when s.state = 'withdrawn' then '演示·不用了' end
  from generate_series(1, 2000) n cross join lateral (select case n % 13 when 0 then 'open' when 1 then 'withdrawn' else 'answered' end as state) s;
