-- Courses (课程): what comes with the product and what trainers write, in versions that are kept.
create table course (
    id         text primary key check (id ~ '^[a-z][a-z0-9-]{1,40}$'),
    -- Number of the version that learners see; null while there is none.
    live       integer,
    created_at timestamptz not null,
    changed_at timestamptz not null
);

create table course_version (
    course       text not null references course,
    number       integer not null,
    state        text not null check (state in ('draft', 'live', 'replaced', 'withdrawn', 'discarded')),
    title        text not null,
    summary      text not null,
    audience     text[] not null check (cardinality(audience) > 0),
    -- Nominal (名义学时), in minutes; never what somebody spent.
    minutes      integer not null check (minutes > 0),
    exam         text,
    attachments  jsonb not null default '[]',
    -- Of a draft: counts up with each change.
    revision     integer not null default 1,
    -- Fingerprint of words that came with the product.
    source       text,
    authors      uuid[] not null default '{}',
    created_at   timestamptz not null,
    changed_at   timestamptz not null,
    published_by uuid references person,
    published_at timestamptz,
    ended_at     timestamptz,
    end_reason   text,
    primary key (course, number)
);
create unique index course_one_draft on course_version (course) where state = 'draft';
create unique index course_one_live on course_version (course) where state = 'live';
alter table course add foreign key (id, live) references course_version deferrable initially deferred;

create table lesson (
    course  text not null,
    version integer not null,
    id      text not null check (id ~ '^[a-z0-9][a-z0-9-]{0,40}$'),
    place   integer not null,
    kind    text not null check (kind in ('text', 'audio', 'video', 'drill')),
    title   text not null,
    minutes integer not null check (minutes > 0),
    -- Of its words, by which a copy on a phone is told from a newer lesson; citations that move do not change it.
    hash    text not null,
    body    jsonb not null,
    primary key (course, version, id),
    foreign key (course, version) references course_version
);

-- A lesson that cites what is no longer law: not shown until somebody has looked (待复核).
create table lesson_hold (
    course text not null references course,
    lesson text not null,
    reason text not null,
    since  timestamptz not null,
    primary key (course, lesson)
);

-- How far a person is, by the lesson's id across versions.
create table lesson_progress (
    person      uuid not null references person,
    course      text not null references course,
    lesson      text not null,
    -- The version last opened.
    version     integer not null,
    started_at  timestamptz not null,
    moved_at    timestamptz not null,
    finished_at timestamptz,
    -- Parts of the video that were seen: from, to, from, to in milliseconds, in order and apart.
    watched     integer[] not null default '{}',
    primary key (person, course, lesson)
);
create index lesson_progress_course on lesson_progress (course);
create index lesson_progress_moved on lesson_progress (moved_at);

-- What one person plays now, and up to when the server has counted. One row a person: two tabs share one clock.
create table lesson_play (
    person     uuid primary key references person,
    course     text not null,
    lesson     text not null,
    counted_at timestamptz not null,
    -- Milliseconds of the grace that are used up.
    debt       integer not null default 0
);

-- Each way through a drill (情景演练), to its end.
create table drill_walk (
    id      uuid primary key default gen_random_uuid(),
    person  uuid not null references person,
    course  text not null references course,
    lesson  text not null,
    version integer not null,
    steps   text[] not null,
    choices integer[] not null,
    good    boolean not null,
    at      timestamptz not null
);
create index drill_walk_person on drill_walk (person, course, lesson);
create index drill_walk_at on drill_walk (at);

create table course_completion (
    person       uuid not null references person,
    course       text not null references course,
    version      integer not null,
    completed_at timestamptz not null,
    primary key (person, course)
);

-- Videos and recordings of lessons, and what goes with a course.
alter table stored_file add duration_ms integer check (duration_ms > 0);
alter table stored_file drop constraint stored_file_purpose_check;
alter table stored_file add constraint stored_file_purpose_check check (purpose in
    ('event_photo', 'return_attachment', 'counter_scan', 'service_proof', 'recording', 'lesson_media', 'course_attachment'));

grant select, insert, update on course, course_version, course_completion to ${app_role};
grant select, insert, update, delete on lesson, lesson_hold, lesson_progress, lesson_play to ${app_role};
grant select, insert, delete on drill_walk to ${app_role};
grant delete on course_completion to ${app_role};
