-- creditlist: an entry on the abnormal list that had moved to the serious one, and of which every ground was revoked with that,
-- read as moved for ever. It is revoked, by the same decision, and nothing that was published of it stands.
with wrong as (update credit_entry e set ended_by = 'revoked', ended_on = l.ended_on, end_number = l.end_number
                 from credit_entry l
                where e.ended_by = 'moved' and l.ended_by = 'revoked'
                  and l.organization = e.organization and l.listed_on = e.ended_on and l.document_number = e.end_number
                  and exists (select from credit_ground g where g.entry = e.id)
                  and not exists (select from credit_ground g where g.entry = e.id and g.revoked_on is null)
               returning e.id),
     gone as (update publication_item i set withdrawn_at = now(), reason = '列入已经撤销。'
                from wrong, publication_batch b
               where i.record = wrong.id and i.kind in ('list_entry', 'list_removal') and i.withdrawn_at is null
                 and b.id = i.batch and b.state = 'published'
              returning i.id, i.batch, i.no),
     feed as (update open_feed set last = last + (select count(*) from gone) returning last),
     told as (insert into open_change (n, at, kind, item)
              select feed.last - count(*) over () + row_number() over (order by gone.id), now(), 'withdrawn', gone.id
                from gone, feed),
     outdated as (update publication_article a
                     set state = 'failed', draft = null, changed_at = now(),
                         words = '公示有撤下或者更正的内容。公众号里已有的草稿和文章（手工做的也算）还是原来的，请在公众平台上删掉原来的，再存一次草稿，或者重新导出。'
                   where a.batch in (select batch from gone))
insert into publication_event (batch, act, note, at)
select batch, 'withdrawn', '第' || string_agg(no::text, '、' order by no) || '项：列入已经撤销。', now() from gone group by batch;
update publication_batch b set state = 'withdrawn', withdrawn_at = now(), reason = '列入已经撤销。'
 where state = 'published' and not exists (select from publication_item i where i.batch = b.id and i.withdrawn_at is null);

-- The extract of the day is made anew without.
delete from open_row r using publication_item i join publication_batch b on b.id = i.batch
 where i.withdrawn_at is not null and r.file in ('reports', 'publications')
   and r.key = b.number || '/' || lpad(i.no::text, 6, '0');
delete from open_extract where day = (select max(day) from open_extract);

-- What was added to an entry after its removal was verified was not seen by whoever verified: that is done again.
with unseen as (update credit_move r set verified_on = null, verification_note = null, removal_due = null
                 where r.state = 'open' and r.kind in ('remove_abnormal', 'remove_serious')
                   and exists (select from credit_move a join due_procedure p on p.id = a.procedure
                                where a.entry = r.entry and a.state = 'carried_out' and a.kind <> 'revoke'
                                  and p.decided_on > r.verified_on)
                returning r.procedure)
update due_procedure p
   set awaits = '核实以后又增加了列入的情形，请重新核实，再法制审核。', review_passed = null, review_opinion = null,
       reviewer = null, reviewer_name = null, reviewed_on = null
  from unseen where p.id = unseen.procedure;
