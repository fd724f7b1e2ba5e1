-- counsel: what staff ask the legal counsel (法律顾问), and what came of it.
--
-- counsel_request  one question on one matter, with the words it was asked on, its last day and the opinion

create table counsel_request (
    id               uuid primary key,
    kind             text not null check (kind in ('edition', 'template', 'review_decision', 'credit_move', 'penalty',
                                                   'circular', 'document')),
    -- In the feature that keeps it; null for a document.
    subject          text,
    title            text not null,
    version          text,
    -- Frozen: what the opinion is on. Null for a document.
    content          text,
    sha256           text not null,
    file             uuid references stored_file,
    question         text not null,
    earlier          uuid references counsel_request,
    counsel          uuid not null references person,
    asked_by         uuid not null references person,
    asked_at         timestamptz not null,
    asked_on         date not null,
    due_on           date not null,
    due_explanation  text not null,
    state            text not null check (state in ('open', 'answered', 'withdrawn')),
    verdict          text check (verdict in ('agree', 'agree_if_changed', 'disagree')),
    opinion          text,
    -- Articles as they were cited then.
    cites            text[],
    answered_at      timestamptz,
    -- From the day after asking to that of the answer.
    working_days     integer,
    withdrawn_reason text,
    ended_on         date,
    constraint counsel_request_matter check ((kind = 'document') = (file is not null) and (file is null) = (content is not null)
                                             and (file is null) = (subject is not null)),
    constraint counsel_request_other check (counsel <> asked_by),
    constraint counsel_request_answered check
        ((state = 'answered') = (verdict is not null and opinion is not null and cites is not null and answered_at is not null
                                 and working_days is not null)),
    constraint counsel_request_ended check ((state = 'open') = (ended_on is null))
);
create unique index counsel_request_one_open on counsel_request (kind, subject) where state = 'open' and subject is not null;
create index counsel_request_of_subject on counsel_request (kind, subject, asked_at desc);
create index counsel_request_open on counsel_request (due_on) where state = 'open';
create index counsel_request_of_counsel on counsel_request (counsel, state);
create index counsel_request_of_asker on counsel_request (asked_by, state);
create index counsel_request_ended_on on counsel_request (ended_on) where state = 'answered';

alter table stored_file drop constraint stored_file_purpose_check;
alter table stored_file add constraint stored_file_purpose_check check (purpose in
    ('event_photo', 'return_attachment', 'counter_scan', 'service_proof', 'recording', 'lesson_media', 'course_attachment',
     'charter', 'counsel_document'));

grant select, insert, update on counsel_request to ${app_role};
