-- What residents say about this service itself (意见与投诉) goes the way of a question, and has a day by which it is
-- answered. The day is null while the days off up to it are not entered.
alter table question
    add column kind   text not null default 'question' check (kind in ('question', 'suggestion', 'complaint')),
    add column due_on date,
    add constraint question_due_on check (kind <> 'question' or due_on is null);
create index question_due on question (division, due_on) where kind <> 'question';
