-- review: a return is read against the charter, concluded by one person and checked by another (年报审查).
--
-- review               one received return, from its arrival to its conclusion
-- review_flag          what the rules of the year saw in it, frozen with the values they compared
-- review_correction    one time it was given back (退回补正), with the cells that were open
-- review_decision      one proposed or final conclusion; an adjusted one stays, superseded
-- review_rectification the three months after a conclusion that is not 合格 (整改)

create table review (
    -- Of the return.
    id                uuid primary key,
    division          text not null,
    township          text not null,
    organization      uuid not null,
    organization_name text not null,
    organization_type text not null,
    year              integer not null,
    arrived_at        timestamptz not null,
    late              boolean not null,
    -- Of the content that is under review; a resubmission has the next one.
    version           integer not null,
    state             text not null check (state in ('waiting', 'correcting', 'proposed', 'decided', 'withdrawn')),
    -- The sum of the weights of its flags that nobody set aside.
    risk              integer not null,
    claimed_by        uuid references person,
    -- A claim past it holds nothing.
    claimed_until     timestamptz,
    constraint review_claim check ((claimed_by is null) = (claimed_until is null))
);
create unique index review_one_a_year on review (organization, year) where state <> 'withdrawn';
create index review_worklist on review (state, risk desc, arrived_at, id);
create index review_of_year on review (division, year, organization_name);
create index review_claimed on review (claimed_by) where claimed_by is not null;

create table review_flag (
    review      uuid not null references review,
    rule        text not null,
    title       text not null,
    -- null where the rule weighs the risk but suggests no grade.
    grade       text check (grade in ('basically_qualified', 'unqualified')),
    weight      integer not null,
    explanation text not null,
    -- What was compared, label to value, in their order.
    compared    jsonb not null,
    cells       text[] not null,
    -- Of the charter or of the law.
    clause      text,
    -- Set aside by a reviewer as 不是问题.
    dismissed_by     uuid references person,
    dismissed_at     timestamptz,
    dismissed_reason text,
    primary key (review, rule)
);

create table review_correction (
    review       uuid not null references review,
    turn         integer not null,
    cells        text[] not null,
    reason       text not null,
    asked_by     uuid not null references person,
    asked_at     timestamptz not null,
    due_on       date not null,
    explanation  text not null,
    from_version integer not null,
    answered_at  timestamptz,
    to_version   integer,
    primary key (review, turn)
);
create index review_correction_open on review_correction (due_on) where answered_at is null;

create table review_document_number (
    division text not null,
    year     integer not null,
    last     integer not null,
    primary key (division, year)
);

create table review_decision (
    id              uuid primary key,
    review          uuid not null references review,
    turn            integer not null,
    state           text not null check (state in ('proposed', 'sent_back', 'final', 'superseded')),
    grade           text not null check (grade in ('qualified', 'basically_qualified', 'unqualified')),
    -- What the rules suggested; a person may conclude otherwise and says why.
    suggested       text not null check (suggested in ('qualified', 'basically_qualified', 'unqualified')),
    differs_because text,
    reasons         text[] not null,
    rules           text[] not null,
    proposed_by     uuid not null references person,
    proposed_at     timestamptz not null,
    -- Why a decision that stood was opened again; null for the first.
    adjust_reason   text,
    supersedes      uuid references review_decision,
    checked_by      uuid references person,
    checked_at      timestamptz,
    opinion         text,
    decided_on      date,
    document_number text unique,
    -- In the square code: 80 random bits.
    verification    text unique,
    -- The organisation's notice of it, by which service is proven.
    notice          uuid,
    constraint review_decision_turn unique (review, turn),
    constraint review_decision_second_person check (checked_by <> proposed_by),
    constraint review_decision_final check
        (state not in ('final', 'superseded')
         or checked_by is not null and decided_on is not null and document_number is not null and verification is not null)
);
create unique index review_decision_one_proposed on review_decision (review) where state = 'proposed';
create unique index review_decision_one_final on review_decision (review) where state = 'final';
create index review_decision_days on review_decision (decided_on desc, id) where state = 'final';

create table review_rectification (
    id            uuid primary key,
    decision      uuid not null unique references review_decision,
    review        uuid not null references review,
    state         text not null check (state in ('unserved', 'open', 'received', 'done', 'missed', 'cancelled')),
    -- The clock starts on the proven day of service, and on no other.
    served_on     date,
    due_on        date,
    explanation   text,
    report        text,
    received_on   date,
    received_by   uuid references person,
    checked_on    date,
    checked_by    uuid references person,
    opinion       text,
    reminded_at   timestamptz,
    constraint review_rectification_clock check
        (state in ('unserved', 'cancelled') or served_on is not null and due_on is not null and explanation is not null)
);
create index review_rectification_due on review_rectification (state, due_on);
create index review_rectification_review on review_rectification (review);

grant select, insert, update on review, review_correction, review_document_number, review_decision, review_rectification
    to ${app_role};
grant select, insert, update, delete on review_flag to ${app_role};
