-- Who learns and helps: three hundred volunteers a county, somebody at every post, what they passed, stated and came to.
-- The posts are those of the divisions there are, however many counties' organisations are in the register.
create temp table village as select division, role, row_number() over (order by division) as place from post where role = 'child_director';
create temp table helper as
select gen_random_uuid() as id, n, abs(hashtext('helper-' || n)) % 100 as h, v.division, '演示·志愿者' || n as name
  from generate_series(1, 30000) n join village v on v.place = 1 + n % (select count(*) from village);
create temp table director as
select gen_random_uuid() as id, row_number() over (order by p.division) as n, p.division, p.role, '演示·负责人' || p.division as name
  from post p where not exists (select from post_tenure t where t.division = p.division and t.place = 'holder' and t.ended_at is null);
analyze helper;

insert into person (id, account, display_name, phone, created_at)
select id, 'helper-' || n, name, '102' || lpad(n::text, 8, '0'), now() from helper
union all
select id, 'director-' || n, name, '103' || lpad(n::text, 8, '0'), now() from director;
insert into role_grant (person, role, division)
select id, 'volunteer', division from helper union all select id, role, division from director;

insert into post_tenure (id, division, person, name, place, since, confirmed_by)
select gen_random_uuid(), division, id, name, 'holder', '2024-02-01', (select id from officer) from director;
insert into record_check (person, checked_on, asked_by, recorded_by, recorded_at)
select id, date '2026-01-10' - (n % 500)::integer, '演示镇街', (select id from officer), now() from director where n % 5 > 0;
insert into post_request (person, name, role, division, state, reason, requested_at, decided_at, decided_by)
select id, name, case when n % 10 = 0 then 'child_director' else 'volunteer' end, division, s.state, case when s.state = 'refused' then '演示·重复' end,
       timestamptz '2024-01-05 10:00+08' + n * interval '30 minutes', case when s.state <> 'waiting' then timestamptz '2025-12-05 10:00+08' end,
       case when s.state <> 'waiting' then (select id from officer) end
  from helper cross join lateral (select case n % 20 when 3 then 'waiting' when 10 then 'waiting' when 7 then 'refused' else 'accepted' end as state) s;

insert into volunteer (person, division, name, born_on, skills, availability, for_national_record, guardian_name, guardian_takes_part,
       guardian_consent_on, registered_at, changed_at, withdrawn_at)
select id, division, name, case when h < 4 then date '2012-01-01' else date '1950-01-01' + (n % 20000) end,
       (array['teaching', 'tutoring', 'legal', 'counselling', 'first_aid', 'elder_care', 'child_care', 'dialect', 'sign_language', 'photography',
              'performing', 'organizing', 'driving', 'computer', 'teaching', 'tutoring'])[1 + n % 14:1 + n % 14 + n % 3],
       array[(array['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])[1 + n % 7] || '_' || (array['morning', 'afternoon', 'evening'])[1 + n % 3],
             'sat_morning'],
       n % 2 = 0, case when h < 4 then '演示·监护人' end, false, case when h < 2 then date '2025-05-01' end,
       timestamptz '2024-02-01 10:00+08' + n * interval '20 minutes', '2025-12-01 10:00+08',
       case when h > 94 then timestamptz '2025-12-01 10:00+08' end
  from helper;

-- Two attempts of three passed; of each a certificate, a third of them of before and renewed since.
create temp table attempt as
select gen_random_uuid() as id, gen_random_uuid() as certificate, h.id as person, h.division, h.name, h.h, h.n, t.turn,
       timestamptz '2023-01-05 09:00+08' + t.turn * interval '1 year' + n * interval '15 minutes' as at
  from helper h cross join generate_series(1, 3) t (turn) where n % 3 > 0 or t.turn < 3;
insert into exam_candidate (exam, person) select 'volunteer-basics', id from helper;
insert into exam_attempt (id, exam, blueprint, person, role, division, seed, total, needed, started_at, ends_at, ended_at, how, right_count,
       passed, certificate)
select a.id, e.id, e.live, a.person, 'volunteer', a.division, a.n, 10, 8, a.at, a.at + interval '40 minutes', a.at + interval '30 minutes',
       'handed_in', case when a.turn = 2 then 6 else 9 end, a.turn <> 2, case when a.turn <> 2 then a.certificate end
  from attempt a cross join (select id, live from exam where id = 'volunteer-basics') e;
insert into certificate (id, number, division, qualification, person, name, title, attempt, passed_on, issued_at, valid_from, valid_until,
       revoked_at, revoked_by, revoke_reason)
select certificate, upper(substr(encode(sha256(certificate::text::bytea), 'hex'), 1, 16)), division,
       case when h % 10 < 7 then 'volunteer' when h % 10 < 9 then 'child_director' else 'child_supervisor' end, person, name, '演示志愿者考试', id,
       at::date, at, at::date, case when turn = 1 then at::date + 1095 else current_date + n % 1000 end,
       case when h = 50 then timestamptz '2026-01-05 10:00+08' end, case when h = 50 then (select id from officer) end, case when h = 50 then '演示·代考' end
  from attempt where turn <> 2;
update certificate c set renewed_by = l.certificate, renewed_on = l.at::date
  from attempt f join attempt l on l.person = f.person and l.turn = 3 where f.turn = 1 and c.id = f.certificate and f.h <> 50;
insert into certificate (id, number, division, qualification, person, name, title, attempt, passed_on, issued_at, valid_from, valid_until)
select gen_random_uuid(), upper(substr(encode(sha256(id::text::bytea), 'hex'), 1, 16)), division, role, id, name, '演示上岗考试', gen_random_uuid(),
       '2025-03-01', '2025-03-01 12:00+08', '2025-03-01', current_date + (n % 700)::integer from director where n % 5 > 1;

insert into hours_statement (id, person, name, division, title, held_on, minutes, state, stated_at, decided_at, decided_by, note)
select gen_random_uuid(), id, name, division, '演示·外出培训', date '2025-01-05' + n % 300, 90, s.state, timestamptz '2025-11-01 10:00+08' + n * interval '1 minute',
       case when s.state <> 'waiting' then timestamptz '2025-12-05 10:00+08' end, case when s.state in ('confirmed', 'refused') then (select id from officer) end,
       case when s.state = 'refused' then '演示·没有证明' end
  from helper cross join lateral (select (array['waiting', 'confirmed', 'refused', 'withdrawn', 'confirmed'])[1 + n % 5] as state) s
 where n <= 20000;

-- Twenty sessions a county with forty people each; one that is open and one that was held have five hundred.
create temp table meeting as
select gen_random_uuid() as id, n, timestamptz '2024-01-08 09:00+08' + n * interval '8 hours' as starts_at, 40 as seats, 0 as queue
  from generate_series(1, 2000) n
union all
select gen_random_uuid(), n, date_trunc('day', now()) + interval '20 days' + n * interval '3 hours', 40, 0 from generate_series(2001, 2100) n
union all
select uuid '00000000-0000-4000-8000-0000000000a1', 5000, date_trunc('day', now()) + interval '30 days', 500, 100
union all
select uuid '00000000-0000-4000-8000-0000000000a2', 6000, timestamptz '2025-06-10 09:00+08', 500, 0;
insert into training_session (id, division, title, audience, townships, capacity, taken, waiting, arrivals, opens_at, closes_at, starts_at, ends_at,
       place, topics, minutes)
select id, '440881', '演示·培训' || n, '{volunteer}', '{}', seats, seats, queue, seats + queue, '2024-01-01 09:00+08', starts_at - interval '1 hour', starts_at,
       starts_at + interval '4 hours', '演示党校', '{child}', 240 from meeting;
create temp table seat as
select gen_random_uuid() as id, m.id as session, m.n, m.starts_at, h.id as person, h.division, a.arrival, m.seats
  from meeting m cross join lateral generate_series(1, m.seats + m.queue) a (arrival) join helper h on h.n = 1 + (m.n * 40 + a.arrival) % 30000;
insert into enrolment (id, session, person, role, division, state, arrival, enrolled_at, offered_at, offer_until)
select id, session, person, 'volunteer', division, case when arrival > seats then 'waiting' when seats > 40 and starts_at > now() and arrival > 480 then 'offered' else 'enrolled' end,
       arrival, '2024-01-02 10:00+08', case when seats > 40 and starts_at > now() and arrival between 481 and 500 then now() end,
       case when seats > 40 and starts_at > now() and arrival between 481 and 500 then now() + interval '9 days' end
  from seat;
insert into attendance_list (session, secret, signed_at, signed_by)
select id, '\x00', case when n % 10 > 0 then starts_at + interval '5 hours' end, case when n % 10 > 0 then (select id from officer) end
  from meeting where starts_at < now() - interval '1 day';
insert into attendance_record (enrolment, number, session, result, minutes, how, by, at)
select id, 1, session, case when arrival % 20 = 0 then 'absent' else 'present' end, case when arrival % 20 = 0 then 0 else 240 end, 'roll_call',
       (select id from officer), starts_at
  from seat where starts_at < now() - interval '1 day';
-- Six of ten are through with the course; two of ten stopped before its last lessons, half of these long ago.
insert into lesson_progress (person, course, lesson, version, started_at, moved_at, finished_at)
select h.id, c.id, l.id, c.live, t.at, t.at, t.at
  from helper h join course c on c.id = 'volunteer-basics' join lesson l on l.course = c.id and l.version = c.live
       cross join lateral (select now() - h.h * interval '5 hours' as at) t
 where h.h < 60 or h.h < 80 and l.place < 3;
insert into course_completion (person, course, version, completed_at)
select h.id, c.id, c.live, '2025-06-01 10:00+08' from helper h join course c on c.id = 'volunteer-basics' where h.h < 60;
