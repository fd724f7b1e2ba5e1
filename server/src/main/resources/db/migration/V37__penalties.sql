-- penalty: cases of administrative penalty, each a row and its steps.

create table penalty_case (
    id                uuid primary key,
    -- 案号
    number            text not null unique,
    division          text not null,
    organization      uuid not null references organization,
    organization_name text not null,
    township          text not null,
    filed_on          date not null,
    -- What the steps add up to, for lists.
    stage             text not null check (stage in ('filed', 'investigated', 'proposed', 'notified', 'reviewed', 'decided',
                                                     'served', 'closed', 'dismissed')),
    -- The bureau's own period that ends first; null where none runs.
    due_on            date,
    due_what          text,
    decided_on        date,
    document_number   text unique,
    -- Whether the public record shows the decision.
    published_at      timestamptz,
    withdrawn_at      timestamptz
);
create index penalty_case_organization on penalty_case (organization);
create index penalty_case_due on penalty_case (due_on, filed_on, id);
create index penalty_case_stage on penalty_case (stage, due_on);

-- Append-only: the whole record of what was done (行政处罚法 47).
create table penalty_step (
    penalty uuid not null references penalty_case,
    number  integer not null check (number > 0),
    kind    text not null,
    day     date not null,
    at      timestamptz not null,
    by      uuid not null references person,
    -- As the officer was called then.
    by_name text not null,
    data    jsonb not null,
    primary key (penalty, number)
);
create index penalty_step_by on penalty_step (by);

create table penalty_number (
    year integer primary key,
    last integer not null check (last > 0)
);

grant select, insert, update on penalty_case, penalty_number to ${app_role};
grant select, insert on penalty_step to ${app_role};
