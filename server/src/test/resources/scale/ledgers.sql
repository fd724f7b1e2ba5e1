-- The ledgers of two years, a hundred times what a county has of each kind; of twenty one still runs, unless all of its kind do. The
-- hotline by month, topic and township has as many rows as there can be in three years.
create temp table ledger_kind (kind text, a_year integer, running text, over text, what text);
insert into ledger_kind values
('petition', 14, 'accepted', 'concluded', '办结'), ('hotline', 166, 'answering', 'concluded', '答复'),
('disclosure_request', 6, 'received', 'answered', '答复'), ('disclosure_item', 30, 'drafted', 'published', '公开'),
('disclosure_report', 1, 'drafted', 'submitted', '报送'), ('lawsuit', 2, 'received', 'decided', '答辩'),
('major_decision', 2, 'listed', 'decided', null), ('normative_document', 2, 'drafted', 'ended', null),
('inspection', 10, 'drawn', 'published', '公布'), ('study_session', 4, 'held', 'held', null),
('enforcement_training', 2, 'held', 'held', null), ('enforcement_certificate', 15, 'valid', 'ended', null),
('power_item', 30, 'in_force', 'ended', null);
create temp table entered as
select gen_random_uuid() as id, k.*, n, k.running <> k.over and (n % 20 = 0 or k.kind in ('enforcement_certificate', 'power_item')) as open,
       date '2024-01-02' + n % 725 as day
  from ledger_kind k cross join lateral generate_series(1, k.a_year * 200) n;
insert into ledger_entry (id, kind, number, division, title, topic, township, received_on, details, state, is_open, concluded_on, due_on, soon_on,
       due_what, reckoned_on, owner, owner_name, created_by, created_at)
select id, kind, '演示多' || kind || n, '440881', '演示·反映低保怎么申请', 'relief', case when n % 2 = 0 then '440881102' end, day, '{}',
       case when open then running else over end, open, case when not open then day + 10 end,
       case when open and what is not null then current_date + n % 40 - 5 end, case when open and what is not null then current_date + n % 40 - 10 end,
       case when open and what is not null then what end, (now() at time zone 'Asia/Shanghai')::date,
       case when n % 4 = 0 then (select id from officer) else (select id from checker) end, '演示经办科员', (select id from officer), day + time '10:00'
  from entered;
insert into ledger_step (entry, number, code, day, at, by, by_name, data)
select id, 1, 'conclude', day + 10, day + 10 + time '10:00', (select id from officer), '演示经办科员', '{}' from entered where not open and kind in ('petition', 'hotline');

insert into need_signal (division, kind, topic, township, month, heard_on, weight)
select '440881', 'hotline', topic, township, month, month, 1 + extract(month from month)::integer
  from unnest(array['child', 'marriage', 'funeral', 'relief', 'welfare', 'organization']) topic
 cross join (select distinct left(division, 9) as township from village) v
 cross join generate_series(date '2023-01-01', date '2025-12-01', interval '1 month') m (at) cross join lateral (select m.at::date as month) d
    on conflict do nothing;
