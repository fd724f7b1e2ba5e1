-- Reaching organisations by people: calls, letters, what they answer, and the proof that something was served.

-- One call a notice; asked for again, a finished one is opened again.
create table call_task (
    id           uuid primary key default gen_random_uuid(),
    circular     uuid references circular,
    notice       uuid not null constraint call_task_notice unique references notice,
    organization uuid not null references organization,
    cause        text not null check (cause in ('first', 'fallback', 'unread')),
    why          text not null,
    attempts     integer not null default 0,
    -- Whoever makes it now, and their name as it was.
    taken_by     uuid references person,
    taken_name   text,
    taken_at     timestamptz,
    again_on     date,
    outcome      text check (outcome in ('reached', 'no_answer', 'wrong_number', 'refused')),
    spoke_with   text,
    note         text,
    created_at   timestamptz not null,
    done_at      timestamptz
);
create index call_task_open on call_task (created_at) where done_at is null;

create table letter (
    id              uuid primary key default gen_random_uuid(),
    circular        uuid references circular,
    notice          uuid not null constraint letter_notice unique references notice,
    organization    uuid not null references organization,
    cause           text not null check (cause in ('first', 'fallback', 'unread')),
    why             text not null,
    -- As printed, with the address as it was.
    organization_name text not null,
    recipient       text not null,
    address         text not null,
    subject         text not null,
    body            text not null,
    document_number text,
    state           text not null check (state in ('waiting', 'printed', 'posted', 'delivered', 'returned')),
    batch           uuid,
    printed_at      timestamptz,
    posted_on       date,
    tracking_number text,
    ended_on        date,
    ended_why       text,
    created_at      timestamptz not null
);
create index letter_state on letter (state, created_at);
create index letter_batch on letter (batch) where batch is not null;

create table contact_task (
    id           uuid primary key default gen_random_uuid(),
    kind         text not null check (kind in ('needs_help', 'says_done', 'find_contact', 'check_fate')),
    organization uuid not null references organization,
    notice       uuid references notice,
    message      uuid,
    channel      text,
    address      text,
    words        text not null,
    created_at   timestamptz not null,
    finished_at  timestamptz,
    -- Name of the officer, as it was.
    finished_by  text,
    result       text check (result in ('solved', 'not_solved')),
    note         text
);
-- However often the same is reported, one task is open for it.
create unique index contact_task_once on contact_task
    (kind, organization, coalesce(notice::text, ''), coalesce(message::text, ''), coalesce(channel, ''), coalesce(address, ''))
    where finished_at is null;
create index contact_task_open on contact_task (created_at) where finished_at is null;

-- Courtesy notices only; nobody opts out of a statutory one.
create table opt_out (
    organization uuid primary key references organization,
    since        timestamptz not null,
    ended_at     timestamptz
);

-- A link that was used; one that was not is known by its signature alone.
create table reply_link (
    notice   uuid not null references notice,
    last_day date not null,
    reply    text not null check (reply in ('done', 'need_help')),
    used_at  timestamptz not null,
    primary key (notice, last_day)
);

-- 电子送达确认书 (行政处罚法 61): until it ends, what arrives this way is served.
create table electronic_service_consent (
    id           uuid primary key default gen_random_uuid(),
    organization uuid not null references organization,
    way          text not null check (way in ('inbox', 'email', 'sms')),
    address      text,
    signed_on    date not null,
    signed_by    text not null,
    file         uuid not null,
    recorded_by  text not null,
    recorded_at  timestamptz not null,
    ended_on     date
);
create unique index electronic_service_consent_one on electronic_service_consent (organization, way)
    where ended_on is null;

create table service_proof (
    id           uuid primary key default gen_random_uuid(),
    organization uuid not null references organization,
    notice       uuid references notice,
    method       text not null check (method in ('direct', 'post', 'electronic', 'public_notice')),
    served_on    date not null,
    document     text not null,
    proof        text,
    file         uuid,
    -- Null where the system recorded it.
    recorded_by  text,
    recorded_at  timestamptz not null,
    check (proof is not null or file is not null)
);
create index service_proof_organization on service_proof (organization, served_on desc);
create index service_proof_notice on service_proof (notice) where notice is not null;

alter table stored_file drop constraint stored_file_purpose_check;
alter table stored_file add constraint stored_file_purpose_check
    check (purpose in ('event_photo', 'return_attachment', 'counter_scan', 'service_proof'));

create table bounce (
    id          uuid primary key default gen_random_uuid(),
    -- Message-ID of the report, so that one read twice is kept once.
    report      text not null constraint bounce_report unique,
    message     uuid,
    address     text,
    status      text not null,
    permanent   boolean not null,
    reason      text not null,
    received_at timestamptz not null
);
create index bounce_received on bounce (received_at desc);

grant select, insert, update, delete on call_task, letter, contact_task, opt_out, reply_link,
    electronic_service_consent, bounce to ${app_role};
-- What proves something is never changed.
grant select, insert on service_proof to ${app_role};
