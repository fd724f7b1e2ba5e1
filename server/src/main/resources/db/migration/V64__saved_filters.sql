-- finding: filters that an officer keeps above a list (常用筛选); fields of state, kind and date only, never what was typed.
create table saved_filter (
    id       uuid primary key default gen_random_uuid(),
    person   uuid not null references person,
    list     text not null,
    name     text not null,
    query    jsonb not null,
    saved_at timestamptz not null,
    constraint saved_filter_once unique (person, list, name)
);

grant select, insert, delete on saved_filter to ${app_role};
