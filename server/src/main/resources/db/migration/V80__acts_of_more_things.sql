-- audit: who did what, of exams, ladders, leaflets and years of days off, too. What asks with the shorter list of V78 is still
-- found through this index, so that a node of the release before goes on.
drop index audit_event_of_one;
create index audit_event_of_one on audit_event (split_part(subject, '@', 1), id)
    where split_part(subject, '/', 1) in ('circular', 'question', 'training_session', 'certificate', 'person', 'pufa-event',
          'stand', 'joint-sheet', 'volunteer', 'lawreport', 'counsel', 'statute', 'office', 'plan-item', 'course', 'template',
          'exam_question', 'exam', 'ladder', 'leaflet', 'holiday-year')
      and action !~ '^signIn';
