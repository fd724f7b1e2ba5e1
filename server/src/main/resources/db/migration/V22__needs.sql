-- What people still need: one row for each time somebody asked and did not find, without person, address or moment.
create table need_signal (
    id       bigint generated always as identity primary key,
    division text not null,
    kind     text not null check (kind in ('search_nothing', 'search_no_click', 'not_useful', 'question', 'stand',
                                           'hotline')),
    topic    text,
    -- Nine digits; null where the reader chose none.
    township text,
    month    date not null check (extract(day from month) = 1),
    -- Tells when the words go; nothing is told by day.
    heard_on date not null,
    -- Without digits, names and addresses; null where there are none, and when they have served.
    words    text,
    -- Times somebody asked; more than one only of the hotline, which counts by itself.
    weight   integer not null default 1 check (weight > 0)
);
create index need_signal_month on need_signal (division, month);
create index need_signal_words on need_signal (heard_on) where words is not null;
create unique index need_hotline_once on need_signal (division, topic, township, month) nulls not distinct
    where kind = 'hotline';

-- Searches of the last minutes with an answer, until one of the answers is opened or nobody did. A click may be
-- heard first, on another node.
create table need_search (
    id       uuid primary key,
    at       timestamptz not null,
    clicked  boolean not null,
    searched boolean not null,
    topic    text,
    township text,
    words    text
);
create index need_search_at on need_search (at);

-- 有用吗 by card and month.
create table usefulness (
    card       text not null,
    month      date not null,
    useful     integer not null default 0,
    not_useful integer not null default 0,
    primary key (card, month)
);

-- How the quiz of a card was answered. Another wording of a question is another question.
create table quiz_tally (
    card     text not null,
    wording  text not null,
    choice   integer not null,
    answers  bigint not null,
    primary key (card, wording, choice)
);

-- Questions of residents (提问).
create table question (
    id          uuid primary key,
    division    text not null,
    -- Who asked, signed in; or the hash of the code that shows the answer. Both go when the question is forgotten.
    person      uuid references person,
    code_hash   text unique,
    topic       text,
    township    text,
    -- As it was asked; null once erased or forgotten.
    text        text,
    -- Fit to be shown: what is left without digits, names and addresses, then what staff made of it.
    wording     text not null,
    cleaned_at  timestamptz,
    cleaned_by  uuid references person,
    urgent      boolean not null,
    state       text not null default 'waiting' check (state in ('waiting', 'answered', 'transferred', 'merged')),
    answer      text,
    cards       text[] not null default '{}',
    answered_at timestamptz,
    -- Null where a published card answered it.
    answered_by uuid references person,
    merged_into uuid references question,
    -- When the asker last looked.
    seen_at     timestamptz,
    asked_at    timestamptz not null,
    check ((state = 'merged') = (merged_into is not null)),
    check ((state in ('answered', 'transferred')) = (answered_at is not null))
);
create index question_person on question (person) where person is not null;
create index question_state on question (division, state, asked_at);
create index question_merged on question (merged_into) where merged_into is not null;

-- Topics asked much and covered little, proposed for writing (选题).
create table topic_proposal (
    id          uuid primary key,
    division    text not null,
    month       date not null,
    topic       text not null,
    asked       integer not null,
    covered     integer not null,
    phrases     text[] not null,
    place       integer not null,
    state       text not null default 'open' check (state in ('open', 'taken', 'closed')),
    proposed_at timestamptz not null,
    taken_by    uuid references person,
    taken_at    timestamptz,
    closed_at   timestamptz,
    reason      text,
    card        text,
    unique (division, month, topic)
);

grant select, insert, update, delete on need_signal, need_search, question to ${app_role};
grant select, insert, update on usefulness, quiz_tally, topic_proposal to ${app_role};
