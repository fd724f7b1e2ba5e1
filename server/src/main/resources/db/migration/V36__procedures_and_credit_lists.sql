-- procedure: notice, service, statement, hearing window, review and decision of one act against (or for) an
-- organisation. Whoever takes a step locks the row.
create table due_procedure (
    id                    uuid primary key,
    organization          uuid not null references organization,
    organization_name     text not null,
    township              text not null,
    -- Whose it is: credit-move/UUID, penalty/UUID.
    record                text not null constraint due_procedure_record unique,
    subject               text not null,
    document_number       text,
    facts                 text not null,
    reasons               text not null,
    basis                 text not null,
    rights                text not null,
    needs_notice          boolean not null,
    -- Codes of procedure/periods.json.
    statement_period      text,
    hearing_period        text,
    author                uuid references person,
    author_name           text not null,
    opened_on             date not null,
    service_method        text check (service_method in ('direct', 'post', 'electronic', 'public_notice')),
    served_on             date,
    service_proof         text,
    service_file          uuid,
    service_by            text,
    service_at            timestamptz,
    statement_until       date,
    statement_explanation text,
    hearing_until         date,
    hearing_explanation   text,
    review_passed         boolean,
    review_opinion        text,
    reviewer              uuid references person,
    reviewer_name         text,
    reviewed_on           date,
    carried_out           boolean,
    decision_number       text,
    decision_reasons      text,
    decider               uuid references person,
    decider_name          text,
    decided_on            date,
    constraint due_procedure_served check ((served_on is null) = (service_method is null)
        and (served_on is null) = (service_proof is null)),
    constraint due_procedure_window check (statement_until is null or served_on is not null),
    constraint due_procedure_decided check ((decided_on is null) = (carried_out is null))
);
create index due_procedure_window_end on due_procedure (statement_until) where decided_on is null;
create unique index due_procedure_document on due_procedure (document_number) where document_number is not null;

create table procedure_statement (
    id          uuid primary key,
    procedure   uuid not null references due_procedure,
    text        text not null,
    received_on date not null,
    late        boolean not null,
    hearing     boolean not null,
    -- Who made it for the organisation; null where an officer recorded it.
    made_by     uuid references person,
    recorded_by text,
    answer_due  date,
    answer      text,
    accepted    boolean,
    answered_on date,
    answered_by text,
    constraint procedure_statement_answered check ((answer is null) = (answered_on is null))
);
create index procedure_statement_of on procedure_statement (procedure, received_on);
create index procedure_statement_person on procedure_statement (made_by) where made_by is not null;

-- creditlist: how a further missed report counts; versions are added, never changed.
create table credit_reading (
    version  integer primary key,
    reading  text not null check (reading in ('continues', 'restarts')),
    source   text not null,
    verifier text not null,
    reason   text not null,
    since    timestamptz not null,
    set_by   text
);
insert into credit_reading (version, reading, source, verifier, reason, since)
values (1, 'continues', '社会组织信用信息管理办法（民政部令第60号）第十三条', '待核对',
        '按字面重新计算，年年不报的单位永远到不了严重名单；先按同一情形继续计算，由人核定', '2018-01-24T00:00:00+08');

-- One stay on one list.
create table credit_entry (
    id                 uuid primary key,
    organization       uuid not null references organization,
    name               text not null,
    credit_code        text not null,
    township           text not null,
    list               text not null check (list in ('abnormal', 'serious')),
    listed_on          date not null,
    document_number    text not null,
    reading_version    integer not null references credit_reading,
    -- The two years count from here by the reading kept with the entry, and from here by the other one.
    counts_from        date not null,
    counts_from_other  date not null,
    full_on            date not null,
    full_on_other      date not null,
    ended_on           date,
    ended_by           text check (ended_by in ('removed', 'moved')),
    end_number         text,
    publication_class  text check (publication_class in ('minor', 'ordinary', 'grave')),
    publication_reason text,
    constraint credit_entry_ended check ((ended_on is null) = (ended_by is null))
);
create unique index credit_entry_open on credit_entry (organization) where ended_on is null;
create index credit_entry_of on credit_entry (organization, listed_on desc);
create index credit_entry_full on credit_entry (full_on) where ended_on is null and list = 'abnormal';
create index credit_entry_listed on credit_entry (list, listed_on);

-- A step from one standing to another. One against an organisation, and one in its favour, may be open at a time.
create table credit_move (
    id                uuid primary key,
    organization      uuid not null references organization,
    name              text not null,
    credit_code       text not null,
    township          text not null,
    kind              text not null check (kind in ('list_abnormal', 'add_ground', 'move_serious', 'list_serious',
                          'remove_abnormal', 'remove_serious')),
    state             text not null check (state in ('open', 'carried_out', 'dropped')),
    procedure         uuid not null references due_procedure deferrable initially deferred,
    entry             uuid references credit_entry,
    run               uuid,
    -- What makes others propose it, such as penalty/UUID; empty where an officer or a run does.
    record            text not null default '',
    proposed_on       date not null,
    proposed_at       timestamptz not null,
    proposed_by       text not null,
    application       text,
    applied_by        uuid references person,
    verified_on       date,
    verification_note text,
    removal_due       date
);
create unique index credit_move_against on credit_move (organization, record)
    where state = 'open' and kind in ('list_abnormal', 'add_ground', 'move_serious', 'list_serious');
create unique index credit_move_removal on credit_move (organization)
    where state = 'open' and kind in ('remove_abnormal', 'remove_serious');
create index credit_move_of on credit_move (organization, proposed_at desc);
create index credit_move_open on credit_move (proposed_at) where state = 'open';
create index credit_move_procedure on credit_move (procedure);
create index credit_move_person on credit_move (applied_by) where applied_by is not null;

-- Why: belongs to the move that proposes it, and to the entry once that is carried out. Each is cured on its own.
create table credit_ground (
    id           uuid primary key default gen_random_uuid(),
    organization uuid not null references organization,
    -- Null where the entry was decided on paper before.
    move         uuid references credit_move,
    entry        uuid references credit_entry,
    code         text not null,
    facts        text not null,
    year         integer,
    record       text,
    arisen_on    date not null,
    cured_on     date,
    constraint credit_ground_year check ((code = 'report_missed') = (year is not null))
);
create index credit_ground_move on credit_ground (move);
create index credit_ground_entry on credit_ground (entry) where entry is not null;

create table credit_hold (
    id           uuid primary key,
    organization uuid not null references organization,
    name         text not null,
    kind         text not null check (kind in ('hold', 'exclude')),
    reason       text not null,
    years        integer[] not null,
    until        date,
    since        date not null,
    by           text not null,
    ended_on     date,
    end_reason   text
);
create unique index credit_hold_one on credit_hold (organization) where ended_on is null;

create table credit_run (
    id              uuid primary key,
    "on"            date not null,
    state           text not null check (state in ('dry', 'made')),
    organizations   integer not null,
    counts          integer[] not null,
    differing       integer not null,
    reading_version integer not null references credit_reading,
    created_at      timestamptz not null,
    created_by      text not null,
    made_at         timestamptz,
    made_by         text,
    proposed        integer,
    left_out        integer
);
create table credit_run_line (
    id              uuid primary key default gen_random_uuid(),
    run             uuid not null references credit_run,
    place           integer not null,
    organization    uuid not null references organization,
    name            text not null,
    credit_code     text not null,
    township        text not null,
    verdict         text not null check (verdict in ('list_abnormal', 'add_ground', 'move_serious', 'waits', 'held', 'fine')),
    explanation     text not null,
    -- 2022:2023-05-31 2023:2024-05-31
    missing         text not null,
    listed_on       date,
    full_on         date,
    full_on_other   date,
    excluded_reason text,
    left_out_reason text,
    move            uuid references credit_move,
    constraint credit_run_line_place unique (run, place)
);
create index credit_run_line_verdict on credit_run_line (run, verdict, place);

-- What fell due by the clock, once; the day is the one it fell due on.
create table credit_task (
    id           uuid primary key default gen_random_uuid(),
    kind         text not null check (kind in ('window_over', 'two_years_full', 'rectification_missed', 'removal_due', 'answer_due',
                     'six_months_over')),
    record       text not null,
    due_on       date not null,
    organization uuid not null references organization,
    name         text not null,
    move         uuid references credit_move,
    entry        uuid references credit_entry,
    created_at   timestamptz not null,
    place        bigint generated always as identity,
    done_on      date,
    constraint credit_task_once unique (kind, record, due_on)
);
create index credit_task_open on credit_task (due_on) where done_on is null;

create table credit_objection (
    id           uuid primary key,
    organization uuid not null references organization,
    name         text not null,
    township     text not null,
    entry        uuid references credit_entry,
    text         text not null,
    made_on      date not null,
    made_by      uuid references person,
    answer_due   date,
    answer       text,
    upheld       boolean,
    answered_on  date,
    answered_by  text
);
create index credit_objection_of on credit_objection (organization, made_on desc);
create index credit_objection_person on credit_objection (made_by) where made_by is not null;

grant select, insert, update on due_procedure, procedure_statement, credit_entry, credit_move, credit_ground, credit_hold,
    credit_run, credit_run_line, credit_task, credit_objection to ${app_role};
grant select, insert on credit_reading to ${app_role};
