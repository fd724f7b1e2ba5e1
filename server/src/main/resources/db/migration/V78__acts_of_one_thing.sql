-- audit: who did what to one thing, for its page. Only of kinds that have such a page, so that signing in, learning and
-- reading, of which there is far more, cost nothing. A statute is one thing in all its versions.
create index audit_event_of_one on audit_event (split_part(subject, '@', 1), id)
    where split_part(subject, '/', 1) in ('circular', 'question', 'training_session', 'certificate', 'person', 'pufa-event',
          'stand', 'joint-sheet', 'volunteer', 'lawreport', 'counsel', 'statute', 'office', 'plan-item', 'course', 'template',
          'exam_question')
      and action !~ '^signIn';
