-- Question banks (题库). What a question says is a version, and no version is ever written over: a
-- paper keeps the versions it drew.
create table exam_bank (
    id         text primary key,
    title      text not null unique,
    -- The course whose lessons teach its questions.
    course     text,
    created_at timestamptz not null
);

create table exam_question (
    id         text primary key,
    bank       text not null references exam_bank,
    live       integer not null,
    -- Why staff no longer draw it; null while they do.
    off_reason text,
    -- Why the law took it off; null once somebody has looked.
    law_reason text
);
create index exam_question_of_bank on exam_question (bank);

create table exam_question_version (
    question   text not null references exam_question,
    number     integer not null,
    kind       text not null check (kind in ('single', 'multiple', 'true_false', 'ordering', 'scenario')),
    topic      text not null,
    lesson     text,
    scenario   text,
    ask        text not null,
    choices    text[] not null,
    -- Places of the right choices, from 0; of an ordering all of them in their order.
    keys       integer[] not null,
    why        text not null,
    cites      text[] not null,
    what       text not null check (what in ('product', 'written', 'confirmed', 'carried')),
    -- Fingerprint of the words that came with the product; null for what staff wrote.
    source     text,
    written_by uuid references person,
    written_at timestamptz not null,
    primary key (question, number)
);
alter table exam_question add constraint exam_question_live
    foreign key (id, live) references exam_question_version deferrable initially deferred;

-- Exams and their blueprints (组卷方案), which are versions too.
create table exam (
    id   text primary key,
    live integer not null
);

create table exam_blueprint (
    exam            text not null references exam,
    number          integer not null,
    title           text not null,
    audience        text[] not null,
    minutes         integer not null check (minutes > 0),
    pass_percent    integer not null check (pass_percent between 1 and 100),
    attempts        integer not null check (attempts > 0),
    cool_down_hours integer not null check (cool_down_hours >= 0),
    course          text,
    qualification   text,
    open            boolean not null,
    source          text,
    written_by      uuid references person,
    written_at      timestamptz not null,
    primary key (exam, number)
);
alter table exam add constraint exam_live
    foreign key (id, live) references exam_blueprint deferrable initially deferred;

create table exam_part (
    exam   text not null,
    number integer not null,
    place  integer not null,
    bank   text not null references exam_bank,
    topic  text,
    kind   text,
    count  integer not null check (count > 0),
    primary key (exam, number, place),
    foreign key (exam, number) references exam_blueprint
);

-- Whoever decides whether somebody may start locks this row first.
create table exam_candidate (
    exam   text not null references exam,
    person uuid not null references person,
    primary key (exam, person)
);

create table exam_attempt (
    id          uuid primary key,
    exam        text not null,
    blueprint   integer not null,
    -- Null once the person was forgotten; then the division is a township.
    person      uuid references person,
    role        text not null,
    division    text not null,
    seed        bigint not null,
    total       integer not null check (total > 0),
    needed      integer not null,
    started_at  timestamptz not null,
    ends_at     timestamptz not null,
    ended_at    timestamptz,
    how         text check (how in ('handed_in', 'time_up')),
    right_count integer,
    passed      boolean,
    certificate uuid,
    foreign key (exam, blueprint) references exam_blueprint,
    check ((ended_at is null) = (how is null) and (how is null) = (right_count is null)
           and (how is null) = (passed is null)),
    check (ended_at <= ends_at),
    check (person is not null or ended_at is not null)
);
-- However many pages ask, one runs.
create unique index exam_attempt_running on exam_attempt (exam, person) where ended_at is null;
create index exam_attempt_of_person on exam_attempt (person, exam);
create index exam_attempt_due on exam_attempt (ends_at) where ended_at is null;
create index exam_attempt_ended on exam_attempt (exam, ended_at);

create table exam_answer (
    attempt  uuid not null references exam_attempt on delete cascade,
    place    integer not null,
    question text not null,
    version  integer not null,
    -- The choices in the order shown, as places in the version.
    shown    integer[] not null,
    -- As places in the version; null where none is saved.
    answer   integer[],
    -- Grows with each answer that is saved.
    saved    integer not null default 0,
    saved_at timestamptz,
    is_right boolean,
    primary key (attempt, place),
    unique (attempt, question),
    foreign key (question, version) references exam_question_version
);
create index exam_answer_of_question on exam_answer (question, version);

grant select, insert, update on exam_bank, exam_question, exam to ${app_role};
grant select, insert on exam_question_version, exam_blueprint, exam_part to ${app_role};
grant select, insert, update, delete on exam_candidate, exam_attempt to ${app_role};
grant select, insert, update on exam_answer to ${app_role};
