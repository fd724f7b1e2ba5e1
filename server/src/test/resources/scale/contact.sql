-- People who must be called or written to, what came back, what the bureau made public, and the trail.
insert into call_task (circular, notice, duty, organization, cause, why, attempts, again_on, outcome, created_at, done_at)
select campaign, notice, notice, id, 'unread', '一直没有读', h % 3, case when h % 7 = 0 then current_date + 1 end,
       case when h % 3 = 0 then 'reached' end, released_at + n * interval '1 second', case when h % 3 = 0 then now() end
  from told where year = 2024 and (h >= 80 or h % 5 = 0);
insert into letter (circular, notice, duty, organization, cause, why, organization_name, recipient, address, subject, body, document_number, state,
       posted_on, tracking_number, created_at)
select campaign, notice, notice, t.id, 'fallback', '前一路没有送达', name, legal_representative, address, '关于报送2024年度工作报告的通知', '演示', document_number,
       s.state, case when s.state in ('posted', 'delivered', 'returned') then date '2025-04-01' end,
       case when s.state in ('posted', 'delivered', 'returned') then 'DEMO' || n end, released_at + n * interval '1 second'
  from told t cross join lateral (select (array['waiting', 'printed', 'posted', 'delivered', 'returned'])[1 + n % 5] as state) s
 where year = 2024 and h >= 85;
insert into contact_task (kind, organization, notice, channel, address, words, created_at, finished_at, finished_by, result)
select case n % 3 when 0 then 'needs_help' when 1 then 'says_done' else 'find_contact' end, id, notice, 'email', contact_email, '演示·请处理',
       released_at + n * interval '1 second', case when n % 4 = 0 then now() end, case when n % 4 = 0 then '演示经办科员' end,
       case when n % 4 = 0 then 'solved' end
  from told where year = 2024 and h between 88 and 97;
insert into contact_task (kind, organization, notice, message, channel, words, created_at)
select 'check_fate', t.id, notice, m.id, 'email', '演示·没有回音', t.released_at from told t join message m on m.id = t.message where m.state = 'uncertain';
insert into bounce (report, message, address, status, permanent, reason, received_at)
select 'many-' || n, message, contact_email, '5.1.1', true, '演示·没有这个信箱', released_at + n * interval '1 second'
  from told where year = 2024 and h = 97 and contact_email is not null;
insert into service_proof (organization, notice, method, served_on, document, proof, recorded_by, recorded_at)
select id, notice, 'post', '2025-04-05', '年报通知', '演示·回执', '演示经办科员', '2025-04-06 10:00+08' from told where year = 2024 and h >= 90;

insert into publication_batch (id, division, number, title, state, sha256, created_by, created_at, frozen_by, frozen_at, published_at)
select gen_random_uuid(), '440881', '2025-' || b, '演示·第' || b || '批结论', 'published', encode(sha256(b::text::bytea), 'hex'), (select id from officer),
       timestamptz '2025-07-01 10:00+08' + b * interval '1 day', (select id from officer), '2025-07-01 10:00+08', timestamptz '2025-07-02 10:00+08' + b * interval '1 day'
  from generate_series(1, 100) b;
insert into publication_item (batch, no, kind, subject, organization, credit_code, name, facts, sha256, words)
select b.id, row_number() over (partition by b.id order by f.n), 'annual_report', 'annual_report/' || f.filing, f.id, f.credit_code, f.name,
       jsonb_build_object('name', f.name), encode(sha256(f.filing::text::bytea), 'hex'), '2024年度工作报告：合格。'
  from filed f join publication_batch b on b.number = '2025-' || (1 + f.n % 100) where f.stage = 'decided' and f.h < 80;

insert into audit_event (at, actor, action, subject, reason, request_id)
select released_at + n * interval '1 minute', (select id from officer)::text, case when h % 2 = 0 then 'recordCall' else 'claimReview' end,
       'organization/' || id, null, 'many-' || n
  from told where year = 2024;
