-- Long work (长时间的办理), such as an import: how far it is, for whoever began it, on every node and after a reload. The id is chosen
-- by whoever begins, so that they can ask for it before the answer is there. Nothing of what is worked on stands here.
create table job (
    id           uuid primary key,
    person       uuid not null references person,
    kind         text not null,
    state        text not null check (state in ('running', 'done', 'failed', 'cancelled')),
    phase        text not null check (phase in ('reading', 'storing')),
    -- Rows.
    done         integer not null default 0,
    total        integer,
    cancel_asked boolean not null default false,
    -- What the operation answered, or why it did not.
    result       jsonb,
    words        text,
    started_at   timestamptz not null,
    -- When its node last said that it is alive.
    moved_at     timestamptz not null,
    ended_at     timestamptz
);
create index job_person on job (person, started_at desc);

grant select, insert, update, delete on job to ${app_role};
