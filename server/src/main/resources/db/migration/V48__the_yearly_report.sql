-- The bureau's yearly report (法治政府建设情况报告) and its leader's duty report (述法报告), from draft to frozen.

create table law_report (
    id          uuid primary key,
    division    text        not null,
    outline     text        not null,
    year        integer     not null,
    edition     integer     not null,
    title       text        not null,
    dated       date        not null,
    state       text        not null check (state in ('draft', 'approved', 'frozen', 'published')),
    revision    integer     not null default 1,
    corrects    uuid references law_report,
    reason      text,
    created_by  uuid not null references person,
    created_at  timestamptz not null,
    approved_by uuid references person,
    approved_at timestamptz,
    frozen_by   uuid references person,
    frozen_at   timestamptz,
    -- What was frozen, to the letter, and its hash.
    canonical   text,
    sha256      text,
    published_by uuid references person,
    published_at timestamptz,
    note        text,
    constraint law_report_edition unique (division, outline, year, edition),
    constraint law_report_frozen check ((state in ('frozen', 'published')) = (sha256 is not null and canonical is not null))
);

-- Of one year only one is being written.
create unique index law_report_open on law_report (division, outline, year) where state in ('draft', 'approved');

create table law_report_section (
    report      uuid        not null references law_report,
    code        text        not null,
    place       integer     not null,
    level       integer     not null,
    heading     text        not null,
    about       text        not null check (about in ('year', 'next')),
    -- Empty under a heading that only holds others together.
    paragraphs  jsonb       not null,
    revision    integer     not null default 1,
    edited_by   uuid not null references person,
    edited_at   timestamptz not null,
    approved_by uuid references person,
    approved_at timestamptz,
    primary key (report, code),
    constraint law_report_four_eyes check (approved_by <> edited_by)
);

create table law_report_comment (
    id         uuid primary key,
    report     uuid        not null,
    section    text        not null,
    text       text        not null,
    person     uuid not null references person,
    at         timestamptz not null,
    settled_by uuid references person,
    settled_at timestamptz,
    foreign key (report, section) references law_report_section
);
create index law_report_comment_report on law_report_comment (report, at);

-- A figure as it stood when the leader approved: its number, and which records it counted.
create table law_report_figure (
    report  uuid    not null references law_report,
    code    text    not null,
    place   integer not null,
    title   text    not null,
    unit    text    not null,
    value   integer not null,
    row_ids text[]  not null,
    primary key (report, code)
);

grant select, insert, update on law_report, law_report_section, law_report_comment to ${app_role};
grant select, insert, delete on law_report_figure to ${app_role};
