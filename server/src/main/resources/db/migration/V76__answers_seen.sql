-- Several officers may have the same question open: whoever words, answers, passes on or joins it says the version that was
-- read, and is told when that is no longer the one there is.
alter table question
    add column version    integer not null default 1,
    add column changed_at timestamptz;
