-- organization: charters with their history, contacts that were tried, who was cancelled, and every change of the register.

alter table organization
    -- 注销登记; null while it is on the register.
    add column cancelled_on  date,
    add column cancelled_why text;

-- Append-only: what one field of the register was and became. Contacts are kept masked.
create table organization_change (
    id           bigint generated always as identity primary key,
    organization uuid not null references organization,
    field        text not null,
    was          text,
    became       text,
    reason       text,
    -- Name of the officer, as it was.
    by           text not null,
    at           timestamptz not null
);
create index organization_change_of on organization_change (organization, at);

-- A charter (章程) as approved. Append-only: a correction is a further edition, the last one counts.
create table charter_edition (
    charter                   uuid not null,
    edition                   integer not null check (edition > 0),
    organization              uuid not null references organization,
    approved_on               date not null,
    valid_from                date not null,
    purpose                   text not null,
    scope                     text[] not null check (cardinality(scope) > 0),
    term_years                integer not null check (term_years between 1 and 10),
    council_meetings_per_year integer not null check (council_meetings_per_year between 1 and 24),
    assembly_meetings_per_year integer check (assembly_meetings_per_year between 1 and 24),
    council_min               integer not null check (council_min > 0),
    council_max               integer not null check (council_max >= council_min),
    file                      uuid,
    -- Why an edition after the first was made.
    reason                    text,
    by                        text not null,
    at                        timestamptz not null,
    primary key (charter, edition),
    check (edition = 1 or reason is not null)
);
create index charter_edition_organization on charter_edition (organization, valid_from desc);

-- Append-only: whether somebody answered at an address; the last check of the address on the register counts.
create table contact_check (
    id           bigint generated always as identity primary key,
    organization uuid not null references organization,
    way          text not null check (way in ('phone', 'email')),
    address      text not null,
    works        boolean not null,
    how          text not null,
    by           text not null,
    at           timestamptz not null
);
create index contact_check_of on contact_check (organization, way, address, id desc);

-- What a file is for is known to the code; the list here had to be kept in step by hand.
alter table stored_file drop constraint stored_file_purpose_check;
alter table stored_file add constraint stored_file_purpose_check check (purpose ~ '^[a-z_]{1,40}$');

grant select, insert on organization_change, charter_edition, contact_check to ${app_role};
-- Addresses that are not used any more are forgotten in time.
grant delete on contact_check to ${app_role};
