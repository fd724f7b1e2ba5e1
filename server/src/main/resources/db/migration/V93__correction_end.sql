-- A correction (退回补正) that nobody answered in time ends by an officer's act, and the review goes on with what was filed.
alter table review_correction
    add column ended_at   timestamptz,
    add column ended_by   uuid references person,
    add column end_reason text,
    add constraint review_correction_end check
        ((ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null)
         and (ended_at is null or answered_at is null));
drop index review_correction_open;
create index review_correction_open on review_correction (due_on) where answered_at is null and ended_at is null;

alter table filing_event drop constraint filing_event_what_check;
alter table filing_event add constraint filing_event_what_check check
    (what in ('submitted', 'resubmitted', 'withdrawn', 'confirmed', 'page_offered', 'page_refused', 'consented', 'objected',
              'claimed', 'correction', 'correction_ended'));
