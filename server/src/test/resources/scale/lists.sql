-- Entries of the credit lists, moves at every step, runs' holds, objections, penalties; the clock finds its tasks by itself.
create temp table listed as
select m.*, gen_random_uuid() as entry, date '2022-06-15' + (n * 7 % 1400)::integer as on_day
  from many m where h between 70 and 89 and not exists (select from credit_entry e where e.organization = m.id);
insert into credit_entry (id, organization, name, credit_code, township, list, listed_on, document_number, reading_version, counts_from,
       counts_from_other, full_on, full_on_other, ended_on, ended_by, end_number)
select entry, id, name, credit_code, township, case when h = 70 then 'serious' else 'abnormal' end, on_day, '廉演示异〔2024〕' || n || '号', 1,
       on_day, on_day + 30, on_day + interval '2 years', on_day + interval '2 years' + case when n % 3 = 0 then 365 else 0 end * interval '1 day',
       case when h > 80 then on_day + 200 end, case when h > 80 then 'removed' end, case when h > 80 then '廉演示移〔2024〕' || n || '号' end
  from listed;
insert into credit_ground (organization, entry, code, facts, year, arisen_on, cured_on)
select id, entry, 'report_missed', '2022年度工作报告到期没有收到。', 2022, on_day - 10, case when h > 80 then on_day + 190 end from listed
union all
select id, entry, 'party_organization', '演示·没有按规定设立党组织。', null, on_day - 10, case when h > 80 then on_day + 190 end from listed where n % 2 = 0;

create temp table moved as
select m.*, l.entry, l.on_day, gen_random_uuid() as move, gen_random_uuid() as procedure, k.kind, m.n % 8 as step
  from many m left join listed l on l.id = m.id and l.h <= 80
 cross join lateral (select case when l.entry is null then 'list_abnormal' when l.h > 77 then 'remove_abnormal'
                                 when m.n % 2 = 0 then 'move_serious' else 'add_ground' end as kind) k
 where m.h between 60 and 66 or l.h between 75 and 80;
insert into due_procedure (id, organization, organization_name, township, record, subject, document_number, facts, reasons, basis, rights,
       needs_notice, statement_period, author_name, opened_on, service_method, served_on, service_proof, statement_until,
       statement_explanation, review_passed, review_opinion, reviewer_name, reviewed_on, carried_out, decision_number, decision_reasons,
       decider_name, decided_on)
select procedure, id, name, township, 'credit-move/' || move, '拟列入活动异常名录告知书', '廉演示告〔2025〕' || n || '号', '演示·到期没有收到。',
       '拟列入。', '第十一条', '可以陈述申辩。', kind not like 'remove%', 'statement', '演示经办科员', '2026-01-05',
       case when step > 0 then 'direct' end, case when step > 0 then current_date - (step * 9)::integer end, case when step > 0 then '演示·签收' end,
       case when step > 0 then current_date - (step * 9)::integer + 14 end, case when step > 0 then '10个工作日。' end,
       case when step > 4 then true end, case when step > 4 then '演示同意' end, case when step > 4 then '演示法制审核员' end,
       case when step > 4 then current_date - 5 end, case when step > 5 then step = 6 end,
       case when step > 5 then '廉演示决〔2025〕' || n || '号' end, case when step > 5 then '演示' end,
       case when step > 5 then '演示分管领导' end, case when step > 5 then current_date - 2 end
  from moved;
insert into procedure_statement (id, procedure, text, received_on, late, hearing, recorded_by, answer_due)
select gen_random_uuid(), procedure, '演示·已经补报', current_date - 20, false, false, '演示经办科员', current_date + 5 from moved where step = 3;
insert into credit_move (id, organization, name, credit_code, township, kind, state, procedure, entry, proposed_on, proposed_at, proposed_by,
       application, verified_on)
select move, id, name, credit_code, township, kind, case step when 6 then 'carried_out' when 7 then 'dropped' else 'open' end, procedure, entry,
       '2026-01-05', timestamptz '2026-01-05 09:00+08' + n * interval '1 second', '演示经办科员', case when kind like 'remove%' then '演示·申请移出' end,
       case when kind like 'remove%' and step > 2 then current_date - 9 end
  from moved;
insert into credit_ground (organization, move, code, facts, year, arisen_on)
select id, move, 'report_missed', '2024年度工作报告到期没有收到。', 2024, '2025-06-04' from moved where kind not like 'remove%';
insert into credit_hold (id, organization, name, kind, reason, years, until, since, by)
select gen_random_uuid(), id, name, case when n % 2 = 0 then 'hold' else 'exclude' end, '演示·正在合并', '{2024}', current_date + 90, '2026-01-05', '演示经办科员'
  from many where h = 92;
insert into credit_objection (id, organization, name, township, entry, text, made_on, answer_due, answer, upheld, answered_on, answered_by)
select gen_random_uuid(), id, name, township, entry, '演示·对列入有异议', '2026-02-01', '2026-02-20', case when n % 2 = 0 then '演示' end,
       case when n % 2 = 0 then false end, case when n % 2 = 0 then date '2026-02-15' end, case when n % 2 = 0 then '演示经办科员' end
  from listed where h between 75 and 76;

insert into penalty_case (id, number, division, organization, organization_name, township, filed_on, stage, due_on, due_what, decided_on,
       document_number)
select gen_random_uuid(), '廉演示立〔2025〕' || n || '号', division, id, name, township, date '2025-01-06' + (n % 300)::integer, s.stage,
       case when s.stage not in ('closed', 'dismissed') then current_date + (n % 90)::integer - 30 end,
       case when s.stage not in ('closed', 'dismissed') then 'decision' end,
       case when s.stage in ('decided', 'served', 'closed') then date '2025-12-01' end,
       case when s.stage in ('decided', 'served', 'closed') then '廉演示罚〔2025〕' || n || '号' end
  from many cross join lateral (select (array['filed', 'investigated', 'proposed', 'notified', 'reviewed', 'decided', 'served', 'closed',
                                              'dismissed'])[1 + n % 9] as stage) s
 where h between 50 and 54;
insert into penalty_step (penalty, number, kind, day, at, by, by_name, data)
select id, 1, 'filed', filed_on, filed_on + time '10:00', (select id from officer), '演示经办科员', '{}' from penalty_case;
