-- What is told to organisations, and what leaves for it.
--
-- circular   one undertaking that tells many (群发通知), such as the notice of a year's reports
-- occasion   one time it speaks: the notice itself, or a reminder; its words are frozen here
-- notice     what one organisation is told on one occasion: its inbox
-- message    what leaves for one addressee through one channel; a digest carries several notices

create table circular (
    id              uuid primary key default gen_random_uuid(),
    division        text not null,
    -- Nobody can opt out of a statutory one (法定通知); of a courtesy one (一般告知) everybody can.
    kind            text not null check (kind in ('statutory', 'courtesy')),
    -- The feature that speaks: annual_report, circular.
    source          text not null,
    title           text not null,
    document_number text,
    opens_on        date,
    due_on          date,
    due_explanation text,
    -- Ways of sending in their order, and what follows when one fails or stays unread.
    plan            jsonb not null,
    created_at      timestamptz not null,
    -- Null until it is released to its recipients.
    released_at     timestamptz
);

create table occasion (
    circular   uuid not null references circular,
    -- notice, or reminder-N in the order in which they went out.
    code       text not null,
    -- Words by channel as they stood, placeholders still open where they differ from one to the next.
    forms      jsonb not null,
    created_at timestamptz not null,
    primary key (circular, code)
);

-- delivery: knows addressees and channels, nothing of organisations or duties.
create table lane (
    id           uuid primary key,
    created_at   timestamptz not null,
    paused_at    timestamptz,
    pause_reason text
);

create table delivery_node (
    id    uuid primary key,
    -- By the clock of the database; a node past it holds nothing.
    until timestamptz not null
);

create table message (
    id              uuid primary key,
    -- Null for a single letter.
    lane            uuid references lane,
    channel         text not null check (channel in ('email', 'sms', 'subscribe', 'service_account')),
    -- The person it is for, where one is known; needed by the channels of WeChat.
    person          uuid references person,
    address         text,
    -- As it left: written by the claim where the words depend on what is still wanted.
    subject         text,
    body            text,
    -- Fields of a WeChat template.
    form            jsonb,
    -- Stands in the body as {code}, and is forgotten once the message has left.
    secret          text,
    -- May leave in quiet hours.
    urgent          boolean not null default false,
    state           text not null check (state in
        ('queued', 'claimed', 'sending', 'sent', 'failed', 'uncertain', 'stopped', 'cancelled')),
    -- Class of the failure, and its plain words.
    failure         text,
    reason          text,
    attempts        integer not null default 0,
    -- Only while it is queued.
    next_attempt_at timestamptz check ((state = 'queued') = (next_attempt_at is not null)),
    -- Who claimed it last.
    node            uuid,
    -- Which claim of it; what belongs to an earlier one changes nothing.
    claim           uuid,
    claimed_at      timestamptz,
    sending_at      timestamptz,
    created_at      timestamptz not null,
    sent_at         timestamptz,
    -- What the provider answered, such as its own number of the message.
    receipt         text,
    -- The duty was done while it was already leaving.
    crossed_at      timestamptz
-- Room beside each row for its next states: no index names what changes from claim to sent, so they need no index entry.
) with (fillfactor = 50);
-- Lane by lane, so that none waits for another.
create index message_waiting on message (channel, lane, next_attempt_at) where next_attempt_at is not null;
create index message_node on message (node) where node is not null;
create index message_lane on message (lane);

-- A provider that fails is left in peace, by all nodes.
create table circuit (
    channel    text primary key,
    failures   integer not null default 0,
    -- Nothing leaves before; then one message tries.
    open_until timestamptz,
    reason     text
);

-- One message an organisation, occasion and channel: a second cannot be made.
create table message_notice (
    notice  uuid not null references notice,
    channel text not null,
    message uuid not null references message,
    -- first, fallback (another way failed), unread (nobody had read it by the set day).
    cause   text not null default 'first' check (cause in ('first', 'fallback', 'unread')),
    primary key (notice, channel)
);
create index message_notice_message on message_notice (message);

grant select, insert, update, delete on circular, occasion, lane, delivery_node, message, circuit, message_notice
    to ${app_role};

-- What became of each notice on each of its ways; other packages read this, never the message itself.
create view message_fate as
    select l.notice, l.channel, l.cause, m.id as message, m.lane, m.person, m.address, m.state, m.failure, m.reason,
           m.created_at, m.sent_at, m.receipt, m.crossed_at
      from message_notice l join message m on m.id = l.message;
grant select on message_fate to ${app_role};
