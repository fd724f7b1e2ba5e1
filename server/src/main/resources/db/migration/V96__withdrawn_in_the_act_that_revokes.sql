-- publication: what was published of a listing that was revoked was withdrawn by the clock, and is withdrawn in the act that
-- revokes it now. What still waited for the clock is withdrawn here.
with void as (select i.id
                from publication_item i join publication_batch b on b.id = i.batch join credit_entry e on e.id = i.record
               where b.state = 'published' and i.withdrawn_at is null
                 and (i.kind = 'list_entry' and e.ended_by = 'revoked' or i.kind = 'list_removal' and e.ended_on is null)),
     gone as (update publication_item i set withdrawn_at = now(), reason = '列入已经撤销。' from void where i.id = void.id
              returning i.id, i.batch, i.no),
     feed as (update open_feed set last = last + (select count(*) from gone) returning last),
     told as (insert into open_change (n, at, kind, item)
              select feed.last - count(*) over () + row_number() over (order by gone.id), now(), 'withdrawn', gone.id
                from gone, feed)
insert into publication_event (batch, act, note, at)
select batch, 'withdrawn', '第' || string_agg(no::text, '、' order by no) || '项：列入已经撤销。', now() from gone group by batch;
update publication_batch b set state = 'withdrawn', withdrawn_at = now(), reason = '列入已经撤销。'
 where state = 'published' and not exists (select from publication_item i where i.batch = b.id and i.withdrawn_at is null);

drop view if exists credit_listing_void;

-- The extract of the day still had what was withdrawn since it was made. It is made anew without.
delete from open_row r using publication_item i join publication_batch b on b.id = i.batch
 where i.withdrawn_at is not null and r.file in ('reports', 'publications')
   and r.key = b.number || '/' || lpad(i.no::text, 6, '0');
delete from open_extract where day = (select max(day) from open_extract);
