-- Templates: the words of a notice, a form for each way they go. A version is written once and never changed, so that
-- what has been told can always be read as it was.
create table template (
    id            uuid primary key,
    division      text not null,
    -- Of one that came with the product; null where staff wrote it.
    code          text,
    title         text not null,
    purpose       text not null check (purpose in ('notice', 'reminder', 'overdue', 'courtesy')),
    -- The newest.
    version       integer not null,
    created_at    timestamptz not null,
    changed_at    timestamptz not null,
    retired_at    timestamptz,
    retire_reason text,
    unique (division, code)
);

create table template_version (
    template     uuid not null references template,
    version      integer not null,
    placeholders jsonb not null,
    forms        jsonb not null,
    -- As hunyin-dengji-tiaoli@2025-04-06#8: in the version that was in force.
    citations    text[] not null,
    note         text,
    -- Null where it came with the product.
    created_by   uuid references person,
    created_at   timestamptz not null,
    primary key (template, version)
);

grant select, insert, update on template to ${app_role};
grant select, insert on template_version to ${app_role};

-- What cites which article, in which version of the statute; every feature registers its own.
create table citation (
    feature text not null,
    subject text not null,
    place   integer not null,
    statute text not null,
    version date not null,
    article integer not null,
    primary key (feature, subject, place)
);
create index citation_article on citation (statute, article);

grant select, insert, delete on citation to ${app_role};
