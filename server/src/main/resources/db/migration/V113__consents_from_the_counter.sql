-- A consent (初审意见) that was entered at the counter for a return filed online reached the ledger alone: its unit went
-- on being asked for it.
with entered as (
    select f.id, f.version, r.consent_on, v.sha256
      from annual_return r
      join filing f on f.id = r.id
      join filing_version v on v.filing = f.id and v.number = f.version
     where r.consent = 'given' and r.consent_on is not null and f.unit is not null and f.state <> 'draft'
       and f.consented < f.stands_from
), stood as (
    insert into filing_stand (filing, kind, version, state, how, sha256, day, at)
    select id, 'consent', version, 'given', 'page', sha256, consent_on, now() from entered
        on conflict (filing, kind, version) do update
       set state = 'given', how = 'page', sha256 = excluded.sha256, day = excluded.day, by_name = null, by_person = null,
           opinion = null, at = excluded.at
)
update filing f set consented = e.version from entered e where e.id = f.id;

-- What stood behind a return since it came in was taken off its desk only once somebody took it in hand.
delete from review_flag f
 using review w
 where w.id = f.review and w.state = 'waiting' and f.dismissed_at is null
   and (f.rule = 'consent-missing' and w.id in (select id from annual_return where consent = 'given')
        or f.rule = 'unconfirmed'
           and exists (select from filing_stand s
                        where s.filing = w.id and s.kind = 'confirmation' and s.state = 'given' and s.version = w.version));
update review w
   set risk = (select coalesce(sum(f.weight), 0) from review_flag f where f.review = w.id and f.dismissed_at is null)
 where state = 'waiting';
