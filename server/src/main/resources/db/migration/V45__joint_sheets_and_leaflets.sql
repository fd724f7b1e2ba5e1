-- jointsheet: one sheet (协作普法单) for an event that several departments hold together.
create table joint_sheet (
    id            uuid primary key default gen_random_uuid(),
    title         text not null,
    kind          text not null,
    planned_on    date not null,
    place         text not null,
    division      text not null,
    topics        text[] not null,
    plan_item     uuid references plan_item,
    state         text not null default 'open' check (state in ('open', 'filed', 'cancelled')),
    opened_by     uuid not null references person,
    opened_at     timestamptz not null,
    closed_by     uuid references person,
    closed_at     timestamptz,
    cancel_reason text,
    -- The event it became (普法活动); what was spent in fen (分), and who wrote about it.
    event         uuid unique references pufa_event,
    cost_fen      bigint check (cost_fen >= 0),
    press_links   text[] not null default '{}',
    constraint joint_sheet_closed check ((state = 'open') = (closed_at is null)),
    constraint joint_sheet_filed check ((state = 'filed') = (event is not null)),
    constraint joint_sheet_cancelled check ((state = 'cancelled') = (cancel_reason is not null))
);
create index joint_sheet_planned_on on joint_sheet (planned_on desc);

-- A department's own part, which nobody else writes.
create table joint_part (
    id          uuid primary key default gen_random_uuid(),
    sheet       uuid not null references joint_sheet,
    department  text not null,
    -- Account with which the department writes it; null where it only gets a link.
    partner     uuid references person,
    state       text not null default 'invited' check (state in ('invited', 'confirmed', 'declined')),
    people      integer check (people >= 0),
    copies      integer check (copies >= 0),
    note        text,
    photos      uuid[] not null default '{}',
    answered_at timestamptz,
    by_link     boolean,
    constraint joint_part_once unique (sheet, department),
    constraint joint_part_answered check ((state = 'invited') = (answered_at is null) and (answered_at is null) = (by_link is null))
);
create index joint_part_partner on joint_part (partner) where partner is not null;

create table joint_part_link (
    -- SHA-256 of the token, hex; the token itself is nowhere.
    token_hash text primary key,
    part       uuid not null references joint_part,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz,
    voided_at  timestamptz
);
create index joint_part_link_part on joint_part_link (part);

-- leaflet: what is printed and handed out, one row a version; stock is what was printed less what left.
create table leaflet (
    id         uuid primary key default gen_random_uuid(),
    title      text not null,
    edition    text not null,
    topic      text,
    stock      integer not null constraint leaflet_stock check (stock >= 0),
    created_at timestamptz not null,
    constraint leaflet_once unique (title, edition)
);
create table leaflet_move (
    id       uuid primary key default gen_random_uuid(),
    leaflet  uuid not null references leaflet,
    kind     text not null check (kind in ('printed', 'handed_out', 'scrapped')),
    copies   integer not null check (copies > 0),
    event    uuid references pufa_event,
    note     text,
    moved_on date not null,
    moved_at timestamptz not null,
    constraint leaflet_move_event check (event is null or kind = 'handed_out')
);
create index leaflet_move_leaflet on leaflet_move (leaflet, moved_at desc);
create index leaflet_move_event on leaflet_move (event) where event is not null;

grant select, insert, update on joint_sheet, joint_part, joint_part_link, leaflet to ${app_role};
grant select, insert on leaflet_move to ${app_role};
