-- Uploaded files: a row an upload; the bytes lie in a folder under their hash.
create table stored_file (
    id          uuid primary key default gen_random_uuid(),
    sha256      text not null,
    media_type  text not null,
    size        bigint not null,
    purpose     text not null check (purpose in ('event_photo', 'return_attachment', 'counter_scan')),
    uploaded_by uuid not null references person,
    uploaded_at timestamptz not null,
    -- Kind and id of the record it became part of, such as return/UUID; null while it is the uploader's alone.
    attached_to text
);
create index stored_file_sha256 on stored_file (sha256);
create index stored_file_unattached on stored_file (uploaded_at) where attached_to is null;

-- outreach: what was thin becomes full; rows of before keep their gaps.
alter table pufa_event
    add audience_count   integer check (audience_count >= 0),
    add audience_counted boolean,
    add partners         text[] not null default '{}',
    add topics           text[] not null default '{}',
    add material_names   text[] not null default '{}',
    add material_copies  integer[] not null default '{}',
    add photos           uuid[] not null default '{}',
    add result           text,
    add recorded_at      timestamptz;
create index pufa_event_held_on on pufa_event (held_on desc);

-- annualreport: the content of a return and its receipt; those received on paper before have neither.
alter table annual_return
    add campaign         uuid references campaign,
    add township         text,
    add receipt_number   text constraint annual_return_receipt unique,
    add due_on           date,
    add late             boolean not null default false,
    add consent          text not null default 'not_needed' check (consent in ('given', 'missing', 'not_needed')),
    add consent_on       date,
    add activity_summary text,
    add meetings         integer,
    add activities       integer,
    add income_fen       bigint,
    add expense_fen      bigint,
    add contact_name     text,
    add contact_phone    text,
    add attachment       uuid references stored_file,
    add attachment_type  text,
    add attachment_size  bigint,
    add attachment_sha256 text,
    add sha256           text;
update annual_return r set township = o.township from organization o where o.id = r.organization;
alter table annual_return alter township set not null;
create index annual_return_submitted_at on annual_return (submitted_at desc);

-- The last receipt of each year: a row, not a sequence, so that no number is lost with a failed transaction.
create table return_receipt_number (
    division text not null,
    year     integer not null,
    last     integer not null,
    primary key (division, year)
);

-- notice: reminders are further occasions of one campaign, and stop once the organisation has filed.
alter table notice
    add occasion       text not null default 'notice',
    -- The return that answers it, and the number of its receipt.
    add answer         uuid,
    add answer_number  text,
    -- A reminder that was already being sent when the organisation filed.
    add crossed_at     timestamptz;
alter table notice drop constraint notice_once;
alter table notice add constraint notice_once unique (campaign, organization, channel, occasion);
alter table notice drop constraint notice_state_check;
alter table notice add constraint notice_state_check
    check (state in ('queued', 'sending', 'sent', 'failed', 'uncertain', 'stopped'));

grant select, insert, update, delete on stored_file, return_receipt_number to ${app_role};
